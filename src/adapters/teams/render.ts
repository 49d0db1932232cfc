import type { Answer } from '../../core/answer.ts';
import type { Audience } from '../../core/conversation.ts';
import type { Quote } from '../../core/guidance.ts';
import { footLines, plainText, unsureLine } from '../../core/plain-text.ts';
import type { Reply } from '../../core/reply.ts';
import {
  AUDIENCE,
  citationLine,
  CONTACTS_HEADING,
  contactLines,
  overdueLine,
  partLine,
  PRESS_LABELS,
  quotedHeading,
  SEE_ALSO,
  seeAlsoLine,
  silentLine,
  versionLine,
  WENT_WRONG,
} from '../../core/wording.ts';
import { buttons, heading, lines } from './card.ts';
import type { CardElement } from './card.ts';
import { cardMessages, textMessages } from './messages.ts';
import type { TeamsMessage } from './messages.ts';

type Answers = Extract<Reply, { kind: 'answers' }>;

const SUBTLE = { look: { isSubtle: true }, spacing: 'Small' } as const;
const STRONG = { look: { weight: 'Bolder' } } as const;
const WARNING = { look: { weight: 'Bolder', color: 'Attention' }, spacing: 'Small' } as const;

/** The reply as messages to post in this order, every word of a quote exactly. None: there is nothing to say. */
export function render(reply: Reply, audience: Audience): readonly TeamsMessage[] {
  if (reply.kind !== 'answers' || reply.answer.outcome === 'conversation') return textMessages(plainText(reply));
  const last = [...footLines(reply), AUDIENCE[audience]].join('\n');
  const body = [...bodyOf(reply, reply.answer), ...lines(last, { look: { isSubtle: true } })];
  return cardMessages([...body, ...pressesOf(reply)], plainText(reply));
}

const pressesOf = ({ presses }: Answers): readonly CardElement[] =>
  presses === undefined || presses.offered.length === 0
    ? []
    : [buttons(presses.offered.map((press) => ({ title: PRESS_LABELS[press], data: { press, of: presses.of } })))];

/** What a person is told when their turn could not be answered. */
export const wentWrong = (): readonly TeamsMessage[] => textMessages(WENT_WRONG);

function bodyOf(reply: Answers, answer: Exclude<Answer, { outcome: 'conversation' }>): readonly CardElement[] {
  switch (answer.outcome) {
    case 'quoted':
      return [
        ...answer.quotes.flatMap((quote, index) => [
          heading(quotedHeading(answer.quotes, index), index > 0),
          ...quoted(reply, quote),
        ]),
        ...listed(SEE_ALSO, answer.seeAlso.map(seeAlsoLine)),
      ];
    case 'unsure':
      return [
        ...lines(unsureLine(answer), STRONG),
        ...answer.choices.flatMap((quote, index) => quoted(reply, quote, `${index + 1}. `)),
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

const quoted = ({ overdue }: Answers, { clause, text, citation }: Quote, before = ''): readonly CardElement[] => [
  ...lines(text, { before }),
  ...lines(`${citationLine(citation)}\n${versionLine(citation)}`, SUBTLE),
  ...(overdue.includes(clause) ? lines(overdueLine(citation), WARNING) : []),
];

const listed = (title: string, items: readonly string[]): readonly CardElement[] =>
  items.length === 0 ? [] : [...lines(title, STRONG), ...lines(items.map((item) => `• ${item}`).join('\n'), ITEMS)];

const ITEMS = { spacing: 'Small' } as const;
