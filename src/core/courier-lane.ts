import { deliverOnce } from './courier-delivery.ts';
import type { DeliveryParts } from './courier-delivery.ts';
import { ABORT_MS, AT_ONCE, BUSY_MS, DELIVERY_MS, IN_HAND, LEAST_LATER_MS, RECORD_MS } from './courier-limits.ts';
import type { Recorder, Taken } from './courier-record.ts';
import type { Clock } from './ports.ts';

/** The deliveries of one platform: so many at once, the others in their order behind them. */
export interface Lane {
  /** How many more it takes now; none while the platform wants to be left alone. */
  room(): number;
  /** Delivers it, or gives it back if there is no room. Resolves when that is recorded; never rejects. */
  take(taken: Taken): Promise<void>;
  /** Starts nothing more, and gives back what has not begun. */
  close(): void;
}

/** From the start of a delivery to its record: what has less left of its lease might be delivered by somebody else as well. */
const NEEDED_MS = DELIVERY_MS + ABORT_MS + RECORD_MS;

interface Waiting {
  readonly taken: Taken;
  readonly done: () => void;
}

export function createLane(
  parts: DeliveryParts & { readonly recorder: Recorder; readonly clock: Clock; readonly onRoom: () => void },
): Lane {
  const { recorder, clock, onRoom } = parts;
  const queue: Waiting[] = [];
  let underWay = 0;
  let heldUntil = -Infinity;
  let closed = false;

  async function deliver(taken: Taken): Promise<void> {
    const outcome = await deliverOnce(taken.lease, parts);
    if (outcome.outcome !== 'later') return recorder.record(taken, outcome);
    const afterMs = Math.max(outcome.afterMs, LEAST_LATER_MS);
    // Before it is recorded: nothing may start meanwhile.
    heldUntil = Math.max(heldUntil, clock() + afterMs);
    await recorder.record(taken, { outcome: 'later', afterMs });
  }

  async function start({ taken, done }: Waiting): Promise<void> {
    underWay += 1;
    await deliver(taken);
    underWay -= 1;
    done();
    fill();
    onRoom();
  }

  function fill(): void {
    while (underWay < AT_ONCE || closed || clock() < heldUntil) {
      const next = queue.shift();
      if (next === undefined) return;
      const { taken, done } = next;
      const unfit = whyNot(taken);
      if (unfit === undefined) void start(next);
      else void recorder.giveBack(taken, unfit.due, unfit.why).then(done);
    }
  }

  function whyNot({ until }: Taken): { readonly due: number; readonly why: string } | undefined {
    const now = clock();
    if (closed) return { due: now, why: 'stopped' };
    if (now < heldUntil) return { due: heldUntil, why: 'held-up' };
    return until - now < NEEDED_MS ? { due: now, why: 'busy' } : undefined;
  }

  const free = (): number => (closed || clock() < heldUntil ? 0 : IN_HAND - underWay - queue.length);

  return {
    room: free,
    take(taken) {
      if (!closed && clock() >= heldUntil && free() === 0) return recorder.giveBack(taken, clock() + BUSY_MS, 'busy');
      const { promise, resolve } = Promise.withResolvers<void>();
      queue.push({ taken, done: resolve });
      fill();
      return promise;
    },
    close() {
      closed = true;
      fill();
    },
  };
}
