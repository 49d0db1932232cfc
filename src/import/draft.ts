import type { NonEmpty } from '../core/guidance.ts';
import type { ChangedParagraph, LeftOut, SourcePlace } from './source.ts';

/** A clause as a guidance document has it, before any phrasing. */
export interface DraftClause {
  readonly id: string;
  readonly number?: string;
  readonly heading?: string;
  readonly after?: string;
  readonly leadIn?: string;
  readonly text?: string;
  readonly items: readonly string[];
  readonly closing?: string;
  readonly footnotes: readonly string[];
}

export interface DraftSection {
  readonly number?: string;
  readonly heading?: string;
  readonly clauses: readonly DraftClause[];
}

/** What a document says about itself, apart from its title. Dates are YYYY-MM-DD. */
export const FIELDS = ['version', 'approvedBy', 'owner', 'approved', 'published', 'review'] as const;
export type Field = (typeof FIELDS)[number];

/** A guidance document made from a source: what it plainly says, nothing guessed. */
export interface Draft {
  readonly title: string;
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  readonly sections: readonly DraftSection[];
  /** Words of the document that are in no clause and no heading. */
  readonly omitted: readonly { readonly text: string; readonly reason: string }[];
}

/** One paragraph, table row, footnote or left-out piece of a source: the smallest thing that has one fate. */
export interface Piece {
  readonly kind: 'paragraph' | 'row' | 'columns' | 'footnote' | 'left-out';
  readonly at: SourcePlace | undefined;
  /** As it is printed; a table's row as it reads in one line. */
  readonly printed: string;
}

export type Part = 'lead-in' | 'text' | 'item' | 'closing' | 'footnote';

/** Why words of a source are in no clause. */
export type DroppedWhy = LeftOut['why'] | 'nothing-under-it' | 'columns' | 'no-mark' | 'no-words' | 'left-empty';

/** What became of a piece. */
export type Fate =
  | { readonly fate: 'clause'; readonly places: NonEmpty<{ readonly clause: string; readonly part: Part }> }
  /** The headings or numbers of the sections, or of the clauses, that it stands over. */
  | { readonly fate: 'heading'; readonly over: NonEmpty<string> }
  | { readonly fate: 'title' }
  | { readonly fate: 'field'; readonly fields: NonEmpty<Field> }
  | { readonly fate: 'dropped'; readonly why: DroppedWhy };

/** What an officer should look at, with the piece it is about. */
export type LookAt = { readonly piece: number | undefined } & (
  | { readonly look: 'no-title' }
  | { readonly look: 'macros' }
  | { readonly look: 'leads-out'; readonly name: string; readonly parts: number }
  | { readonly look: 'changes-not-accepted'; readonly changes: number; readonly paragraphs: readonly number[] }
  | { readonly look: 'pages-pictured'; readonly from: number; readonly until: number }
  | { readonly look: 'number-missing'; readonly before: string | undefined; readonly found: string }
  | { readonly look: 'number-twice'; readonly number: string }
  | { readonly look: 'long'; readonly clause: string; readonly characters: number }
  | { readonly look: 'mark-without-footnote'; readonly mark: string }
  | { readonly look: 'footnote-without-mark'; readonly mark: string }
  | { readonly look: 'joined'; readonly clause: string; readonly as: Part }
  | { readonly look: 'heading-guessed'; readonly heading: string }
  | { readonly look: 'list-missing'; readonly clause: string }
  | { readonly look: 'field-unclear'; readonly field: Field; readonly said: string }
  | { readonly look: 'said-about'; readonly said: string }
  | { readonly look: 'not-so-in-source'; readonly clause: string }
);

/** A draft with what became of every piece of its source, in their order. */
export interface Drafted {
  readonly draft: Draft;
  readonly pieces: readonly { readonly piece: Piece; readonly fate: Fate }[];
  readonly lookAt: readonly LookAt[];
  /** The paragraphs of the source whose changes nobody has accepted. */
  readonly changes: readonly ChangedParagraph[];
}
