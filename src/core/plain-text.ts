import { adviceParts } from './advice-sheets.ts';
import type { Answer } from './answer.ts';
import type { Quote } from './guidance.ts';
import { leftOutLine } from './halt-wording.ts';
import type { Reply } from './reply.ts';
import { citationText } from './citation-text.ts';
import { sheetText } from './sheet-text.ts';
import {
  asAtLine,
  choiceMark,
  ASK_AGAIN,
  ASK_BY_ITSELF,
  COMMANDS,
  CONTACTS_HEADING,
  contactLines,
  partLine,
  receiptLine,
  saidElsewhen,
  SEE_ALSO,
  seeAlsoLine,
  silentLine,
  smallTalkLine,
  takenWithLine,
  unsureHeading,
  verdictLines,
} from './wording.ts';

type Answers = Extract<Reply, { kind: 'answers' }>;

/** The whole reply as plain text. A quoted answer starts with the quote, so that a notification shows it. */
export function plainText(reply: Reply): string {
  switch (reply.kind) {
    case 'answers':
      return [...asAt(reply), answerText(reply, reply.answer), ...adviceText(reply), ...footLines(reply)].join('\n\n');
    case 'asks-again':
      return ASK_AGAIN[reply.why];
    case 'receipt':
    case 'opened':
      return sheetText(reply.sheet);
    case 'shared':
      return reply.quotes.map((each) => quoteText(reply, each)).join('\n\n');
    case 'already-answered':
    case 'stays-silent':
      return '';
  }
}

const asAt = ({ asAt: day }: Answers): readonly string[] => (day === undefined ? [] : [asAtLine(day)]);

const adviceText = ({ advice }: Answers): readonly string[] =>
  advice === undefined ? [] : [sheetText({ parts: adviceParts(advice) })];

/** What stands under an answer: what is left out of it, that only an officer gives a verdict, what was carried over from before, and the receipt. */
export const footLines = (reply: Answers): readonly string[] => [
  ...(reply.commandsOf === undefined ? [] : [COMMANDS[reply.commandsOf]]),
  ...underAnswer(reply),
];

const underAnswer = ({ leftOut = [], takenWith, verdict, scope, presses, receipt }: Answers): readonly string[] => [
  ...leftOut.map(leftOutLine),
  ...(verdict === true ? [verdictLines(scope).join('\n')] : []),
  ...(takenWith === undefined ? [] : [takenWithLine(takenWith) + (presses === undefined ? ` ${ASK_BY_ITSELF}` : '')]),
  ...(receipt === undefined ? [] : [receiptLine(receipt)]),
];

/** The sentence above the choices of an unsure answer, and what answers on other days. */
export function unsureLine(answer: Extract<Answer, { outcome: 'unsure' }>): string {
  const { why, choices, unknownWords } = answer;
  return saidElsewhen(unsureHeading(why, choices.length, unknownWords), answer);
}

function answerText(reply: Answers, answer: Answer): string {
  switch (answer.outcome) {
    case 'quoted': {
      const quotes = answer.quotes.map((each) => quoteText(reply, each));
      const more = answer.seeAlso.map(seeAlsoLine);
      return [...quotes, ...(more.length > 0 ? [`${SEE_ALSO}: ${more.join('; ')}.`] : [])].join('\n\n');
    }
    case 'unsure': {
      const choices = answer.choices.map((each, index) =>
        [choiceMark(index, answer.choices.length) ?? [], quoteText(reply, each)].flat().join(' '),
      );
      return [unsureLine(answer), ...choices].join('\n\n');
    }
    case 'silent':
      return [silentLine(answer, reply.scope), ...contactsText(contactLines(answer, reply.scope))].join('\n\n');
    case 'in-parts':
      return answer.parts.map((part) => `${partLine(part)}\n${answerText(reply, part.answer)}`).join('\n\n');
    case 'conversation':
      return smallTalkLine(answer.kind, reply.scope, reply.councils);
  }
}

const quoteText = (reply: Pick<Answers, 'overdue'>, quote: Quote): string =>
  `${quote.text}\n${citationText(quote.citation, reply.overdue.includes(quote.clause))}`;

function contactsText(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [[CONTACTS_HEADING, ...lines.map((line) => `• ${line}`)].join('\n')];
}
