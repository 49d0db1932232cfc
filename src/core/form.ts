import type { FormName } from './conversation.ts';

/** A field of a form. Its name is what the answers come back under. */
export type Field = {
  readonly label: string;
  readonly hint: string | undefined;
} &
  /** 'asked': questions, one a line. 'expires': a day, 'number': a clause's number, as they are typed, on one line. */
  (
    | {
        readonly field: 'text' | 'asked' | TypedOnOneLine;
        readonly required: boolean;
        readonly longest: number;
        readonly value: string;
      }
    | { readonly field: 'confidential' }
    /** Clauses to quote, found by typing; none or several. `all`: just those offered, which are chosen already, to be kept or dropped. */
    | { readonly field: 'clauses'; readonly most: number; readonly offered: readonly Option[]; readonly all?: true }
    /** One of these people. */
    | { readonly field: 'officer'; readonly offered: readonly Option[] }
  );

export type TypedOnOneLine = 'expires' | 'number';
export const isOneLine = (field: Field['field']): field is TypedOnOneLine => field === 'expires' || field === 'number';

/** One thing to choose. `value` is an id. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Something to fill in, as data. */
export interface Form {
  readonly form: FormName;
  /** The escalation; of 'ask-officer' the turn asked about, of 'suggest-clause' the receipt. */
  readonly about: string;
  readonly title: string;
  /** Sentences above the fields. */
  readonly lines: readonly string[];
  readonly fields: readonly Field[];
  readonly send: string;
}

/** What was filled in. A field that the form has not is left out. Bounded by what `readFields` lets through. */
export interface FormAnswers {
  readonly text?: string;
  readonly asked?: string;
  readonly expires?: string;
  readonly number?: string;
  readonly confidential?: boolean;
  readonly clauses?: readonly string[];
  readonly officer?: string;
}

/** The longest text a person may send to another: Slack's longest input, and more than an officer's careful answer needs. */
export const LONGEST_TEXT = 3000;
/** Clauses beside an officer's answer: more would not be read, and Teams' messages have an end. */
export const MOST_CLAUSES = 5;
/** Questions that one piece of officer advice answers: more are another matter. */
export const MOST_ASKED = 10;
/** Options offered at a time, while typing: what every platform can show. */
export const MOST_OPTIONS = 25;
