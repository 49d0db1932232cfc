import type { Period } from './in-force.ts';
import { markersOfPoints } from './marker-forms.ts';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type CouncilId = Branded<'council'>;
export type DocumentId = Branded<'document'>;
export type ClauseId = Branded<'clause'>;
export type EditionId = Branded<'edition'>;

export const councilId = (text: string): CouncilId => text as CouncilId;
export const documentId = (text: string): DocumentId => text as DocumentId;
export const editionId = (text: string): EditionId => text as EditionId;

/** Unique among all councils: "gedling/social-media-guidance/4.8". `key` is unique within its document. */
export const clauseId = (council: CouncilId, document: DocumentId, key: string): ClauseId =>
  `${council}/${document}/${key}` as ClauseId;

/** The council whose clause it is. */
export const councilOf = (clause: ClauseId): CouncilId => councilId(clause.split('/', 1)[0] ?? '');

/** An id that `clauseId` made, read back from where it was kept. */
export const storedClauseId = (text: string): ClauseId => text as ClauseId;

export type NonEmpty<T> = readonly [T, ...T[]];

/** The dates a document itself gives, as YYYY-MM-DD. What it does not give is absent. */
export interface DocumentDates {
  readonly approved?: string;
  readonly published?: string;
  /** When the next review is due. */
  readonly review?: string;
}

/** Where a clause stands, complete enough to be printed without looking anything up. */
export interface Citation {
  readonly council: CouncilId;
  readonly councilName: string;
  readonly document: DocumentId;
  readonly title: string;
  /** The printed number, if the document prints one. */
  readonly number?: string;
  /** The printed number of the section it stands in. */
  readonly section?: string;
  /** The printed number of the clause that this unnumbered one follows. */
  readonly after?: string;
  /** The headings above the clause, outermost first. */
  readonly headings: readonly string[];
  /** The first words of a clause without a number, which tell it from others under its heading. */
  readonly opening?: string;
  readonly version?: string;
  readonly dates: DocumentDates;
  /** The days on which the clause and its document are both in force, if either gives any. */
  readonly inForce?: Period;
}

/** The pieces a clause is printed in, in this order. */
export interface ClauseParts {
  readonly leadIn?: string;
  readonly text?: string;
  readonly items: readonly string[];
  readonly closing?: string;
  readonly footnotes: readonly string[];
}

/** The smallest piece of guidance that may be quoted. */
export interface Clause {
  readonly id: ClauseId;
  readonly key: string;
  readonly parts: ClauseParts;
  /** The parts as shown: one a line, list items behind a bullet. Never empty. */
  readonly text: string;
  /** Ways councillors ask for this clause. */
  readonly asked: readonly string[];
  /** The same, which no person wrote: searched like its own sentences, and never shown. Absent where there are none. */
  readonly askedByMachine?: readonly string[];
  /** Clauses that say otherwise on the same matter, as its officers have marked; the mark holds both ways. */
  readonly differsFrom: readonly ClauseId[];
  readonly citation: Citation;
}

export interface GuidanceDocument {
  readonly council: CouncilId;
  readonly id: DocumentId;
  readonly title: string;
  readonly version?: string;
  readonly dates: DocumentDates;
  /** The days on which the document is in force, if it gives any. */
  readonly inForce?: Period;
  readonly owner?: string;
  readonly approvedBy?: string;
  readonly clauses: readonly Clause[];
}

declare const cutFromClause: unique symbol;

/** A clause's own words. Only `quote()` can make one, so words of anybody else's do not compile as a quote. */
export interface Quote {
  readonly clause: ClauseId;
  readonly text: string;
  readonly citation: Citation;
  readonly [cutFromClause]: true;
}

/** Quotes the whole clause: cutting could drop the "unless" that makes it true. */
export function quote(clause: Clause): Quote {
  return Object.freeze({ clause: clause.id, text: clause.text, citation: clause.citation }) as Quote;
}

/** The text of a clause as it is shown: a part a line; a bullet before an item that prints no marker of its own. */
export function composeText(parts: ClauseParts): string {
  const markers = markersOfPoints(parts.items);
  const items = parts.items.map((item, index) => (markers[index] === undefined ? `• ${item}` : item));
  const lines = [parts.leadIn, parts.text, ...items, parts.closing, ...parts.footnotes];
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}
