import type { Answer } from '../../core/answer.ts';
import type { Audience, Press } from '../../core/conversation.ts';
import type { Quote } from '../../core/guidance.ts';
import { footLines, plainText, unsureLine } from '../../core/plain-text.ts';
import type { Reply } from '../../core/reply.ts';
import {
  AUDIENCE,
  CONTACTS_HEADING,
  contactLines,
  partLine,
  PRESS_LABELS,
  quotedHeading,
  SEE_ALSO,
  seeAlsoLine,
  silentLine,
  WENT_WRONG,
} from '../../core/wording.ts';
import { FORM_LABELS } from '../../core/escalation-wording.ts';
import { buttons, heading, lines, opening, pressed } from './card.ts';
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
  if (reply.kind !== 'answers' || reply.answer.outcome === 'conversation') return textMessages(plainText(reply));
  const last = [...footLines(reply), AUDIENCE[audience]].join('\n');
  const body = [...bodyOf(reply, reply.answer), ...lines(last, { look: { isSubtle: true } })];
  return cardMessages([...body, ...pressesOf(reply)], plainText(reply));
}

function pressesOf({ presses }: Answers): readonly CardElement[] {
  if (presses === undefined) return [];
  const { of, offered, askOfficer } = presses;
  const asking = askOfficer ? [opening(FORM_LABELS['ask-officer'], 'ask-officer', of)] : [];
  const pressing = (press: Press) => pressed(PRESS_LABELS[press], { press, of });
  return buttons([
    ...offered.filter((press) => press !== 'receipt').map(pressing),
    ...asking,
    ...offered.filter((press) => press === 'receipt').map(pressing),
  ]);
}

/** What a person is told when their turn could not be answered. */
export const wentWrong = (): readonly TeamsMessage[] => textMessages(WENT_WRONG);

function bodyOf(reply: Answers, answer: Exclude<Answer, { outcome: 'conversation' }>): readonly CardElement[] {
  switch (answer.outcome) {
    case 'quoted':
      return [
        ...answer.quotes.flatMap((quote, index) => [
          heading(quotedHeading(answer.quotes, index), index > 0),
          ...quoted(quote, isOverdue(reply, quote)),
        ]),
        ...listed(SEE_ALSO, answer.seeAlso.map(seeAlsoLine)),
      ];
    case 'unsure':
      return [
        ...lines(unsureLine(answer), STRONG),
        ...answer.choices.flatMap((quote, index) => quoted(quote, isOverdue(reply, quote), `${index + 1}. `)),
      ];
    case 'in-parts':
      return answer.parts.flatMap(({ asked, answer: part }) => [
        ...lines(partLine(asked), STRONG),
        ...bodyOf(reply, part),
      ]);
    case 'silent':
      return [
        ...lines(silentLine(answer, reply.scope)),
        ...listed(CONTACTS_HEADING, contactLines(answer, reply.scope)),
      ];
  }
}

const isOverdue = ({ overdue }: Answers, { clause }: Quote): boolean => overdue.includes(clause);

const listed = (title: string, items: readonly string[]): readonly CardElement[] =>
  items.length === 0 ? [] : [...lines(title, STRONG), ...lines(items.map((item) => `• ${item}`).join('\n'), ITEMS)];

const ITEMS = { spacing: 'Small' } as const;
