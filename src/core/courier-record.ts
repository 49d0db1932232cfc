import type { Outcome, Wait } from './courier-delivery.ts';
import { MOST_FAULTS, MOST_TRIES, RECORD_AGAIN_MS, waitAfter } from './courier-limits.ts';
import type { Notice, NoticeId } from './notice.ts';
import type { Chance, Clock, LeasedNotice, Log, LogFields, Outbox } from './ports.ts';

/** A notice in hand, and until when it is the courier's. */
export interface Taken {
  readonly lease: LeasedNotice;
  readonly until: number;
}

interface RecorderParts {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly wait: Wait;
  /** Told of each notice that is given up. */
  readonly unreached: (notice: Notice) => Promise<void>;
  /** Aborted when nothing is to be tried again. */
  readonly cut: AbortSignal;
}

/** Records what came of deliveries. A fault of the outbox is logged and tried again until the lease runs out; nothing rejects. */
export class Recorder {
  readonly #parts: RecorderParts;
  // Counted apart from the outbox's tries: being held up says nothing of a notice. A restart forgets it, and tries for longer.
  readonly #faults = new Map<NoticeId, number>();

  constructor(parts: RecorderParts) {
    this.#parts = parts;
  }

  record(taken: Taken, outcome: Outcome): Promise<void> {
    const { outbox, clock, log } = this.#parts;
    const { lease } = taken;
    switch (outcome.outcome) {
      case 'delivered':
        this.#faults.delete(lease.notice.id);
        log.info('notice-delivered', fieldsOf(taken));
        return this.#insist(taken, 'delivered', () => outbox.delivered(lease, outcome.mark, clock()));
      case 'later':
        log.info('notice-held-up', { ...fieldsOf(taken), ms: outcome.afterMs });
        if (lease.tries + 1 >= MOST_TRIES) return this.#park(taken, 'held-up');
        return this.giveBack(taken, clock() + outcome.afterMs, 'held-up');
      case 'impossible':
        return this.#park(taken, outcome.why);
      case 'nothing-to-say':
        this.#faults.delete(lease.notice.id);
        log.info('notice-dropped', fieldsOf(taken));
        return this.#insist(taken, 'drop', () => outbox.drop(lease.notice.id));
      case 'failed':
        return this.#failed(taken, outcome.why, outcome.cause);
      case 'cut':
        return this.giveBack(taken, clock(), 'stopped');
    }
  }

  /** Unsent, for no fault of its own. */
  giveBack(taken: Taken, due: number, why: string): Promise<void> {
    return this.#insist(taken, 'later', () => this.#parts.outbox.later(taken.lease, due, why));
  }

  #failed(taken: Taken, why: string, cause: unknown): Promise<void> {
    const { clock, chance, log } = this.#parts;
    const { notice, tries } = taken.lease;
    const faults = (this.#faults.get(notice.id) ?? 0) + 1;
    log.warn('notice-failed', { ...fieldsOf(taken), faults, why }, cause);
    if (faults >= MOST_FAULTS || tries + 1 >= MOST_TRIES) return this.#park(taken, why);
    this.#faults.set(notice.id, faults);
    return this.giveBack(taken, clock() + waitAfter(faults, chance()), why);
  }

  async #park(taken: Taken, why: string): Promise<void> {
    this.#faults.delete(taken.lease.notice.id);
    this.#parts.log.warn('notice-parked', { ...fieldsOf(taken), why });
    // Before it is recorded, so that a crash between the two says it twice rather than never.
    await this.#sayUnreached(taken);
    return this.#insist(taken, 'park', () => this.#parts.outbox.park(taken.lease, why));
  }

  async #sayUnreached(taken: Taken): Promise<void> {
    try {
      await this.#parts.unreached(taken.lease.notice);
    } catch (cause) {
      this.#parts.log.error('unreached-not-said', fieldsOf(taken), cause);
    }
  }

  async #insist(taken: Taken, doing: string, write: () => Promise<boolean>): Promise<void> {
    const { clock, log, wait, cut } = this.#parts;
    const { id } = taken.lease.notice;
    for (;;) {
      try {
        if (await write()) return;
        // It took longer than the lease: somebody else has delivered it too, or will.
        this.#faults.delete(id);
        log.warn('notice-lease-lost', { notice: id, doing });
        return;
      } catch (cause) {
        log.error('outbox-fault', { notice: id, doing }, cause);
        if (cut.aborted || clock() + RECORD_AGAIN_MS >= taken.until) return;
        await wait(RECORD_AGAIN_MS, cut);
      }
    }
  }
}

const fieldsOf = ({ lease: { notice, tries } }: Taken): LogFields => ({
  notice: notice.id,
  escalation: notice.escalation,
  platform: notice.to.platform,
  tells: notice.telling.tells,
  tries,
});
