import { shown } from './answer.ts';
import type { HaltedAt } from './halt.ts';
import { haltedLine, quoteHaltedLine } from './halt-wording.ts';
import { firstHalted, restsOnHalted, withoutHalted } from './halted-answer.ts';
import type { Handled, Reply } from './reply.ts';
import type { Sheet, SheetPart } from './sheet.ts';
import { citationLine } from './wording.ts';

type Answers = Extract<Reply, { kind: 'answers' }>;

/** The reply at the moment of sending: it was made and recorded before, and a halt may have come since. */
export function sayableNow(reply: Reply, haltedAt: HaltedAt): Reply {
  switch (reply.kind) {
    case 'answers':
      return answersSayable(reply, haltedAt);
    case 'opened':
    case 'shared':
      return firstHalted(reply.quotes, haltedAt) === undefined ? reply : { kind: 'asks-again', why: 'halted' };
    case 'receipt':
      return { ...reply, sheet: withoutHaltedQuotes(reply.sheet, haltedAt) };
    case 'asks-again':
    case 'already-answered':
    case 'stays-silent':
      return reply;
  }
}

function answersSayable(reply: Answers, haltedAt: HaltedAt): Answers {
  const { answer, leftOut } = withoutHalted(reply.answer, haltedAt);
  const { advice, presses } = reply;
  const whole = leftOut.length === 0 && shown(answer).length === shown(reply.answer).length;
  if (whole && (advice === undefined || !restsOnHalted(advice, haltedAt))) return reply;
  const { advice: _words, receipt: _ofMore, waysOn: _fromMore, ...rest } = reply;
  // The receipt is of what was to be said, so none is given, nor what hangs on it.
  const offered =
    presses?.askOfficer === true ? { presses: { of: presses.of, offered: [], askOfficer: true } as const } : {};
  const { presses: _pressed, ...said } = rest;
  return {
    ...said,
    ...offered,
    answer,
    ...(leftOut.length > 0 && { leftOut: [...(reply.leftOut ?? []), ...leftOut] }),
  };
}

/** The same of what comes of something that was done. Records of what was shown once are no quotes, and are marked where they are made. */
export function handledSayable(handled: Handled, haltedAt: HaltedAt): Handled {
  switch (handled.kind) {
    case 'done':
    case 'view':
      return { ...handled, sheet: withoutHaltedQuotes(handled.sheet, haltedAt) };
    case 'sheets':
      return { ...handled, sheets: handled.sheets.map((sheet) => withoutHaltedQuotes(sheet, haltedAt)) };
    case 'clauses': {
      const [first, ...others] = handled.quotes;
      if (first === undefined) return handled;
      const halted = firstHalted([first], haltedAt);
      if (halted !== undefined) return { kind: 'refused', why: 'halted', sentence: haltedLine(halted) };
      return { ...handled, quotes: [first, ...others.filter(({ citation }) => haltedAt(citation) === undefined)] };
    }
    case 'form':
    case 'thanked':
    case 'refused':
    case 'options':
    case 'home':
      return handled;
  }
}

/** A sheet with a sentence in place of each quote of what is halted. */
export const withoutHaltedQuotes = (sheet: Sheet, haltedAt: HaltedAt): Sheet => ({
  ...sheet,
  parts: sheet.parts.map((part) => partSayable(part, haltedAt)),
});

function partSayable(part: SheetPart, haltedAt: HaltedAt): SheetPart {
  if (part.part !== 'quote') return part;
  const { citation } = part.quote;
  const halt = haltedAt(citation);
  return halt === undefined ? part : { part: 'line', text: quoteHaltedLine(citationLine(citation), halt) };
}
