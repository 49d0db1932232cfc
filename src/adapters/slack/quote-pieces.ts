import type { Quote } from '../../core/guidance.ts';
import { citationText } from '../../core/citation-text.ts';
import { overdueLine } from '../../core/wording.ts';
import { context, quotation, section } from './blocks.ts';
import type { Piece } from './blocks.ts';

/** A quote with where it stands, and a warning if its document should have been reviewed by today. */
export const quotePieces = (quote: Quote, overdue: boolean, label: string | undefined): readonly Piece[] => [
  ...quotation(quote.text, label),
  ...context(citationText(quote.citation, false)),
  ...(overdue ? section(overdueLine(quote.citation)) : []),
];
