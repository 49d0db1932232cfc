import type { TurnId } from './conversation.ts';
import type { EscalationId } from './escalation.ts';
import type { Clause, ClauseId, CouncilId, NonEmpty } from './guidance.ts';
import type { Person } from './people.ts';
import { nextDay } from './working-days.ts';

declare const brand: unique symbol;

/** Unique for ever, such as "GED-7K2M4". */
export type CuratedId = string & { readonly [brand]: 'curated' };
export const curatedId = (text: string): CuratedId => text as CuratedId;

/** A clause that officer advice rests on, as it read when a second officer agreed. */
export interface RestsOn {
  readonly clause: ClauseId;
  readonly text: string;
}

/** Why advice that was agreed on is not shown. */
export type HoldWhy = 'clause-changed' | 'clause-gone' | 'expired';

export type CuratedState =
  | { readonly state: 'proposed' }
  /** Somebody else than its proposer has agreed. */
  | { readonly state: 'in-force'; readonly approver: Person; readonly since: number }
  /** As it was recorded: officers have been told. */
  | { readonly state: 'on-hold'; readonly why: HoldWhy }
  | { readonly state: 'ended' };

export type CuratedMove =
  /** `rests`: the same clauses as they read today. */
  | { readonly move: 'approve'; readonly expires: string; readonly rests: readonly RestsOn[] }
  | { readonly move: 'hold'; readonly why: HoldWhy }
  | { readonly move: 'end' };

export interface CuratedEntry {
  readonly by: Person | 'clock';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly move: CuratedMove;
  /** The turn that made it, so that a repeat of the turn makes no second move; undefined: the clock's. */
  readonly turn: TurnId | undefined;
}

/**
 * What an officer answered once, kept for whoever asks the same: their own words, never guidance. It is shown while a second officer stands by it,
 * its days last and the clauses that it rests on read as they did then.
 */
export interface CuratedAnswer {
  readonly id: CuratedId;
  readonly council: CouncilId;
  readonly team: string;
  /** The escalation whose answer it was. */
  readonly from: EscalationId;
  readonly wording: string;
  /** The questions it answers, without names. */
  readonly asked: NonEmpty<string>;
  readonly rests: readonly RestsOn[];
  /** The last day on which it is shown: YYYY-MM-DD. */
  readonly expires: string;
  readonly proposed: { readonly by: Person; readonly at: number; readonly turn: TurnId };
  readonly now: CuratedState;
  /** Every move so far, the oldest first; its length is the version that the next move is made against. */
  readonly history: readonly CuratedEntry[];
}

/** Rules and those who know them change: longer, and nobody remembers why it was said. */
export const LONGEST_DAYS = 2 * 365;
/** Where nobody says otherwise: once through the council's year. */
export const USUAL_DAYS = 365;

/** Whether advice may be agreed on today until that day. */
export const mayExpire = (expires: string, today: string): boolean =>
  today <= expires && expires <= nextDay(today, LONGEST_DAYS);

/**
 * Why advice that is in force must not be shown today; undefined if it may be. Looked at whenever it would be shown, so that it is right
 * whatever else has run. `clauseOf`: the clauses in force that day.
 */
export function holdFor(
  { rests, expires }: Pick<CuratedAnswer, 'rests' | 'expires'>,
  today: string,
  clauseOf: (id: ClauseId) => Pick<Clause, 'text'> | undefined,
): HoldWhy | undefined {
  if (expires < today) return 'expired';
  const now = rests.map(({ clause, text }) => ({ text, reads: clauseOf(clause)?.text }));
  if (now.some(({ reads }) => reads === undefined)) return 'clause-gone';
  return now.some(({ text, reads }) => reads !== text) ? 'clause-changed' : undefined;
}
