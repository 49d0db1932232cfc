import { adviceParts } from '../../core/advice-sheets.ts';
import type { Answer } from '../../core/answer.ts';
import { answerButtons } from '../../core/answer-buttons.ts';
import type { AnswerButton } from '../../core/answer-buttons.ts';
import type { Audience } from '../../core/conversation.ts';
import type { Citation, Quote } from '../../core/guidance.ts';
import type { WayOn } from '../../core/reading-on.ts';
import { footLines, plainText, unsureLine } from '../../core/plain-text.ts';
import type { Reply } from '../../core/reply.ts';
import {
  ASK_AGAIN,
  AUDIENCE,
  CONTACTS_HEADING,
  choiceMark,
  contactLines,
  partLine,
  quotedHeading,
  PRESS_LABELS,
  SEE_ALSO,
  seeAlsoLine,
  silentLine,
  smallTalkLine,
} from '../../core/wording.ts';
import { buttons, context, lead, READ_ON, section, sharedBy } from './blocks.ts';
import type { Piece } from './blocks.ts';
import { pack } from './pack.ts';
import type { SlackMessage } from './pack.ts';
import { sheetPieces } from './render-sheet.ts';
import { quotePieces } from './quote-pieces.ts';
import { escapeSlackText } from './slack-text.ts';

type Answers = Extract<Reply, { kind: 'answers' }>;

/**
 * The messages that say a reply, in order, each within Slack's limits and together with every word of it. None for a turn
 * that was answered already.
 */
export function render(reply: Reply, audience: Audience): readonly SlackMessage[] {
  const said = piecesOf(reply);
  if (said.length === 0) return [];
  return messagesOf(reply, [...said, ...context(AUDIENCE[audience])]);
}

function messagesOf(reply: Reply, pieces: readonly Piece[]): readonly SlackMessage[] {
  const messages = pack(pieces);
  const whole = escapeSlackText(plainText(reply));
  return messages.map((packed) => ({
    text:
      messages.length === 1
        ? whole
        : escapeSlackText(
            packed
              .map((each) => each.words)
              .join('')
              .trim(),
          ),
    blocks: packed.map((each) => each.block),
  }));
}

/** One sentence of the product's own. */
export const renderSentence = (sentence: string): SlackMessage => ({
  text: escapeSlackText(sentence),
  blocks: section(sentence).map((each) => each.block),
});

/** One sentence of the product's own, with who can see it. */
export function renderSaid(sentence: string, audience: Audience): SlackMessage {
  const pieces = [...section(sentence), ...context(AUDIENCE[audience])];
  return { text: escapeSlackText(sentence), blocks: pieces.map((each) => each.block) };
}

function piecesOf(reply: Reply): readonly Piece[] {
  switch (reply.kind) {
    case 'answers':
      return [
        ...answerPieces(reply, reply.answer),
        ...(reply.advice === undefined ? [] : sheetPieces({ parts: adviceParts(reply.advice) })),
        ...footLines(reply).flatMap((line) => context(line)),
        ...pressPieces(reply),
      ];
    case 'asks-again':
      return section(ASK_AGAIN[reply.why]);
    case 'receipt':
      return sheetPieces(reply.sheet);
    case 'shared':
      return sharedPieces(reply);
    case 'opened':
      return [
        ...sheetPieces(reply.sheet),
        ...wayPieces(reply.ways),
        ...(reply.of === undefined ? [] : buttons([{ action: 'receipt', of: reply.of, label: PRESS_LABELS.receipt }])),
      ];
    case 'already-answered':
    case 'stays-silent':
      return [];
  }
}

type Shared = Extract<Reply, { kind: 'shared' }>;

/** Clauses for everyone in a channel, with who shows them: the one whom Slack vouches for. Nothing in it can be pressed. */
export const renderShared = (reply: Shared, by: string | undefined): readonly SlackMessage[] =>
  messagesOf(reply, [
    ...sharedPieces(reply),
    ...(by === undefined ? [] : sharedBy(by)),
    ...context(AUDIENCE['everyone-here']),
  ]);

const sharedPieces = ({ quotes, overdue }: Shared): readonly Piece[] =>
  quotes.flatMap((quote, index) => [
    ...lead(quotedHeading(quotes, index)),
    ...quotePieces(quote, overdue.includes(quote.clause), undefined),
  ]);

function answerPieces(reply: Answers, answer: Answer): readonly Piece[] {
  switch (answer.outcome) {
    case 'quoted':
      return [
        ...answer.quotes.flatMap((quote, index) => [
          ...lead(quotedHeading(answer.quotes, index)),
          ...quoted(reply, quote, undefined),
        ]),
        ...seeAlso(answer.seeAlso),
      ];
    case 'unsure':
      return [
        ...section(unsureLine(answer)),
        ...answer.choices.flatMap((quote, index) => quoted(reply, quote, choiceMark(index, answer.choices.length))),
      ];
    case 'silent':
      return [...section(silentLine(answer, reply.scope)), ...contacts(contactLines(answer, reply.scope))];
    case 'in-parts':
      return answer.parts.flatMap((part) => [...section(partLine(part)), ...answerPieces(reply, part.answer)]);
    case 'conversation':
      return section(smallTalkLine(answer.kind, reply.scope, reply.councils));
  }
}

function pressPieces(reply: Answers): readonly Piece[] {
  const of = reply.presses?.of ?? '';
  return answerButtons(reply).flatMap((row) =>
    buttons(row.map((button) => ({ action: actionOf(button), of, label: button.label }))),
  );
}

function actionOf(button: AnswerButton): string {
  if ('press' in button) return button.press;
  return 'act' in button ? `act:${button.act}` : `form:${button.form}`;
}

const quoted = ({ overdue, waysOn }: Answers, quote: Quote, label: string | undefined): readonly Piece[] => [
  ...quotePieces(quote, overdue.includes(quote.clause), label),
  ...wayPieces(waysOn?.get(quote.clause) ?? []),
];

// Slack takes no two buttons of one name in a row.
const wayPieces = (ways: readonly WayOn[]): readonly Piece[] =>
  buttons(ways.map(({ view, clause, label }, nth) => ({ action: `${READ_ON}:${view}:${nth}`, of: clause, label })));

function seeAlso(citations: readonly Citation[]): readonly Piece[] {
  if (citations.length === 0) return [];
  return context([`${SEE_ALSO}:`, ...citations.map((citation) => `• ${seeAlsoLine(citation)}`)].join('\n'));
}

function contacts(lines: readonly string[]): readonly Piece[] {
  return lines.length === 0 ? [] : section([CONTACTS_HEADING, ...lines.map((line) => `• ${line}`)].join('\n'));
}
