import { councilOf, documentId } from './guidance.ts';
import type { Citation, ClauseId, CouncilId, DocumentId } from './guidance.ts';
import type { PersonId } from './people.ts';

/** What is not to be quoted. */
export type HaltScope =
  | { readonly over: 'everything' }
  | { readonly over: 'council'; readonly council: CouncilId }
  | { readonly over: 'document'; readonly council: CouncilId; readonly document: DocumentId };

/** An admin, as the platform vouches for them, or whoever ran the command: the name of their account on that machine. */
export type HaltedBy =
  | { readonly kind: 'admin'; readonly id: PersonId; readonly name: string }
  | { readonly kind: 'command'; readonly name: string };

/** Do not quote until further notice: set by a person, and in force until a person resumes it. */
export interface Halt {
  readonly scope: HaltScope;
  /** Shown to councillors. */
  readonly reason: string;
  /** Who halted it, or gave the reason that is shown now. */
  readonly by: HaltedBy;
  /** Since when it has not been quoted: milliseconds since 1970. */
  readonly since: number;
}

/** A halt as whoever asks is told of it, with where they would have been quoted from: nothing of who set it. */
export interface Halted extends Pick<Halt, 'scope' | 'reason' | 'since'>, Pick<Citation, 'councilName' | 'title'> {}

/** Where a clause stands, as far as halts go. */
export type Place = Pick<Citation, 'council' | 'document'>;

/** The same, by the clause's id. */
export const placeOfClause = (clause: ClauseId): Place => ({
  council: councilOf(clause),
  document: documentId(clause.split('/')[1] ?? ''),
});

/** The halt that keeps a clause of that place from being quoted now; undefined: none does. Asked anew each time: it may come any moment. */
export type HaltedAt = (place: Place) => Halt | undefined;

export const NOTHING_HALTED: HaltedAt = () => undefined;

/** The same text for the same scope, and another for any other. */
export function scopeKey(scope: HaltScope): string {
  switch (scope.over) {
    case 'everything':
      return 'everything';
    case 'council':
      return `council:${scope.council}`;
    case 'document':
      return `document:${scope.council}/${scope.document}`;
  }
}

function covers(scope: HaltScope, { council, document }: Place): boolean {
  switch (scope.over) {
    case 'everything':
      return true;
    case 'council':
      return scope.council === council;
    case 'document':
      return scope.council === council && scope.document === document;
  }
}

const WIDEST_FIRST = ['everything', 'council', 'document'] as const;

/** Of several that cover a place the widest one: resuming a narrower one would change nothing. */
export const haltOver = (halts: readonly Halt[], place: Place): Halt | undefined =>
  WIDEST_FIRST.map((over) => halts.find(({ scope }) => scope.over === over && covers(scope, place))).find(
    (halt) => halt !== undefined,
  );

/** One or two sentences: what fits under an answer on a telephone. */
export const LONGEST_REASON = 300;

/** A reason as it is shown: in one line, without what cannot be seen. */
export function readReason(
  typed: string,
): { readonly reason: string } | { readonly why: 'reason-missing' | 'reason-too-long' } {
  const reason = typed.normalize('NFC').replace(/\s+/g, ' ').replace(UNSEEN, '').trim();
  if (reason === '') return { why: 'reason-missing' };
  return reason.length > LONGEST_REASON ? { why: 'reason-too-long' } : { reason };
}

// Controls and direction marks can hide words.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}](?<!\u200d)/gu;
