import { deliverOnce } from './courier-delivery.ts';
import type { AsOne, DeliveryParts } from './courier-delivery.ts';
import {
  ABORT_MS,
  AT_ONCE,
  BUSY_MS,
  DELIVERY_MS,
  IN_HAND,
  LEAST_LATER_MS,
  LONGEST_WAIT_MS,
  RECORD_MS,
} from './courier-limits.ts';
import { lasts } from './lasts.ts';
import type { Recorder, Taken } from './courier-record.ts';
import type { Clock } from './ports.ts';

/** From the start of a delivery to its record: what has less left of its lease might be delivered by somebody else as well. */
const NEEDED_MS = DELIVERY_MS + ABORT_MS + RECORD_MS;

interface LaneParts extends DeliveryParts {
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly asOne: AsOne;
  /** A place is free, and perhaps a conversation's next notice due. */
  readonly onRoom: () => void;
}

interface Waiting {
  readonly taken: Taken;
  readonly done: () => void;
}

/** The deliveries of one platform: so many at once, the others in their order behind them. */
export class Lane {
  readonly #parts: LaneParts;
  readonly #queue: Waiting[] = [];
  #underWay = 0;
  #held = { since: 0, ms: 0 };
  #closed = false;

  constructor(parts: LaneParts) {
    this.#parts = parts;
  }

  /** How many more it takes now; none while the platform wants to be left alone. */
  room(): number {
    return this.#startsNothing() ? 0 : IN_HAND - this.#underWay - this.#queue.length;
  }

  /** Delivers it, or gives it back. Resolves when what came of it is recorded; never rejects. */
  take(taken: Taken): Promise<void> {
    const { clock, recorder } = this.#parts;
    if (!this.#startsNothing() && this.room() === 0) return recorder.giveBack(taken, clock() + BUSY_MS, 'busy');
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#queue.push({ taken, done: resolve });
    this.#fill();
    return promise;
  }

  /** Starts nothing more, and gives back what has not begun. */
  close(): void {
    this.#closed = true;
    this.#fill();
  }

  #startsNothing(): boolean {
    return this.#closed || this.#heldMs() > 0;
  }

  /** How long it is to be left alone from now on. */
  #heldMs(): number {
    const { since, ms } = this.#held;
    const now = this.#parts.clock();
    return lasts(since, ms, now) ? since + ms - now : 0;
  }

  #fill(): void {
    while (this.#underWay < AT_ONCE || this.#startsNothing()) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      const unfit = this.#whyNot(next.taken);
      if (unfit === undefined) void this.#start(next);
      else void this.#parts.recorder.giveBack(next.taken, unfit.due, unfit.why).then(next.done);
    }
  }

  #whyNot({ until }: Taken): { readonly due: number; readonly why: string } | undefined {
    const now = this.#parts.clock();
    if (this.#closed) return { due: now, why: 'stopped' };
    const held = this.#heldMs();
    if (held > 0) return { due: now + held, why: 'held-up' };
    return until - now < NEEDED_MS ? { due: now, why: 'busy' } : undefined;
  }

  async #start({ taken, done }: Waiting): Promise<void> {
    this.#underWay += 1;
    await this.#deliver(taken);
    this.#underWay -= 1;
    done();
    this.#fill();
    this.#parts.onRoom();
  }

  #deliver(taken: Taken): Promise<void> {
    return this.#parts.asOne(() => this.#delivered(taken));
  }

  async #delivered(taken: Taken): Promise<void> {
    const { clock, recorder } = this.#parts;
    const outcome = await deliverOnce(taken.lease, this.#parts);
    if (outcome.outcome !== 'later') return recorder.record(taken, outcome);
    const afterMs = Math.min(Math.max(outcome.afterMs, LEAST_LATER_MS), LONGEST_WAIT_MS);
    // Before it is recorded: nothing may start meanwhile.
    if (outcome.holdsUp !== 'this' && afterMs > this.#heldMs()) this.#held = { since: clock(), ms: afterMs };
    await recorder.record(taken, { outcome: 'later', afterMs });
  }
}
