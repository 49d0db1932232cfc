import { overdueIn } from './considering.ts';
import type { Quote } from './guidance.ts';
import type { Opened } from './reading-on.ts';
import {
  AFTER_IT,
  BEFORE_IT,
  DOCUMENT_BEGINS,
  DOCUMENT_ENDS,
  MORE_FOLLOWS,
  THIS_CLAUSE,
} from './reading-on-wording.ts';
import type { ReceiptCode } from './receipt.ts';
import type { Sheet, SheetPart } from './sheet.ts';
import { citationLine, quotedHeading, receiptLine } from './wording.ts';

/** Clauses that were opened from under a quote; `today`: YYYY-MM-DD. In place, it is said which is which, and where the document begins and ends. */
export function openedSheet({ view, clause, quotes, more }: Opened, today: string, receipt?: ReceiptCode): Sheet {
  const overdue = overdueIn(quotes, today);
  const at = quotes.findIndex((each) => each.clause === clause);
  const headingOf = (index: number): string => {
    if (view !== 'in-place') return quotedHeading(quotes, index);
    return index === at ? THIS_CLAUSE : index < at ? BEFORE_IT : AFTER_IT;
  };
  const shown = quotes.map((quote: Quote, index): SheetPart => ({
    part: 'quote',
    heading: headingOf(index),
    quote,
    overdue: overdue.includes(quote.clause),
  }));
  const inPlace = view === 'in-place';
  return {
    gist: citationLine((quotes[at] ?? quotes[0]).citation),
    parts: [
      ...(inPlace && at === 0 ? [line(DOCUMENT_BEGINS)] : []),
      ...shown,
      ...(inPlace && at === quotes.length - 1 ? [line(DOCUMENT_ENDS)] : []),
      ...(more ? [line(MORE_FOLLOWS)] : []),
      ...(receipt === undefined ? [] : [line(receiptLine(receipt))]),
    ],
    buttons: [],
  };
}

const line = (text: string): SheetPart => ({ part: 'line', text });
