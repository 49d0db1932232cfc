import type { Outcome, Wait } from './courier-delivery.ts';
import { MOST_FAULTS, MOST_TRIES, RECORD_AGAIN_MS, waitAfter } from './courier-limits.ts';
import type { NoticeId } from './notice.ts';
import type { Chance, Clock, LeasedNotice, Log, LogFields, Outbox } from './ports.ts';

/** A notice in hand, and until when it is the courier's. */
export interface Taken {
  readonly lease: LeasedNotice;
  readonly until: number;
}

/** Records what came of deliveries. A fault of the outbox is logged and tried again until the lease runs out; nothing rejects. */
export interface Recorder {
  record(taken: Taken, outcome: Outcome): Promise<void>;
  /** Unsent, for no fault of its own. */
  giveBack(taken: Taken, due: number, why: string): Promise<void>;
}

export function createRecorder(parts: {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly wait: Wait;
  readonly cut: AbortSignal;
}): Recorder {
  const { outbox, clock, chance, log, wait, cut } = parts;
  // Counted apart from the outbox's tries: being held up says nothing of a notice. A restart forgets it, and tries for longer.
  const faults = new Map<NoticeId, number>();

  async function insist(taken: Taken, doing: string, write: () => Promise<boolean>): Promise<void> {
    const { id } = taken.lease.notice;
    for (;;) {
      try {
        if (await write()) return;
        // It took longer than the lease: somebody else has delivered it too, or will.
        faults.delete(id);
        log.warn('notice-lease-lost', { notice: id, doing });
        return;
      } catch (cause) {
        log.error('outbox-fault', { notice: id, doing }, cause);
        if (cut.aborted || clock() + RECORD_AGAIN_MS >= taken.until) return;
        await wait(RECORD_AGAIN_MS, cut);
      }
    }
  }

  const giveBack = (taken: Taken, due: number, why: string): Promise<void> =>
    insist(taken, 'later', () => outbox.later(taken.lease, due, why));

  function park(taken: Taken, why: string, fields: LogFields): Promise<void> {
    faults.delete(taken.lease.notice.id);
    log.warn('notice-parked', { ...fields, why });
    return insist(taken, 'park', () => outbox.park(taken.lease, why));
  }

  function failed(taken: Taken, why: string, cause: unknown): Promise<void> {
    const { notice, tries } = taken.lease;
    const count = (faults.get(notice.id) ?? 0) + 1;
    log.warn('notice-failed', { ...fieldsOf(taken), faults: count, why }, cause);
    if (count >= MOST_FAULTS || tries + 1 >= MOST_TRIES) return park(taken, why, fieldsOf(taken));
    faults.set(notice.id, count);
    return giveBack(taken, clock() + waitAfter(count, chance()), why);
  }

  function record(taken: Taken, outcome: Outcome): Promise<void> {
    const { lease } = taken;
    const fields = fieldsOf(taken);
    switch (outcome.outcome) {
      case 'delivered':
        faults.delete(lease.notice.id);
        log.info('notice-delivered', fields);
        return insist(taken, 'delivered', () => outbox.delivered(lease, outcome.mark, clock()));
      case 'later':
        log.info('notice-held-up', { ...fields, ms: outcome.afterMs });
        if (lease.tries + 1 >= MOST_TRIES) return park(taken, 'held-up', fields);
        return giveBack(taken, clock() + outcome.afterMs, 'held-up');
      case 'impossible':
        return park(taken, outcome.why, fields);
      case 'nothing-to-say':
        faults.delete(lease.notice.id);
        log.info('notice-dropped', fields);
        return insist(taken, 'drop', () => outbox.drop(lease.notice.id));
      case 'failed':
        return failed(taken, outcome.why, outcome.cause);
      case 'cut':
        return giveBack(taken, clock(), 'stopped');
    }
  }

  return { record, giveBack };
}

const fieldsOf = ({ lease: { notice, tries } }: Taken): LogFields => ({
  notice: notice.id,
  escalation: notice.escalation,
  platform: notice.to.platform,
  tells: notice.telling.tells,
  tries,
});
