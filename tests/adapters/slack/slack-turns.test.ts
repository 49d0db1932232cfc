import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { councilId } from '../../../src/core/guidance.ts';
import notQuestions from '../../fixtures/slack/not-questions.json' with { type: 'json' };
import blockActions from '../../fixtures/slack/block-actions.json' with { type: 'json' };
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { directMessage, enveloped, mentioned, otherHalfOf, slashCommand } from '../../support/fake-slack-events.ts';
import { CHANNEL, DIRECT } from '../../support/fake-slack-identity.ts';

const MODES: readonly Mode[] = ['http', 'socket'];

describe.each(MODES)('a turn in Slack (%s)', (mode) => {
  let slack: SlackUnderTest;
  beforeEach(async () => {
    slack = await openSlack(mode, { council: councilId('gedling') });
    await slack.start();
  });
  afterEach(() => slack.dispose());

  const finished = (count = 1): Promise<void> => slack.logged('turn-finished', count);
  const where = () => slack.fake.messages.map(({ channel, thread, ephemeral }) => ({ channel, thread, ephemeral }));

  it('in a direct message is answered there, with the council’s guidance', async () => {
    await slack.event(directMessage('Ev1'));
    await finished();
    expect(slack.turns).toMatchObject([
      { id: 'slack:Ev1', council: 'gedling', audience: 'only-you', text: 'can I use the logo?' },
    ]);
    expect(where()).toEqual([{ channel: DIRECT, thread: undefined, ephemeral: false }]);
  });

  it('in a thread of a direct conversation is answered in the thread', async () => {
    await slack.event(directMessage('Ev1', { thread_ts: '1700000000.000001' }));
    await finished();
    expect(where()).toEqual([{ channel: DIRECT, thread: '1700000000.000001', ephemeral: false }]);
  });

  it('that mentions us in a channel is answered once, in a thread under it', async () => {
    await slack.event(otherHalfOf('Ev1'));
    await slack.event(mentioned('Ev2'));
    await finished();
    expect(slack.turns).toMatchObject([{ id: 'slack:Ev2', audience: 'everyone-here', text: 'can I use the logo?' }]);
    expect(where()).toEqual([{ channel: CHANNEL, thread: '1700000002.000200', ephemeral: false }]);
  });

  it('that mentions us in a thread is answered in that thread', async () => {
    await slack.event(mentioned('Ev1', { thread_ts: '1700000000.000001' }));
    await finished();
    expect(where()).toEqual([{ channel: CHANNEL, thread: '1700000000.000001', ephemeral: false }]);
  });

  it('belongs to the thread it stands in, whatever its id', async () => {
    await slack.event(directMessage('Ev1'));
    await slack.event(directMessage('Ev2'));
    await slack.event(directMessage('Ev3', { thread_ts: '1700000000.000001' }));
    await finished(3);
    const threads = ['Ev1', 'Ev2', 'Ev3'].map((id) => slack.turns.find((turn) => turn.id === `slack:${id}`)?.thread);
    expect(threads[0]).toBe(threads[1]);
    expect(threads[2]).not.toBe(threads[0]);
    expect(threads).not.toContain(undefined);
  });

  it('that is a mention and nothing else asks for help', async () => {
    await slack.event(mentioned('Ev1', { text: '<@U0CLAUSE>' }));
    await finished();
    expect(slack.turns[0]).toMatchObject({ kind: 'asks', text: 'help' });
  });

  it('that mentions us in a direct message is answered once, without the mention', async () => {
    const text = '<@U0CLAUSE> can I use the logo?';
    await slack.event(directMessage('Ev1', { text }));
    await slack.event(mentioned('Ev2', { text, channel: DIRECT }));
    await slack.event(directMessage('Ev3'));
    await finished(2);
    expect(slack.turns.map((turn) => [turn.id, turn.kind === 'asks' && turn.text])).toEqual([
      ['slack:Ev1', 'can I use the logo?'],
      ['slack:Ev3', 'can I use the logo?'],
    ]);
  });

  it.each(['file_share', 'thread_broadcast'])('with the subtype %s is a question too', async (subtype) => {
    await slack.event(directMessage('Ev1', { subtype, thread_ts: '1700000000.000001' }));
    await finished();
    expect(slack.turns).toHaveLength(1);
  });

  it.each(Object.entries(notQuestions))('is not taken from %s', async (_what, event) => {
    await slack.event(enveloped('Ev1', event));
    await slack.event(directMessage('Ev2'));
    await finished();
    expect(slack.turns.map((turn) => turn.id)).toEqual(['slack:Ev2']);
    expect(slack.fake.messages).toHaveLength(1);
    expect(slack.log.lines.filter((line) => line.level !== 'info')).toEqual([]);
  });

  it('delivered again keeps its id', async () => {
    await slack.event(directMessage('Ev1'));
    await slack.event(directMessage('Ev1'), 1);
    await finished(2);
    expect(slack.turns.map((turn) => turn.id)).toEqual(['slack:Ev1', 'slack:Ev1']);
  });

  it('without the list of who is authorised is still known from our own', async () => {
    await slack.logged('slack-token-accepted');
    await slack.event({ ...mentioned('Ev1'), authorizations: undefined });
    await finished();
    expect(slack.turns[0]).toMatchObject({ kind: 'asks', text: 'can I use the logo?' });
  });

  it('by the slash command is answered for the asker’s eyes only', async () => {
    await slack.command(slashCommand('13.1', slack.fake.responseUrl(), { text: 'can I use the &lt;logo&gt;?' }));
    await finished();
    expect(slack.turns).toMatchObject([{ id: 'slack:13.1', audience: 'only-you', text: 'can I use the <logo>?' }]);
    expect(where()).toEqual([{ channel: undefined, thread: undefined, ephemeral: true }]);
    expect(slack.fake.messages[0]?.blocks.at(-1)).toMatchObject({ elements: [{ text: 'Only you can see this.' }] });
  });

  it.each([
    ['question can I use it?', 'can I use it?'],
    ['Question: can I use it?', 'can I use it?'],
    ['question', 'help'],
    ['questions from the press', 'questions from the press'],
  ])('by the slash command “%s” asks “%s”', async (text, asked) => {
    await slack.command(slashCommand('13.1', slack.fake.responseUrl(), { text }));
    await finished();
    expect(slack.turns[0]).toMatchObject({ kind: 'asks', text: asked });
  });

  it.each(['', '   '])('by the slash command with nothing but “%s” asks for help', async (text) => {
    await slack.command(slashCommand('13.1', slack.fake.responseUrl(), { text }));
    await finished();
    expect(slack.turns[0]).toMatchObject({ kind: 'asks', text: 'help' });
  });

  it('is not taken from another command or from a press of a button, and they are acknowledged', async () => {
    await slack.command(slashCommand('13.1', slack.fake.responseUrl(), { command: '/other' }));
    await slack.interaction(blockActions);
    await slack.event(directMessage('Ev1'));
    await finished();
    expect(slack.turns.map((turn) => turn.id)).toEqual(['slack:Ev1']);
  });
});
