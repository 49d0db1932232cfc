import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../../src/core/conversation.ts';
import type { Reply } from '../../../src/core/reply.ts';
import privateThread from '../../fixtures/slack/message-in-private-thread.json' with { type: 'json' };
import { aQuotedReply } from '../../support/builders.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { directMessage, inThread, mentioned, otherHalfOf } from '../../support/fake-slack-events.ts';
import type { Fields } from '../../support/fake-slack-events.ts';
import { BOT_ID, CHANNEL } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { PRIVATE_MANNERS } from '../../support/manners.ts';

const MODES: readonly Mode[] = ['http', 'socket'];
/** The thread that the published mention begins. */
const THREAD = '1700000002.000200';
const SOMEBODY = 'U0SOMEBODY';

describe.each(MODES)('a thread in a channel in Slack (%s)', (mode) => {
  let slack: SlackUnderTest;
  let reply: (turn: Turn) => Promise<Reply>;
  beforeEach(async () => {
    slack = await openSlack(mode);
    reply = async () => aQuotedReply();
    await slack.start((turn) => reply(turn));
  });
  afterEach(() => slack.dispose());

  const finished = (count: number): Promise<void> => slack.logged('turn-finished', count);
  const heard = (): readonly string[] => slack.turns.map(({ id }) => id.replace('slack:', ''));
  async function answered(id = 'Ev1', event: Fields = {}): Promise<void> {
    const before = slack.turns.length;
    await slack.event(otherHalfOf(`${id}-half`, event));
    await slack.event(mentioned(id, event));
    await finished(before + 1);
  }
  /** Everything sent so far has been looked at once a direct message sent after it is answered. */
  async function looked(): Promise<readonly string[]> {
    await slack.event(directMessage('EvLast'));
    await expect.poll(heard).toContain('EvLast');
    await finished(slack.turns.length);
    return heard().filter((id) => id !== 'EvLast');
  }

  it('goes on without another mention, in the thread, and each message is one turn', async () => {
    await answered();
    await slack.event(inThread('Ev2'));
    await finished(2);
    expect(slack.turns[1]).toMatchObject({
      id: 'slack:Ev2',
      kind: 'asks',
      text: 'and on Instagram?',
      unbidden: true,
      audience: 'everyone-here',
      thread: slack.turns[0]?.thread,
    });
    expect(slack.turns[0]).not.toHaveProperty('unbidden');
    expect(slack.fake.messages.map(({ channel, thread }) => ({ channel, thread }))).toEqual([
      { channel: CHANNEL, thread: THREAD },
      { channel: CHANNEL, thread: THREAD },
    ]);
    await slack.event(inThread('Ev3'));
    await finished(3);
    expect(heard()).toEqual(['Ev1', 'Ev2', 'Ev3']);
  });

  it('goes on in a private channel as well', async () => {
    slack.fake.workspace.setMembers('C0PRIVATE', []);
    await answered('Ev1', { channel: 'C0PRIVATE' });
    await slack.event(privateThread);
    await finished(2);
    expect(slack.turns[1]).toMatchObject({ text: 'and on Instagram?', unbidden: true });
  });

  it.each<[string, Fields]>([
    ['somebody else', { user: SOMEBODY }],
    ['them to a person', { text: `<@${SOMEBODY}> what do you think?` }],
    ['them to everyone here', { text: '<!here> what do you think?' }],
    ['them to the whole channel', { text: '<!channel|@channel> well?' }],
    ['them to a group', { text: '<!subteam^S1|@officers> well?' }],
    ['them to the channel as well', { subtype: 'thread_broadcast' }],
    ['somebody else, in a picture', { user: SOMEBODY, subtype: 'file_share', text: '' }],
  ])('sleeps once something was written by %s, until we are named again', async (_what, event) => {
    await answered();
    await slack.event(inThread('Ev2', event));
    await slack.event(inThread('Ev3'));
    expect(await looked()).toEqual(['Ev1']);
    await answered('Ev4', { thread_ts: THREAD });
    await slack.event(inThread('Ev5'));
    await finished(4);
    expect(heard()).toEqual(['Ev1', 'EvLast', 'Ev4', 'Ev5']);
  });

  it.each<[string, Fields]>([
    ['another thread', { thread_ts: '1700000001.000001' }],
    ['the channel itself', { thread_ts: undefined }],
  ])('does not wake %s', async (_what, event) => {
    await answered();
    await slack.event(inThread('Ev2', event));
    expect(await looked()).toEqual(['Ev1']);
  });

  it.each<[string, Fields]>([
    ['an edit', { subtype: 'message_changed', hidden: true, user: undefined }],
    ['a bot', { user: 'U0BOT', bot_id: 'B0OTHER' }],
    ['Slackbot', { user: 'USLACKBOT' }],
    ['our own answer', { user: BOT_ID }],
    ['their file without a word', { subtype: 'file_share', text: '' }],
  ])('is neither woken nor put to sleep by %s', async (_what, event) => {
    await answered();
    await slack.event(inThread('Ev2', event));
    await slack.event(inThread('Ev3'));
    await finished(2);
    expect(heard()).toEqual(['Ev1', 'Ev3']);
  });

  it('is asleep until the answer is there, and if somebody else writes meanwhile, after it', async () => {
    const held = Promise.withResolvers<Reply>();
    reply = () => held.promise;
    await slack.event(mentioned('Ev1'));
    await slack.event(inThread('Ev2'));
    await slack.event(inThread('Ev3', { user: SOMEBODY }));
    held.resolve(aQuotedReply());
    await finished(1);
    reply = async () => aQuotedReply();
    await slack.event(inThread('Ev4'));
    expect(await looked()).toEqual(['Ev1']);
  });

  it('belongs to whoever was answered last', async () => {
    await answered();
    await answered('Ev2', { user: SOMEBODY, thread_ts: THREAD });
    await slack.event(inThread('Ev3'));
    expect(await looked()).toEqual(['Ev1', 'Ev2']);
  });

  it('is not put to sleep by the other half of a mention, whenever that comes', async () => {
    const again = { thread_ts: THREAD, channel_type: 'channel' };
    await answered();
    await slack.event(mentioned('Ev2', again));
    await slack.event(otherHalfOf('Ev2-half', again));
    await finished(2);
    await slack.event(otherHalfOf('Ev2-half', again), 1);
    await slack.event(inThread('Ev3'));
    await finished(3);
    expect(heard()).toEqual(['Ev1', 'Ev2', 'Ev3']);
  });

  it('says nothing where there is nothing to say, and stays awake', async () => {
    await answered();
    reply = async () => ({ kind: 'stays-silent' });
    await slack.event(inThread('Ev2', { text: 'thanks' }));
    await finished(2);
    reply = async () => aQuotedReply();
    await slack.event(inThread('Ev3'));
    await finished(3);
    expect(slack.fake.messages).toHaveLength(2);
  });
});

describe('a thread of a council that answers alone', () => {
  it('does not go on: what was asked there is talked of elsewhere', async () => {
    const slack = await openSlack('http', { manners: PRIVATE_MANNERS });
    await slack.start();
    await slack.event(mentioned('Ev1'));
    await slack.logged('turn-finished');
    await slack.event(inThread('Ev2'));
    await slack.event(directMessage('Ev3'));
    await slack.logged('turn-finished', 2);
    expect(slack.turns.map(({ id }) => id)).toEqual(['slack:Ev1', 'slack:Ev3']);
    await slack.dispose();
  });
});
