import type { ChangeCounts } from './edition-diff.ts';
import type { EditionId } from './guidance.ts';
import type { Council, PersonId } from './people.ts';

/** Who had an edition put in force. */
export type PublishedBy =
  /** An admin, or an officer who accepted a suggestion, as the platform vouches for them. */
  | { readonly kind: 'admin' | 'officer'; readonly id: PersonId; readonly name: string }
  /** Whoever ran the command: the name of their account on that machine. */
  | { readonly kind: 'command'; readonly name: string }
  /** The service itself: when it started, at a signal, or because files had changed. */
  | { readonly kind: 'start' | 'signal' | 'change' };

/** That an edition was put in force, once: the same edition comes back with a later number. */
export interface Publication {
  /** 1 for the first, one more for each that followed. The highest is in force. */
  readonly number: number;
  readonly edition: EditionId;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly by: PublishedBy;
  readonly how: 'published' | 'rolled-back';
  /** What they said of it, if anything. */
  readonly why: string | undefined;
  /** The reason they gave for going past expected questions that the edition answers worse; undefined if it answers none worse. */
  readonly accepted: string | undefined;
  /** Against the edition before it. */
  readonly changes: ChangeCounts;
  /** How many expected questions it answers worse than the edition before it. */
  readonly regressed: number;
}

/** What is kept of an edition, so that it can be put in force again on any replica. */
export interface KeptEdition {
  readonly edition: EditionId;
  /** Whose guidance it is, so that this is known before it is opened. */
  readonly councils: readonly Council[];
  /** Everything it is made of, packed: opaque outside `knowledge/`. */
  readonly content: Uint8Array;
  /** The diff against the edition before, packed likewise. */
  readonly diff: Uint8Array;
}

/** The history of editions: what its newest publication names is in force, on every replica. */
export interface Editions {
  newest(): Promise<Publication | undefined>;
  /**
   * Keeps the edition and its publication if `after` is still the number of the newest one (0: there is none). Otherwise nothing is kept
   * and the newest one comes back.
   */
  publish(
    publication: Publication,
    kept: KeptEdition,
    after: number,
  ): Promise<{ readonly outcome: 'kept' } | { readonly outcome: 'overtaken'; readonly now: Publication }>;
  /** The newest first. */
  list(most: number): Promise<readonly Publication[]>;
  byNumber(number: number): Promise<Publication | undefined>;
  /** Every time that an edition was put in force, the newest first; empty if it never was. */
  ofEdition(edition: EditionId): Promise<readonly Publication[]>;
  content(edition: EditionId): Promise<Uint8Array | undefined>;
  diff(number: number): Promise<Uint8Array | undefined>;
  /** Calls `heard` soon after a publication by any process, where the database can tell; a poll must stand behind it. Resolves to what ends it. */
  listen(heard: () => void): Promise<() => Promise<void>>;
}
