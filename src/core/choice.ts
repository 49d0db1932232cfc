import type { Clause, ClauseId, NonEmpty } from './guidance.ts';

/** What a chooser is shown: a question, what was said before if it leans on that, and the clauses it may choose among. */
export interface ChoiceToMake {
  readonly question: string;
  readonly takenWith: string | undefined;
  readonly clauses: readonly Clause[];
}

/** Why a chooser has not decided. */
export type UndecidedWhy =
  /** No whole reply came within the time limit. */
  | 'too-slow'
  | 'unreachable'
  /** It replied that it would not: a status other than 200. */
  | 'refused'
  /** A reply that is not numbers of the clauses shown. */
  | 'nonsense'
  /** Too many questions are before it. */
  | 'busy'
  /** It failed several times in a row and is left alone for a while. */
  | 'resting'
  /** The choice could not be looked up or kept. */
  | 'not-kept';

export interface Undecided {
  readonly outcome: 'undecided';
  readonly why: UndecidedWhy;
}

/** What a chooser says: numbers of clauses shown, from 1, at most MOST_SHOWN, best first and each once; none; or nothing of use. */
export type ChooserSays =
  { readonly outcome: 'chosen'; readonly numbers: readonly number[] } | { readonly outcome: 'none' } | Undecided;

/** A choice as it is kept: by clause, since a number means nothing without the list it was read from. */
export type Choice =
  { readonly outcome: 'chosen'; readonly clauses: NonEmpty<ClauseId> } | { readonly outcome: 'none' };

/** What came of putting a question to the chooser. */
export type Choosing = Choice | Undecided;
