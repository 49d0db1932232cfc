import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aQuotedReply, LOGO_TEXT } from '../../support/builders.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { shownWords } from '../../support/fake-slack-blocks.ts';
import { directMessage, mentioned, slashCommand } from '../../support/fake-slack-events.ts';
import { CHANNEL, COUNCILLOR_ID } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { PRIVATE_MANNERS } from '../../support/manners.ts';

const MODES: readonly Mode[] = ['http', 'socket'];
const HOME = `D${COUNCILLOR_ID.slice(1)}`;
const THREAD = '1700000002.000200';

describe.each(MODES)('a mention where answers are given alone, in Slack (%s)', (mode) => {
  let slack: SlackUnderTest;
  beforeEach(async () => {
    slack = await openSlack(mode, { manners: PRIVATE_MANNERS });
    await slack.start();
  });
  afterEach(() => slack.dispose());

  const finished = (count = 1): Promise<void> => slack.logged('turn-finished', count);
  const said = () =>
    slack.fake.messages.map(({ channel, thread, ephemeral, blocks }) => ({
      channel,
      thread,
      ephemeral,
      words: shownWords(blocks).join('\n'),
    }));

  it('is answered in a direct message, and in the thread stands which clause it was and none of its words', async () => {
    await slack.event(mentioned('Ev1'));
    await finished();
    const [alone, openly, ...others] = said();
    expect(others).toEqual([]);
    expect(alone).toMatchObject({ channel: HOME, thread: undefined, ephemeral: false });
    expect(alone?.words).toContain(LOGO_TEXT);
    expect(alone?.words).toContain('Only you can see this.');
    expect(openly).toMatchObject({ channel: CHANNEL, thread: THREAD, ephemeral: false });
    expect(openly?.words).toContain('Social Media Guidance for Members, 4.8');
    expect(openly?.words).toContain('The words were sent to you in a direct message.');
    expect(openly?.words).toContain('Everyone in this conversation can see this.');
    expect(JSON.stringify(slack.fake.messages[1])).not.toContain(LOGO_TEXT.slice(0, 20));
  });

  it('is a turn of the direct message, where its buttons and what is asked next belong', async () => {
    await slack.event(mentioned('Ev1'));
    await finished();
    await slack.event(directMessage('Ev2', { channel: HOME }));
    await finished(2);
    const [asked, next] = slack.turns;
    expect(asked).toMatchObject({ id: 'slack:Ev1', audience: 'only-you' });
    expect(next?.thread).toBe(asked?.thread);
  });

  it.each([
    ['cannot be opened', 'conversations.open', 'cannot_dm_bot'],
    ['does not take it', 'chat.postMessage', 'messages_tab_disabled'],
  ])('is shown in the channel for the asker’s eyes only if the direct message %s', async (_what, method, error) => {
    slack.fake.trouble(method, { kind: 'refused', error });
    await slack.event(mentioned('Ev1'));
    await finished();
    expect(said()).toMatchObject([
      { channel: CHANNEL, thread: THREAD, ephemeral: true, words: expect.stringContaining('could not send you this') },
      { channel: CHANNEL, thread: THREAD, ephemeral: true, words: expect.stringContaining(LOGO_TEXT) },
    ]);
    expect(slack.fake.messages.map(({ manners }) => manners)).toMatchObject([
      { user: COUNCILLOR_ID },
      { user: COUNCILLOR_ID },
    ]);
    await slack.logged('slack-direct-message-refused');
    expect(slack.fake.refusals).toEqual([]);
  });

  it('is told where to ask if nothing can be shown to the asker alone', async () => {
    slack.fake.trouble('conversations.open', { kind: 'refused', error: 'cannot_dm_bot' });
    slack.fake.trouble('chat.postEphemeral', { kind: 'refused', error: 'user_not_in_channel' });
    await slack.event(mentioned('Ev1'));
    await finished();
    expect(said()).toMatchObject([
      { channel: CHANNEL, thread: THREAD, words: expect.stringContaining('write to me under Apps') },
    ]);
    expect(said()[0]?.words).not.toContain(LOGO_TEXT);
  });

  it('is not spoken of a second time', async () => {
    await slack.dispose();
    slack = await openSlack(mode, { manners: PRIVATE_MANNERS });
    await slack.start(async () => ({ kind: 'already-answered' }));
    await slack.event(mentioned('Ev1'));
    await finished();
    expect(slack.fake.messages).toEqual([]);
  });

  it('leaves direct messages and commands as they are', async () => {
    await slack.event(directMessage('Ev1'));
    await finished();
    await slack.command(slashCommand('13.1', slack.fake.responseUrl()));
    await finished(2);
    expect(said()).toHaveLength(2);
    expect(said().every(({ words }) => words.includes('Only you can see this.'))).toBe(true);
  });

  it('whose answer is long comes whole and in order', async () => {
    await slack.dispose();
    slack = await openSlack(mode, { manners: PRIVATE_MANNERS });
    const words = Array.from({ length: 1500 }, (_none, index) => `word${index}`).join(' ');
    const reply = aQuotedReply();
    const long = reply.kind === 'answers' ? { ...reply, takenWith: words } : reply;
    await slack.start(async () => long);
    await slack.event(mentioned('Ev1'));
    await finished();
    const all = said();
    expect(all.slice(0, -1).every(({ channel }) => channel === HOME)).toBe(true);
    expect(all.at(-1)).toMatchObject({ channel: CHANNEL });
    expect(all.map((each) => each.words).join(' ')).toContain('word1499');
  });
});
