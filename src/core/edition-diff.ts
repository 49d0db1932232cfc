import type { Clause, GuidanceDocument } from './guidance.ts';

/** A run of words that is in both texts, in the old one alone or in the new one alone. */
export interface WordRun {
  readonly run: 'same' | 'gone' | 'new';
  readonly words: string;
}

/** What has become of a clause. */
export type ClauseChange =
  | { readonly change: 'added' | 'removed'; readonly clause: Clause }
  /** Its words are the same, and where it stands is called otherwise: its number, its section or its headings. */
  | { readonly change: 'renumbered'; readonly before: Clause; readonly after: Clause }
  /** It is in force on other days, otherwise than as its document. */
  | { readonly change: 'redated'; readonly before: Clause; readonly after: Clause }
  /** Where it stands may be called otherwise as well. */
  | { readonly change: 'reworded'; readonly before: Clause; readonly after: Clause; readonly runs: readonly WordRun[] };

/** A clause that was in force on the day of the comparison, and is not in the new edition because of its dates. */
export interface OutOfForce {
  readonly when: 'over' | 'to-come';
  readonly before: Clause;
  readonly after: Clause;
}

/** What has become of a document: itself, by the fields that its citations print, and its clauses in the order of the new one. */
export interface DocumentChange {
  /** As it is now; of a removed one, as it was. */
  readonly document: GuidanceDocument;
  readonly change: 'added' | 'removed' | 'changed';
  /** Fields of the document itself that are otherwise, with what they were and are. */
  readonly fields: readonly FieldChange[];
  readonly clauses: readonly ClauseChange[];
  /** Whichever dates it is by: their own or their document's. */
  readonly outOfForce: readonly OutOfForce[];
  /** Clauses whose ways of being asked for are otherwise. */
  readonly askedOtherwise: readonly Clause[];
  /** Clauses that are marked as differing from others than before. */
  readonly differOtherwise: readonly Clause[];
}

/** A field with what it was and is; empty: nothing. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What has become of something that is no document: a council's details, a known gap, a group of the lexicon, the bank holidays. */
export interface BesidesChange {
  readonly what: 'council' | 'gap' | 'lexicon' | 'holidays';
  /** "gedling", "gedling/allowances", the words of a group. */
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldChange[];
  /** Fields of any number of words, with those that are gone and those that are new. */
  readonly lists: readonly {
    readonly field: string;
    readonly gone: readonly string[];
    readonly added: readonly string[];
  }[];
}

/** What is otherwise in an edition than in another one. */
export interface EditionChanges {
  readonly documents: readonly DocumentChange[];
  readonly besides: readonly BesidesChange[];
}

/** How often each kind of change occurs. */
export type ChangeCounts = Readonly<Record<ClauseChange['change'], number>>;

export function countChanges(documents: readonly DocumentChange[]): ChangeCounts {
  const counts = { added: 0, removed: 0, renumbered: 0, redated: 0, reworded: 0 };
  for (const { clauses } of documents) for (const { change } of clauses) counts[change] += 1;
  return counts;
}
