import type { ChangeCounts } from './edition-diff.ts';
import type { Fault } from './errors.ts';
import type { Examined, ExpectedQuestion } from './examining.ts';
import type { ClauseId, EditionId } from './guidance.ts';
import type { WholeEdition } from './ports.ts';

/** What is otherwise in an edition than in another one. */
export interface Comparison {
  readonly counts: ChangeCounts;
  /** The first changes, a line each, short enough for a message. */
  readonly lines: readonly string[];
  /** How many lines there are in all. */
  readonly changed: number;
  /** Clauses of the other edition that are reworded here, gone or out of force: what was said of them may not hold any more. At most `MOST_TOUCHED`. */
  readonly touched: readonly ClauseId[];
  /** Every change word by word, packed as the history keeps it. */
  readonly packed: Uint8Array;
}

/** More would make the question how many answers rest on them longer than databases take. */
export const MOST_TOUCHED = 5000;

/** An edition that can be asked, examined and compared, until it is let go of. */
export interface OpenedEdition {
  /** All of it, whatever the day. */
  readonly edition: WholeEdition;
  /** Memory that it takes in a thread of its own, in bytes; 0: it has none. */
  readonly bytes: number;
  /** Resolves if the edition can no longer be searched though nobody has let it go. */
  readonly lost: Promise<void>;
  /** Everything it is made of, packed, so that it can be opened again anywhere. */
  content(): Promise<Uint8Array>;
  /** What its officers expect of it, also of clauses that are in force on other days. */
  expected(): Promise<readonly ExpectedQuestion[]>;
  /** How it answers those questions on a day, in their order. People who are waiting for an answer go first. */
  examine(questions: readonly ExpectedQuestion[], day: string): Promise<readonly Examined[]>;
  /** What is otherwise here than in the edition with that content; undefined: everything is new. `day`: on which it is looked at what is in force. */
  compare(before: Uint8Array | undefined, day: string): Promise<Comparison>;
  /**
   * Before it comes into force: sees to it that whoever opens it elsewhere need not compute again what was computed for it. Never rejects, since all
   * that it can cost others is time.
   */
  share(): Promise<void>;
  /**
   * Lets go of what the edition takes, once the questions that still have it are answered. It is not kept for whoever examines or compares it: that
   * rejects. Safe to call twice.
   */
  retire(): Promise<void>;
  /** The same at once. */
  close(): Promise<void>;
}

/** What came of opening the files: an edition, or what has to be mended first, a line a problem; `fault`: the same where nothing else is in force. */
export type OpenedFiles =
  | { readonly outcome: 'opened'; readonly opened: OpenedEdition }
  | { readonly outcome: 'faulty'; readonly problems: readonly string[]; readonly count: number; readonly fault: Fault };

/** Opens editions, so that nobody waits for it. */
export interface EditionOpener {
  /** Reads, checks and indexes the files as they are now. Never rejects for what is wrong with them. */
  files(): Promise<OpenedFiles>;
  /** Opens an edition from what is kept of it. Rejects with EDITION_UNREADABLE if that is not what it was. */
  kept(edition: EditionId, content: Uint8Array): Promise<OpenedEdition>;
}

/** Holds the edition in force and swaps it. */
export interface Shelf {
  /** All of it, whatever the day. */
  current(): WholeEdition;
  readonly inForce: OpenedEdition;
  /** Resolves once there is room to open another edition: each takes much memory, and the one before may still be in use. */
  room(): Promise<void>;
  /** Puts an edition in force in one step. The one before is let go of once nobody has it. */
  put(opened: OpenedEdition): void;
}
