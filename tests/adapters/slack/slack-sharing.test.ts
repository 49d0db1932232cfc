import { AUDIENCE } from '../../../src/core/wording.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../../src/core/conversation.ts';
import { quote } from '../../../src/core/guidance.ts';
import type { Reply } from '../../../src/core/reply.ts';
import blockActions from '../../fixtures/slack/block-actions.json' with { type: 'json' };
import { aClause, aQuotedReply, LOGO_TEXT } from '../../support/builders.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { namedIn, quotedWords, shownWords } from '../../support/fake-slack-blocks.ts';
import { buttonPress, directMessage, slashCommand } from '../../support/fake-slack-events.ts';
import type { Fields } from '../../support/fake-slack-events.ts';
import { CHANNEL, COUNCILLOR_ID, DIRECT } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';

const MODES: readonly Mode[] = ['http', 'socket'];
const clause = aClause();
const SHARED: Reply = { kind: 'shared', quotes: [quote(clause)], overdue: [] };

describe.each(MODES)('“Share in channel” in Slack (%s)', (mode) => {
  let slack: SlackUnderTest;
  let reply: (turn: Turn) => Reply;
  beforeEach(async () => {
    slack = await openSlack(mode);
    reply = ({ kind }) => (kind === 'presses' ? SHARED : aQuotedReply());
    await slack.start(async (turn) => reply(turn));
  });
  afterEach(() => slack.dispose());

  const finished = (count = 1): Promise<void> => slack.logged('turn-finished', count);
  const press = (name: string) =>
    blockActions.actions.map((each) => ({ ...each, action_id: `clausebook:${name}`, value: 'slack:13.1' }));
  const pressed = (id: string, fields: Fields = {}): Fields =>
    buttonPress(id, 'clausebook:share', 'slack:13.1', {
      channel: { id: CHANNEL, name: 'general' },
      container: { ...blockActions.container, channel_id: CHANNEL, is_ephemeral: true },
      response_url: slack.fake.responseUrl(),
      ...fields,
    });

  it('can be offered where a command was given in a channel, and nowhere else', async () => {
    await slack.command(slashCommand('13.1', slack.fake.responseUrl()));
    await finished();
    await slack.command(slashCommand('13.2', slack.fake.responseUrl(), { channel_id: DIRECT }));
    await finished(2);
    await slack.event(directMessage('Ev1'));
    await finished(3);
    expect(slack.turns.map(({ shareable }) => shareable)).toEqual([true, undefined, undefined]);
  });

  it('can be offered under the answer to a press there, and under none elsewhere', async () => {
    await slack.interaction({ ...pressed('13.2'), actions: press('by-itself') });
    await finished();
    const elsewhere = { container: blockActions.container, channel: { id: DIRECT, name: 'directmessage' } };
    await slack.interaction({ ...pressed('13.3', elsewhere), actions: press('none-of-these') });
    await finished(2);
    expect(slack.turns.map(({ shareable }) => shareable)).toEqual([true, undefined]);
  });

  it('shows the channel the clause and who shares it, and nothing to press', async () => {
    await slack.interaction(pressed('13.2'));
    await finished();
    const [message, ...others] = slack.fake.messages;
    if (message === undefined) throw new Error('It is shown.');
    expect(others).toEqual([]);
    expect(message.ephemeral).toBe(false);
    expect(quotedWords(message.blocks)).toEqual([LOGO_TEXT]);
    expect(shownWords(message.blocks).join('\n')).toContain('Social Media Guidance for Members, 4.8');
    expect(namedIn(message.blocks)).toEqual([COUNCILLOR_ID]);
    expect(shownWords(message.blocks).join('')).toContain(`Shared by <@${COUNCILLOR_ID}>`);
    expect(shownWords(message.blocks).join('')).toContain(AUDIENCE['everyone-here']);
    expect(message.blocks.some(({ type }) => type === 'actions')).toBe(false);
    expect(message.text.startsWith(LOGO_TEXT.slice(0, 30))).toBe(true);
    expect(message.text).not.toContain('<@');
    expect(slack.fake.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
  });

  it('twice is one turn, so that it is shown once', async () => {
    await slack.interaction(pressed('13.2'));
    await slack.interaction(pressed('13.3'));
    await finished(2);
    expect(new Set(slack.turns.map(({ id }) => id)).size).toBe(1);
  });

  it('of what reads otherwise by now is told to the presser alone', async () => {
    reply = () => ({ kind: 'asks-again', why: 'changed' });
    await slack.interaction(pressed('13.2'));
    await finished();
    expect(slack.fake.messages).toMatchObject([
      { ephemeral: true, text: expect.stringContaining('nothing was shared') },
    ]);
  });

  it('of clauses too long for the channel shows none of them', async () => {
    const text = Array.from({ length: 4000 }, (_none, index) => `word${index}`).join(' ');
    reply = () => ({ kind: 'shared', quotes: [quote(aClause({ parts: { text } }))], overdue: [] });
    await slack.interaction(pressed('13.2'));
    await finished();
    expect(slack.fake.messages).toMatchObject([{ ephemeral: true, text: expect.stringContaining('went wrong') }]);
  });
});
