import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WENT_WRONG } from '../../../src/core/wording.ts';
import blockActions from '../../fixtures/slack/block-actions.json' with { type: 'json' };
import { aClause, aQuotedReply } from '../../support/builders.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { buttonPress, directMessage, mentioned, slashCommand } from '../../support/fake-slack-events.ts';
import type { Fields } from '../../support/fake-slack-events.ts';
import { CHANNEL, DIRECT } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { quoting } from '../../support/quoting.ts';

const MODES: readonly Mode[] = ['http', 'socket'];
const THREAD = '1700000000.000001';

/** A press on “None of these” under the reply to `of`. */
const press = (id: string, of: string, fields: Fields = {}): Fields =>
  buttonPress(id, 'clausebook:none-of-these', of, fields);
/** Where a press was made in a channel, in the thread of the message that has the button. */
const inChannel = (thread: string | undefined): Fields => ({
  channel: { id: CHANNEL, name: 'general' },
  container: { ...blockActions.container, channel_id: CHANNEL },
  message: { type: 'message', ts: '1700000003.000300', thread_ts: thread },
});
/** What Slack sends of a button under words for one person's eyes: without the message, which it does not keep. */
const underHidden = (responseUrl: string): Fields => ({
  channel: { id: CHANNEL, name: 'general' },
  container: { ...blockActions.container, channel_id: CHANNEL, is_ephemeral: true },
  response_url: responseUrl,
});

describe.each(MODES)('a press in Slack (%s)', (mode) => {
  let slack: SlackUnderTest;
  beforeEach(async () => {
    slack = await openSlack(mode);
  });
  afterEach(() => slack.dispose());

  const finished = (count = 1): Promise<void> => slack.logged('turn-finished', count);
  const where = () => slack.fake.messages.map(({ channel, thread, ephemeral }) => ({ channel, thread, ephemeral }));

  it('under an answer for one person’s eyes is answered for these eyes, in the thread of their commands', async () => {
    await slack.start();
    await slack.command(slashCommand('13.1', slack.fake.responseUrl()));
    await finished();
    await slack.interaction(press('13.2', 'slack:13.1', underHidden(slack.fake.responseUrl())));
    await finished(2);
    const [asked, pressed] = slack.turns;
    expect(pressed).toMatchObject({ kind: 'presses', of: 'slack:13.1', audience: 'only-you' });
    expect(pressed?.thread).toBe(asked?.thread);
    expect(where()[1]).toEqual({ channel: undefined, thread: undefined, ephemeral: true });
    expect(slack.fake.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
  });

  it('of somebody else in the same channel is not of the same thread', async () => {
    await slack.start();
    await slack.command(slashCommand('13.1', slack.fake.responseUrl()));
    await finished();
    const somebody = { user: { id: 'U0SOMEBODY' } };
    await slack.interaction(press('13.2', 'slack:13.1', { ...underHidden(slack.fake.responseUrl()), ...somebody }));
    await finished(2);
    expect(slack.turns[1]?.thread).not.toBe(slack.turns[0]?.thread);
  });

  it('in a channel is answered in the thread that the question opened', async () => {
    await slack.start();
    await slack.event(mentioned('Ev1'));
    await finished();
    const opened = slack.fake.messages[0]?.thread;
    await slack.interaction(press('13.2', 'slack:Ev1', inChannel(opened)));
    await finished(2);
    const [asked, pressed] = slack.turns;
    expect(pressed).toMatchObject({ kind: 'presses', press: 'none-of-these', audience: 'everyone-here' });
    expect(pressed?.thread).toBe(asked?.thread);
    expect(where()[1]).toEqual({ channel: CHANNEL, thread: '1700000002.000200', ephemeral: false });
  });

  it('in a thread of a direct conversation is answered there', async () => {
    await slack.start();
    await slack.event(directMessage('Ev1', { thread_ts: THREAD }));
    await finished();
    await slack.interaction(press('13.2', 'slack:Ev1', { message: { thread_ts: THREAD } }));
    await finished(2);
    expect(slack.turns[1]).toMatchObject({ audience: 'only-you', thread: slack.turns[0]?.thread });
    expect(where()[1]).toEqual({ channel: DIRECT, thread: THREAD, ephemeral: false });
  });

  it('on the same button under one answer is the same turn, however often it is made', async () => {
    await slack.start();
    await slack.interaction(press('13.2', 'slack:Ev1'));
    await slack.interaction(press('13.3', 'slack:Ev1'));
    await slack.interaction(press('13.4', 'slack:Ev2'));
    await finished(3);
    const [one, again, other] = slack.turns.map(({ id }) => id);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  it('on “Show receipt” is a turn each time: the guidance may have changed', async () => {
    await slack.start();
    await slack.interaction(buttonPress('13.2', 'clausebook:receipt', 'slack:Ev1'));
    await slack.interaction(buttonPress('13.3', 'clausebook:receipt', 'slack:Ev1'));
    await finished(2);
    expect(slack.turns.map(({ id }) => id)).toEqual(['slack:13.2', 'slack:13.3']);
  });

  it('that reads on from a quote is for the same eyes as the quote, or in its thread, and a turn each time', async () => {
    const clause = 'gedling/social-media-guidance/4.8';
    await slack.start();
    const hidden = underHidden(slack.fake.responseUrl());
    await slack.interaction(buttonPress('13.2', 'clausebook:read-on:in-place:3', clause, hidden));
    await finished();
    await slack.interaction(buttonPress('13.3', 'clausebook:read-on:clause:0', clause, inChannel(THREAD)));
    await slack.interaction(buttonPress('13.4', 'clausebook:read-on:roof:0', clause));
    await slack.logged('slack-press-unreadable');
    await finished(2);
    expect(slack.turns).toMatchObject([
      { kind: 'reads-on', id: 'slack:13.2', view: 'in-place', clause, audience: 'only-you' },
      { kind: 'reads-on', id: 'slack:13.3', view: 'clause', clause, audience: 'everyone-here' },
    ]);
    expect(where()).toEqual([
      { channel: undefined, thread: undefined, ephemeral: true },
      { channel: CHANNEL, thread: THREAD, ephemeral: false },
    ]);
  });

  it('under private words is not begun to be answered where that cannot be finished', async () => {
    const text = Array.from({ length: 4000 }, (_none, index) => `word${index}`).join(' ');
    await slack.start(async () => aQuotedReply(aClause({ parts: { text } })));
    await slack.interaction(press('13.2', 'slack:13.1', underHidden(slack.fake.responseUrl())));
    await finished();
    expect(slack.fake.messages.map((message) => message.text)).toEqual([quoting(WENT_WRONG)]);
  });

  const button = { ...blockActions.actions[0], action_id: 'clausebook:none-of-these', value: 'slack:Ev1' };
  it.each<[string, Fields]>([
    ['of a kind that there is not', { actions: [{ ...button, action_id: 'clausebook:all-of-these' }] }],
    ['of no kind', { actions: [{ ...button, action_id: 'clausebook:' }] }],
    ['of no turn', { actions: [{ ...button, value: undefined }] }],
    ['of a turn without a name', { actions: [{ ...button, value: '' }] }],
    ['of a turn that is no text', { actions: [{ ...button, value: { id: 'slack:Ev1' } }] }],
    ['without an id', { trigger_id: undefined }],
    ['by somebody without an id', { user: { id: '' } }],
    ['nowhere', { channel: undefined }],
    ['under nothing', { container: undefined }],
    ['in a thread that is no text', { message: { thread_ts: 17 } }],
  ])('%s is acknowledged and logged, and no turn', async (_what, fields) => {
    await slack.start();
    await slack.interaction({ ...press('13.2', 'slack:Ev1'), ...fields });
    await slack.logged('slack-press-unreadable');
    await slack.interaction(press('13.3', 'slack:Ev1'));
    await finished();
    expect(slack.turns.map(({ id }) => id)).toEqual(['slack:none-of-these:slack:Ev1']);
    expect(slack.fake.messages).toHaveLength(1);
    expect(slack.log.lines.filter(({ level }) => level !== 'info')).toEqual([
      { level: 'warn', event: 'slack-press-unreadable', fields: {}, cause: undefined },
    ]);
  });

  it.each<[string, Fields]>([
    ['nothing', { actions: [] }],
    ['a button without a name', { actions: [{ type: 'button', value: 'slack:Ev1' }] }],
  ])('on %s does no harm', async (_what, fields) => {
    await slack.start();
    await slack.interaction({ ...press('13.2', 'slack:Ev1'), ...fields });
    await slack.interaction(press('13.3', 'slack:Ev1'));
    await finished();
    expect(slack.turns.map(({ id }) => id)).toEqual(['slack:none-of-these:slack:Ev1']);
    expect(slack.fake.messages).toHaveLength(1);
  });

  it('by nobody is turned away by the library, and the next one is taken', async () => {
    await slack.start();
    void slack.interaction({ ...press('13.2', 'slack:Ev1'), user: undefined }).catch(() => 'It is not acknowledged.');
    await slack.logged('slack-request-unreadable');
    await slack.interaction(press('13.3', 'slack:Ev1'));
    await finished();
    expect(slack.turns.map(({ id }) => id)).toEqual(['slack:none-of-these:slack:Ev1']);
  });
});
