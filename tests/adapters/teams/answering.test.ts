import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../src/core/errors.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { WENT_WRONG } from '../../../src/core/wording.ts';
import personalMessage from '../../fixtures/teams/personal-message.json' with { type: 'json' };
import { aClause, anUnsureReply, aQuotedReply, LOGO_TEXT } from '../../support/builders.ts';
import { NO_CONVERSATION, NOT_IN_ROSTER, OUT_OF_ORDER, TOO_MANY } from '../../support/fake-connector.ts';
import { aChannelMention, aPersonalMessage } from '../../support/teams-activities.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';
import { nothingHandled } from '../../support/handling.ts';
import { quoting } from '../../support/quoting.ts';

const QUESTION = 'may my cousin use the secret crest?';
/** Shorter than anybody waits, and longer than a busy machine takes to check a token. */
const IMPATIENT = { patienceMs: 1000 };

describe('an answer in Teams', () => {
  let service: TeamsService;
  let answer: () => Promise<Reply>;

  async function open(options = {}): Promise<void> {
    service = await openTeams(REGISTERED, options);
    await service.platform.start(() => answer(), nothingHandled);
    await service.open();
  }
  beforeEach(() => {
    answer = async () => aQuotedReply();
  });
  afterEach(() => service.dispose());

  const ask = async (): Promise<void> => {
    const response = await service.send(aPersonalMessage(QUESTION));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  };

  /** Everything a log would show of the lines: fields, messages, causes and what hangs on them. */
  const logged = (): string =>
    service.log.lines
      .map(({ event, fields, cause }) =>
        [event, JSON.stringify(fields), String(cause), JSON.stringify(cause)].join(' '),
      )
      .join('\n');

  it('goes to the conversation as a reply to the message, with the token of the app', async () => {
    await open();
    await ask();
    const { id, conversation } = personalMessage;
    const path = `/uk/v3/conversations/${encodeURIComponent(conversation.id)}/activities/${id}`;
    expect(service.connector.requests).toEqual([`POST ${path}`]);
    expect(service.connector.problems).toEqual([]);
  });

  it('says so when it could not be found, and the fault is logged', async () => {
    answer = async () => {
      throw new Fault('QUOTE_MISMATCH', 'not the text');
    };
    await open();
    await ask();
    expect(service.connector.posted).toMatchObject([{ text: quoting(WENT_WRONG) }]);
    expect(service.log.lines).toMatchObject([
      { level: 'error', event: 'teams-turn-failed', cause: { code: 'QUOTE_MISMATCH' } },
    ]);
  });

  it.each([NOT_IN_ROSTER, NO_CONVERSATION])(
    'that Teams refuses with $status is logged, and nothing said is in the log',
    async (fault) => {
      await open();
      service.connector.fail(fault);
      await ask();
      expect(service.connector.requests).toHaveLength(1);
      expect(service.log.lines).toMatchObject([
        { level: 'error', event: 'teams-delivery-failed', cause: { code: 'DELIVERY_FAILED' } },
      ]);
      expect(logged()).toContain(`status ${fault.status}, ${fault.code}`);
      for (const secret of [QUESTION, LOGO_TEXT, 'the-token-for-the-connector', 'Okafor'])
        expect(logged()).not.toContain(secret);
    },
  );

  it.each([TOO_MANY, OUT_OF_ORDER])('is sent again when Teams cannot take it at once ($status)', async (fault) => {
    await open();
    service.connector.fail(fault);
    await ask();
    expect(service.connector.requests).toHaveLength(2);
    expect(service.connector.posted).toHaveLength(1);
    expect(service.log.lines).toEqual([]);
  });

  it('is given up when Teams does not answer', async () => {
    await open(IMPATIENT);
    service.connector.stall();
    await ask();
    expect(service.log.lines).toMatchObject([{ event: 'teams-delivery-failed' }]);
    expect(logged()).toContain('TooLate');
  });

  it('in parts arrives whole and in order, each part with all that is put round it', async () => {
    const items = Array.from({ length: 120 }, (_item, index) => `(${index}) ${'you must not do this; '.repeat(9)}`);
    answer = async () => aQuotedReply(aClause({ parts: { text: 'All of:', items } }));
    await open();
    await ask();
    expect(service.connector.problems).toEqual([]);
    expect(service.connector.posted.length).toBeGreaterThan(2);
    const numbers = JSON.stringify(service.connector.posted.map(({ attachments }) => attachments)).match(/\(\d+\) /g);
    expect(numbers).toEqual(items.map((_item, index) => `(${index}) `));
  });

  it('in parts ends at the part that is refused', async () => {
    const long = aClause({ parts: { text: 'word '.repeat(4000).trim() } });
    answer = async () => anUnsureReply(long, long);
    await open();
    service.connector.fail(NOT_IN_ROSTER);
    await ask();
    expect(service.connector.requests).toHaveLength(1);
  });

  it('goes into the response for a caller that asks for it there', async () => {
    await open();
    const response = await service.send({ ...aChannelMention(QUESTION), deliveryMode: 'expectReplies' });
    expect(await response.json()).toMatchObject({ activities: [{ summary: expect.stringContaining(LOGO_TEXT) }] });
    expect(service.connector.requests).toEqual([]);
  });

  it('is finished before the platform has stopped', async () => {
    const asked = Promise.withResolvers<void>();
    const found = Promise.withResolvers<Reply>();
    answer = () => {
      asked.resolve();
      return found.promise;
    };
    await open();
    const asking = ask();
    await asked.promise;
    const stopped = vi.fn<() => void>();
    const stopping = service.platform.stop().finally(stopped);
    await service.send(aPersonalMessage('another'));
    expect(stopped).not.toHaveBeenCalled();
    found.resolve(aQuotedReply());
    await Promise.all([asking, stopping]);
    expect(service.connector.posted).toHaveLength(1);
  });
});
