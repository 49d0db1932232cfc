import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LONGEST_TEXT } from '../../../src/core/form.ts';
import { councilId } from '../../../src/core/guidance.ts';
import submitted from '../../fixtures/slack/view-submission-ask.json' with { type: 'json' };
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { directMessage, formSent, globalShortcut, messageShortcut } from '../../support/fake-slack-events.ts';
import type { Fields } from '../../support/fake-slack-events.ts';
import { COUNCILLOR_ID } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { formAck, wordsIn } from '../../support/fake-slack-views.ts';
import type { FakeView } from '../../support/fake-slack-views.ts';

const MODES: readonly Mode[] = ['http', 'socket'];
const HOME = `D${COUNCILLOR_ID.slice(1)}`;

describe.each(MODES)('a shortcut in Slack (%s)', (mode) => {
  let slack: SlackUnderTest;
  beforeEach(async () => {
    slack = await openSlack(mode, { council: councilId('gedling') });
    await slack.start();
  });
  afterEach(() => slack.dispose());

  const finished = (count = 1): Promise<void> => slack.logged('turn-finished', count);
  async function opened(body: Fields): Promise<FakeView> {
    await slack.interaction(body);
    await expect.poll(() => slack.fake.workspace.views.length).toBeGreaterThan(0);
    const view = slack.fake.workspace.views.at(-1);
    if (view === undefined) throw new Error('There is a window.');
    return view;
  }
  const draftIn = ({ view }: FakeView): string | undefined =>
    view.blocks.flatMap((block) =>
      block.type === 'input' && block.element.type === 'plain_text_input' ? [block.element.initial_value] : [],
    )[0];
  const send = async (view: FakeView, text: string) =>
    formAck.parse(await slack.inWindow(formSent(view, { question: { type: 'plain_text_input', value: text } })));

  it('on a message opens its words as a draft, and says who sees it and that nothing is posted', async () => {
    const view = await opened(messageShortcut('13.1'));
    expect(draftIn(view)).toBe('@U1SMITH may we put the <logo> on our page?');
    expect(wordsIn(view.view).join('\n')).toMatch(/Only you can see this window\. Nothing in it is posted/);
    expect(slack.fake.messages).toEqual([]);
    expect(slack.turns).toEqual([]);
  });

  it('from anywhere opens the same, empty', async () => {
    const view = await opened(globalShortcut('13.1'));
    expect(draftIn(view)).toBeUndefined();
    expect(wordsIn(view.view).join('\n')).toContain('Only you can see this window');
  });

  it('on a message without words opens it empty', async () => {
    expect(
      draftIn(await opened({ ...messageShortcut('13.1'), message: { type: 'message', ts: '1' } })),
    ).toBeUndefined();
  });

  it.each([
    ['just fits', 'x'.repeat(LONGEST_TEXT), LONGEST_TEXT, false],
    ['is longer', 'x'.repeat(LONGEST_TEXT + 1), LONGEST_TEXT, true],
    ['would be cut within a character', `${'x'.repeat(LONGEST_TEXT - 1)}\u{1F44D}`, LONGEST_TEXT - 1, true],
  ])('on a message that %s shows as much as fits, and says so if it is cut', async (_what, text, length, cut) => {
    const view = await opened(messageShortcut('13.1', text));
    expect(draftIn(view)).toHaveLength(length);
    expect(draftIn(view)?.isWellFormed()).toBe(true);
    expect(wordsIn(view.view).join('\n').includes('longer than fits')).toBe(cut);
  });

  it('leads to an answer in the direct message, where its buttons and follow-ups belong', async () => {
    const view = await opened(messageShortcut('13.1'));
    const ack = await send(view, 'can I use the logo?');
    expect(ack).toMatchObject({ response_action: 'update' });
    expect(JSON.stringify(ack)).toContain('direct messages');
    await finished();
    expect(slack.turns).toMatchObject([
      {
        kind: 'asks',
        id: `slack:view:${view.id}`,
        text: 'can I use the logo?',
        audience: 'only-you',
        council: 'gedling',
      },
    ]);
    expect(slack.fake.messages.map(({ channel }) => channel)).toEqual([HOME]);
    await slack.event(directMessage('Ev2', { channel: HOME }));
    await finished(2);
    expect(slack.turns[1]?.thread).toBe(slack.turns[0]?.thread);
  });

  it('sent as Slack publishes it is read', async () => {
    await slack.inWindow(submitted);
    await finished();
    expect(slack.turns).toMatchObject([{ id: 'slack:view:V0FORM', text: 'can I use the logo?' }]);
  });

  it('keeps its words in the window if there is nothing in it, or no direct message can be sent', async () => {
    const view = await opened(globalShortcut('13.1'));
    expect(await send(view, '  ')).toMatchObject({
      response_action: 'errors',
      errors: { question: expect.stringContaining('type your question') },
    });
    slack.fake.trouble('conversations.open', { kind: 'refused', error: 'cannot_dm_bot' });
    expect(await send(view, 'the logo?')).toMatchObject({
      response_action: 'errors',
      errors: { question: expect.stringContaining('could not send a direct message') },
    });
    expect(slack.turns).toEqual([]);
    expect(slack.fake.messages).toEqual([]);
  });

  it('that opens too late is told in a direct message', async () => {
    slack.fake.trouble('views.open', { kind: 'refused', error: 'expired_trigger_id' });
    await slack.interaction(messageShortcut('13.1'));
    await expect.poll(() => slack.fake.messages.map(({ channel }) => channel)).toEqual([HOME]);
    expect(slack.fake.messages[0]?.text).toContain('took too long');
  });

  it.each<[string, Fields]>([
    ['by nobody', { user: { id: '' } }],
    ['without an id', { trigger_id: undefined }],
    ['on words that are no text', { message: { text: 17 } }],
  ])('%s is acknowledged and logged', async (_what, fields) => {
    await slack.interaction({ ...messageShortcut('13.1'), ...fields });
    await slack.logged('slack-shortcut-unreadable');
    expect(slack.fake.workspace.views).toEqual([]);
  });

  it('leaves no word in the log', async () => {
    const view = await opened(messageShortcut('13.1', 'our secret plan'));
    await send(view, 'our secret plan');
    await finished();
    expect(JSON.stringify(slack.log.lines)).not.toMatch(/secret|plan\b/);
    expect(slack.fake.refusals).toEqual([]);
  });
});
