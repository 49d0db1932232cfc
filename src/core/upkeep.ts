import { make } from './escalation-moves.ts';
import { CLAIM_LASTS_MS } from './escalation.ts';
import type { Escalation, Move } from './escalation.ts';
import type { Notice } from './notice.ts';
import type { Clock, EscalationStore, Leases, Log } from './ports.ts';

/** What one round did. */
export interface Upkept {
  /** Moves made: reminders before and after the time to answer by, and claims that went back to the queue. */
  readonly 'remind-before': number;
  readonly 'remind-after': number;
  readonly 'return-to-queue': number;
  /** Somebody moved the escalation meanwhile; what is still due is done in the next round. */
  readonly lost: number;
  readonly failed: number;
}

/** Makes the moves that are nobody's: reminders, and the return of claims that nobody works on. */
export interface Upkeep {
  /**
   * Makes what is due now. Undefined: another process does it. Rejects with a fault of the store or the lease; a fault of one
   * escalation is logged, counted, and keeps none of the others from their turn.
   */
  round(): Promise<Upkept | undefined>;
}

const LEASE = 'upkeep';
/**
 * Longer than a round with the most at once takes, and less than the time to the next: what a killed process left undone is done in another’s next
 * round. One that outlasts it does no harm, since a move that somebody made meanwhile is lost.
 */
export const UPKEEP_LEASE_MS = 30_000;
/** Far more than are ever due at once; the rest is due in the next round. */
const MOST_AT_ONCE = 500;

type ClockMove = Extract<Move['move'], 'remind-before' | 'remind-after' | 'return-to-queue'>;

export function createUpkeep(parts: {
  readonly store: Pick<EscalationStore, 'dueAt' | 'advance'>;
  /** What a move calls for. */
  readonly notices: (before: Escalation, after: Escalation) => readonly Notice[] | Promise<readonly Notice[]>;
  readonly clock: Clock;
  readonly leases: Leases;
  /** Names this process among those that may share the store. */
  readonly holder: string;
  readonly log: Log;
}): Upkeep {
  const { store, notices, clock, leases, holder, log } = parts;

  /** Makes one move if it is due. Resolves to what stands then; undefined if somebody else was quicker. */
  async function advance(before: Escalation, move: ClockMove, now: number): Promise<Escalation | undefined> {
    const moved = make(before, { part: 'clock' }, { move }, now);
    if (moved.outcome === 'refused') return before;
    const { won } = await store.advance(moved.escalation, await notices(before, moved.escalation));
    return won ? moved.escalation : undefined;
  }

  async function keep(escalation: Escalation, now: number, counts: Counts): Promise<void> {
    let current = escalation;
    for (const move of IN_TURN) {
      const after = await advance(current, move, now);
      if (after === undefined) {
        counts.lost += 1;
        return;
      }
      if (after !== current) {
        counts[move] += 1;
        log.info('upkeep-moved', { escalation: escalation.id, move });
      }
      current = after;
    }
  }

  return {
    async round() {
      const now = clock();
      if (!(await leases.take(LEASE, holder, now + UPKEEP_LEASE_MS, now))) return undefined;
      const counts: Counts = { 'remind-before': 0, 'remind-after': 0, 'return-to-queue': 0, lost: 0, failed: 0 };
      for (const escalation of await store.dueAt(now, now - CLAIM_LASTS_MS, MOST_AT_ONCE)) {
        try {
          await keep(escalation, now, counts);
        } catch (cause) {
          counts.failed += 1;
          log.error('upkeep-failed', { escalation: escalation.id }, cause);
        }
      }
      return counts;
    },
  };
}

type Counts = { -readonly [Key in keyof Upkept]: number };

/**
 * Back to the queue first, so that a reminder goes to those who can take it. The rules refuse a reminder that time to answer is left
 * once none is.
 */
const IN_TURN: readonly ClockMove[] = ['return-to-queue', 'remind-before', 'remind-after'];
