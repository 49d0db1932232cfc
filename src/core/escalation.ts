import type { ClauseId, CouncilId } from './guidance.ts';
import type { PersonId } from './people.ts';

declare const brand: unique symbol;

/** Unique for ever; the councillor is told it as a reference number. */
export type EscalationId = string & { readonly [brand]: 'escalation' };
export const escalationId = (text: string): EscalationId => text as EscalationId;

/** Where an escalation stands. */
export type EscalationState =
  /** In the queue. `firstFor`: who answered before and may claim it before the others, until then. */
  | { readonly state: 'waiting'; readonly firstFor?: { readonly officer: PersonId; readonly until: number } }
  /** With an officer. `askedBack`: the councillor was asked something and has not replied. */
  | {
      readonly state: 'claimed';
      readonly officer: PersonId;
      /** When the officer or the councillor last did something about it. */
      readonly touched: number;
      readonly askedBack: boolean;
    }
  | { readonly state: 'answered'; readonly officer: PersonId }
  | { readonly state: 'closed'; readonly why: 'settled' | 'withdrawn' | 'without-answer' };

/** What can be done to an escalation. */
export type Move =
  | { readonly move: 'claim' | 'release' | 'recuse' }
  | { readonly move: 'hand-over'; readonly to: PersonId }
  | { readonly move: 'ask-back' | 'note' | 'close-without-answer'; readonly text: string }
  /** The officer's own words, and clauses quoted apart from them. */
  | { readonly move: 'answer'; readonly text: string; readonly clauses: readonly ClauseId[] }
  | { readonly move: 'add-detail' | 'reply' | 'reopen'; readonly text: string }
  | { readonly move: 'withdraw' | 'settle' }
  /** Nobody's: the claim was left untouched for too long. */
  | { readonly move: 'return-to-queue' };

/** A move as it is kept: who made it, when, and what was said. */
export interface HistoryEntry {
  readonly by: PersonId | 'clock';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly move: Move;
}

/** A question given to officers. */
export interface Escalation {
  readonly id: EscalationId;
  readonly council: CouncilId;
  readonly councillor: PersonId;
  readonly question: string;
  /** Only the officer who claims it sees the question. */
  readonly confidential: boolean;
  readonly opened: number;
  readonly now: EscalationState;
  /** Officers who may not claim it, by their own wish. */
  readonly recused: readonly PersonId[];
  /** Every move so far, the oldest first; its length is the version that the next move is made against. */
  readonly history: readonly HistoryEntry[];
}

/** Who makes a move, in which part. Rights are checked before, never told from what a button carries. */
export type Mover = { readonly part: 'councillor' | 'officer'; readonly person: PersonId } | { readonly part: 'clock' };

/** Why a move is not made. */
export type Refusal =
  | { readonly why: 'claimed-by'; readonly officer: PersonId }
  | { readonly why: 'first-for'; readonly officer: PersonId }
  | { readonly why: 'not-yours' | 'recused' | 'not-asked-back' | 'too-late' | 'too-early' };

export type Moved =
  { readonly outcome: 'moved'; readonly escalation: Escalation } | ({ readonly outcome: 'refused' } & Refusal);

/** A claim nobody works on goes back to the queue after a working day; a councillor who was asked back may take longer. */
export const CLAIM_LASTS_MS = 24 * 60 * 60 * 1000;
/** Whoever answered before knows the matter; half a day is enough to see that they are away. */
export const FIRST_FOR_MS = 4 * 60 * 60 * 1000;
