import { adviceParts } from '../../core/advice-sheets.ts';
import type { Answer } from '../../core/answer.ts';
import { answerButtons } from '../../core/answer-buttons.ts';
import type { AnswerButton } from '../../core/answer-buttons.ts';
import type { Audience } from '../../core/conversation.ts';
import type { Quote } from '../../core/guidance.ts';
import type { WayOn } from '../../core/reading-on.ts';
import { footLines, plainText, unsureLine } from '../../core/plain-text.ts';
import type { Reply } from '../../core/reply.ts';
import {
  AUDIENCE,
  CONTACTS_HEADING,
  choiceMark,
  contactLines,
  partLine,
  PRESS_LABELS,
  quotedHeading,
  SEE_ALSO,
  seeAlsoLine,
  silentLine,
  WENT_WRONG,
} from '../../core/wording.ts';
import { withRequest } from '../request-id.ts';
import { buttons, doing, opening, sending } from './card-actions.ts';
import type { CardAction } from './card-actions.ts';
import { apart, heading, lines } from './card.ts';
import type { CardElement } from './card.ts';
import { sheetElements } from './sheet-card.ts';
import { cardMessages, textMessages } from './messages.ts';
import type { TeamsMessage } from './messages.ts';
import { quoted } from './quoted.ts';

type Answers = Extract<Reply, { kind: 'answers' }>;

const STRONG = { look: { weight: 'Bolder' } } as const;

/** The reply as messages to post in this order, every word of a quote exactly. None: there is nothing to say. */
export function render(reply: Reply, audience: Audience): readonly TeamsMessage[] {
  if (reply.kind === 'receipt')
    return cardMessages(
      [...sheetElements(reply.sheet), ...lines(AUDIENCE[audience], { look: { isSubtle: true } })],
      plainText(reply),
    );
  if (reply.kind === 'opened') {
    const { sheet, ways, of } = reply;
    const receipt = of === undefined ? [] : buttons([sending(PRESS_LABELS.receipt, { press: 'receipt', of })]);
    const elements = [...sheetElements(sheet), ...waysOf(ways), ...receipt];
    return cardMessages([...elements, ...lines(AUDIENCE[audience], { look: { isSubtle: true } })], plainText(reply));
  }
  if (reply.kind !== 'answers' || reply.answer.outcome === 'conversation') {
    const said = plainText(reply);
    return said === '' ? [] : textMessages(`${said}\n${AUDIENCE[audience]}`);
  }
  return cardMessages([...answerElements(reply, reply.answer, audience), ...pressesOf(reply)], plainText(reply));
}

/** The reply as one card without anything to press; undefined if it is a few words. */
export function replyElements(reply: Reply, audience: Audience): readonly CardElement[] | undefined {
  if (reply.kind !== 'answers' || reply.answer.outcome === 'conversation') return undefined;
  const { waysOn: _nothingToPress, ...shown } = reply;
  return answerElements(shown, reply.answer, audience);
}

type Carded = Exclude<Answer, { outcome: 'conversation' }>;

const answerElements = (reply: Answers, answer: Carded, audience: Audience): readonly CardElement[] => [
  ...bodyOf(reply, answer),
  ...(reply.advice === undefined ? [] : apart(sheetElements({ parts: adviceParts(reply.advice), buttons: [] }))),
  ...lines([...footLines(reply), AUDIENCE[audience]].join('\n'), { look: { isSubtle: true } }),
];

function pressesOf(reply: Answers): readonly CardElement[] {
  const of = reply.presses?.of ?? '';
  return answerButtons(reply).flatMap((row) => buttons(row.map((button) => actionOf(button, of))));
}

/** A press is answered with a message of its own, which all in the conversation may be told; what somebody thinks is answered to them. */
function actionOf(button: AnswerButton, of: string): CardAction {
  const { label } = button;
  if ('press' in button) return sending(label, { press: button.press, of });
  if ('form' in button) return opening(label, button.form, of);
  return doing(label, { act: button.act, about: of }, 'clausebook.told');
}

/** What a person is told when their turn could not be answered. */
export const wentWrong = (): readonly TeamsMessage[] => textMessages(withRequest(WENT_WRONG));

const markBefore = (index: number, choices: number): string => {
  const mark = choiceMark(index, choices);
  return mark === undefined ? '' : `${mark} `;
};

function bodyOf(reply: Answers, answer: Carded): readonly CardElement[] {
  switch (answer.outcome) {
    case 'quoted':
      return [
        ...answer.quotes.flatMap((quote, index) => [
          heading(quotedHeading(answer.quotes, index), index > 0),
          ...quoted(quote, isOverdue(reply, quote), CLOSE),
          ...waysOf(reply.waysOn?.get(quote.clause)),
        ]),
        ...listed(SEE_ALSO, answer.seeAlso.map(seeAlsoLine)),
      ];
    case 'unsure':
      return [
        ...lines(unsureLine(answer), STRONG),
        ...answer.choices.flatMap((quote, index) => [
          ...quoted(quote, isOverdue(reply, quote), { before: markBefore(index, answer.choices.length) }),
          ...waysOf(reply.waysOn?.get(quote.clause)),
        ]),
      ];
    case 'in-parts':
      return answer.parts.flatMap((part, index) => {
        const elements = [...lines(partLine(part), STRONG), ...bodyOf(reply, part.answer)];
        return index === 0 ? elements : apart(elements);
      });
    case 'silent':
      return [
        ...lines(silentLine(answer, reply.scope)),
        ...listed(CONTACTS_HEADING, contactLines(answer, reply.scope)),
      ];
  }
}

const waysOf = (ways: readonly WayOn[] = []): readonly CardElement[] =>
  buttons(ways.map(({ view, clause, label }) => sending(label, { view, clause })));

const isOverdue = ({ overdue }: Answers, { clause }: Quote): boolean => overdue.includes(clause);

const listed = (title: string, items: readonly string[]): readonly CardElement[] =>
  items.length === 0 ? [] : [...lines(title, STRONG), ...lines(items.map((item) => `• ${item}`).join('\n'), CLOSE)];

const CLOSE = { spacing: 'Small' } as const;
