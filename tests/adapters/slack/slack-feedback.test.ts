import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SLACK_LIMITS } from '../../../src/adapters/slack/limits.ts';
import { renderList } from '../../../src/adapters/slack/render-sheet.ts';
import { SHORTENED } from '../../../src/adapters/slack/wording.ts';
import { turnId } from '../../../src/core/conversation.ts';
import type { Handling } from '../../../src/core/conversation.ts';
import { feedbackForm, feedbackSheet } from '../../../src/core/feedback-sheets.ts';
import { YOU_WROTE } from '../../../src/core/escalation-wording.ts';
import { WRONG_CLAUSE } from '../../../src/core/feedback-wording.ts';
import type { Handled } from '../../../src/core/reply.ts';
import { aQuotedReply, GEDLING } from '../../support/builders.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { blocksOf, pressableIn, shownWords } from '../../support/fake-slack-blocks.ts';
import type { Fields } from '../../support/fake-slack-events.ts';
import { buttonPress, formSent, mentioned, slashCommand } from '../../support/fake-slack-events.ts';
import { CHANNEL } from '../../support/fake-slack-identity.ts';
import type { Mode } from '../../support/fake-slack-sender.ts';
import { formAck, wordsIn } from '../../support/fake-slack-views.ts';
import { anEdition, found } from '../../support/findings.ts';
import { aReceipt } from '../../support/question-record.ts';

const MODES: readonly Mode[] = ['http', 'socket'];
const OF = turnId('slack', 'Ev1');
const THANKED: Handled = { kind: 'thanked', sentence: 'Thank you.', first: true };
const QUESTION = 'May I <b>use</b> the crest?';
const FORM: Handled = { kind: 'form', form: feedbackForm(OF, QUESTION, GEDLING) };

describe.each(MODES)('feedback on an answer in Slack (%s)', (mode) => {
  let slack: SlackUnderTest;
  let handled: (handling: Handling) => Promise<Handled>;
  beforeEach(async () => {
    slack = await openSlack(mode);
    handled = async ({ kind }) => (kind === 'opens' ? FORM : THANKED);
    const reply = aQuotedReply();
    if (reply.kind !== 'answers') throw new Error('It is an answer.');
    await slack.start(
      async () => ({ ...reply, presses: { of: OF, offered: ['receipt'], askOfficer: true, feedback: true } }),
      (handling) => handled(handling),
    );
  });
  afterEach(() => slack.dispose());

  const press = (action: string, fields: Fields = {}): Promise<void> =>
    slack.interaction(
      buttonPress('13.7', action, OF, {
        channel: { id: CHANNEL },
        message: { thread_ts: '1700000000.000001' },
        response_url: slack.fake.responseUrl(),
        ...fields,
      }),
    );
  const hidden = () => slack.fake.messages.filter(({ ephemeral }) => ephemeral).map(({ text }) => text);
  const opened = async () => {
    await press('clausebook:form:wrong-clause');
    return vi.waitUntil(() => slack.fake.workspace.views[0]);
  };

  it('has its buttons under the answer, after what to do next', async () => {
    await slack.event(mentioned('Ev1'));
    await slack.logged('turn-finished');
    const rows = slack.fake.messages.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'actions' ? [pressableIn([block])] : [])),
    );
    expect(rows.map((row) => row.map(({ action_id, text }) => [action_id, text.text]))).toEqual([
      [['clausebook:form:ask-officer', 'Ask an officer']],
      [
        ['clausebook:act:right-clause', 'Right clause'],
        ['clausebook:form:wrong-clause', WRONG_CLAUSE],
        ['clausebook:receipt', 'Show receipt'],
      ],
    ]);
    expect(rows.flat().every(({ value }) => value === OF)).toBe(true);
  });

  it('is thanked for in private, and a repeat of the press is not thanked for again', async () => {
    await press('clausebook:act:right-clause');
    await expect.poll(hidden).toEqual(['Thank you.']);
    expect(slack.handlings).toMatchObject([
      { kind: 'acts', act: 'right-clause', about: OF, audience: 'everyone-here' },
    ]);
    handled = async () => ({ ...THANKED, first: false });
    await press('clausebook:act:right-clause');
    await slack.logged('handling-finished', 2);
    expect(slack.handlings[1]?.id).toBe(slack.handlings[0]?.id);
    handled = async () => ({ kind: 'refused', why: 'no-such-answer', sentence: 'There is no receipt.' });
    await press('clausebook:act:right-clause');
    await expect.poll(hidden).toEqual(['Thank you.', 'There is no receipt.']);
    expect(slack.turns).toEqual([]);
    expect(slack.fake.messages).toHaveLength(2);
  });

  it('is written in a form that holds the question, need not be filled in, and says what came of it', async () => {
    const view = await opened();
    expect(slack.fake.refusals).toEqual([]);
    expect(wordsIn(view.view).join('\n')).toContain('without your name');
    expect(view.view.blocks).toContainEqual(
      expect.objectContaining({
        type: 'input',
        optional: true,
        element: expect.objectContaining({ initial_value: QUESTION }),
      }),
    );
    const sent = formSent(view, { text: { type: 'plain_text_input', value: null } });
    const ack = formAck.parse(await slack.inWindow(sent));
    if (ack.response_action !== 'update') throw new Error('The window says what came of it.');
    expect(wordsIn(ack.view)).toContain('Thank you.');
    expect(slack.handlings[1]).toMatchObject({ kind: 'sends', form: 'wrong-clause', about: OF, answers: { text: '' } });
  });

  it('gives back what was written where the answer is forgotten', async () => {
    const view = await opened();
    handled = async () => ({ kind: 'refused', why: 'no-such-answer', sentence: 'There is no receipt.' });
    const sent = formSent(view, { text: { type: 'plain_text_input', value: 'It is 4.8.' } });
    const ack = formAck.parse(await slack.inWindow(sent));
    if (ack.response_action !== 'update') throw new Error('The window says what came of it.');
    expect(wordsIn(ack.view)).toEqual(expect.arrayContaining(['There is no receipt.', YOU_WROTE, 'It is 4.8.']));
  });

  it('is listed for whoever types the word for it', async () => {
    handled = async () => ({ kind: 'sheets', list: 'feedback', heading: 'What was said', sheets: [] });
    await slack.command(slashCommand('13.9', slack.fake.responseUrl(), { text: 'Feedback' }));
    await slack.logged('handling-finished');
    expect(slack.handlings).toMatchObject([{ kind: 'lists', list: 'feedback', audience: 'only-you' }]);
  });

  it('leaves no word in the log', async () => {
    await opened();
    expect(JSON.stringify(slack.log.lines)).not.toContain('crest');
  });
});

describe('a list of feedback in Slack that is too long to show everything', () => {
  const receipt = aReceipt('Ev1', '7K2M-4XRD');
  const [shown] = receipt.shown;
  if (shown === undefined) throw new Error('A clause was shown.');
  const said = { verdict: 'right', words: '', receipt, council: GEDLING.id, at: 0 } as const;
  const old = { ...said, receipt: { ...receipt, shown: [{ ...shown, text: 'Never, unless. '.repeat(200) }] } };
  const written = { ...said, verdict: 'wrong', words: 'Look at <b>4.9</b>.' } as const;
  const inForce = anEdition(async () => found([]), []);
  const sheets = [old, written, ...Array.from({ length: 18 }, () => old)].map((each) => feedbackSheet(each, inForce));
  const messages = renderList({ kind: 'sheets', list: 'feedback', heading: 'What was said', sheets });
  const words = shownWords(blocksOf(messages)).join('\n');

  it('shows no clause in part, and says where a whole one is', () => {
    expect(messages.length).toBeLessThanOrEqual(SLACK_LIMITS.responsesPerCommand);
    expect(words).not.toContain('Never, unless.');
    expect(words).toContain(SHORTENED.feedback);
    expect(words).toContain('Social Media Guidance');
    expect(words).toContain('Look at <b>4.9</b>.');
  });
});
