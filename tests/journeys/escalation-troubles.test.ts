import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toldWords } from '../../src/core/escalation-wording.ts';
import { found, opened, says } from '../support/chatter.ts';
import { cardIn, escalated, statusFor } from '../support/officer-round.ts';
import { OUT_OF_ORDER, SILENCE, TOO_MANY } from '../support/fake-connector.ts';
import { expectAllOnce, expectNothingRefused, played } from '../support/rounds-played.ts';
import { openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

let service: WholeService;
beforeAll(async () => {
  service = await openWholeService();
});
afterAll(() => service.close());

const [POST, EDIT] = ['chat.postMessage', 'chat.update'];
const SLOW_DOWN = { ...TOO_MANY, headers: { 'retry-after': '1' } };
/** Long enough for messages that wait for each other. */
const A_WHILE = 150_000;

/** What goes wrong after which step, on both platforms. */
const TROUBLES: Readonly<Record<number, () => void>> = {
  2: () => {
    service.slack.trouble(POST, { kind: 'busy', retryAfter: '1' });
    service.connector.fail(OUT_OF_ORDER);
  },
  4: () => {
    service.slack.trouble(EDIT, { kind: 'broken', status: 500 }, { kind: 'reset' });
    service.connector.fail(SLOW_DOWN);
  },
  6: () => {
    service.slack.trouble(EDIT, { kind: 'silent' });
    service.slack.trouble(POST, { kind: 'broken', status: 503 });
    service.connector.fail(SILENCE);
  },
  9: () => {
    service.slack.trouble(POST, { kind: 'reset' }, { kind: 'busy', retryAfter: '1' });
    service.connector.fail(SLOW_DOWN, OUT_OF_ORDER);
  },
  12: () => {
    service.slack.trouble(EDIT, { kind: 'busy', retryAfter: '2' });
    service.connector.fail(OUT_OF_ORDER, OUT_OF_ORDER);
  },
};

describe('a question to an officer, while platforms are busy, broken and silent', () => {
  it(
    'goes the whole round, and everything arrives in order and once',
    async () => {
      const between = async (step: number): Promise<void> => TROUBLES[step]?.();
      for (const over of await played(service, 'One', { between })) await expectAllOnce(over);
      expectNothingRefused(service);
      const met = (event: string) => service.log.lines.filter((line) => line.event === event);
      const platforms = (event: string) => new Set(met(event).map(({ fields }) => fields?.['platform']));
      expect(platforms('notice-failed')).toEqual(new Set(['slack', 'teams']));
      expect(platforms('notice-held-up')).toEqual(new Set(['slack', 'teams']));
      expect(met('notice-parked')).toEqual([]);
    },
    A_WHILE,
  );

  it(
    'tells the officers when the councillor can no longer be reached',
    async () => {
      const councillor = service.person('slack', 'Cllr Gone');
      const [officer] = service.officers.teams;
      const id = await escalated(councillor, 'May I fly a kite from the moon?');
      await officer.press(await cardIn(officer, id, 'waiting'), 'claim');
      await statusFor(councillor, id, `with ${officer.name}`);
      const form = await opened(officer.open(await cardIn(officer, id, `with ${officer.name}`), 'answer'));
      service.slack.trouble(POST, { kind: 'refused', error: 'user_not_found' });
      await form.send({ text: 'Yes.' });
      const told = found(officer.channel, says(toldWords(id, councillor.name, 'unreached')));
      await expect(told).resolves.toBeDefined();
    },
    A_WHILE,
  );
});
