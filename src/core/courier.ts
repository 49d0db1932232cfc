import type { PlatformName } from './conversation.ts';
import type { AsOne, Draw, Wait } from './courier-delivery.ts';
import { Lane } from './courier-lane.ts';
import { ABORT_MS, LEASE_MS, LOOK_EVERY_MS, STOP_MS } from './courier-limits.ts';
import { lasts } from './lasts.ts';
import { Recorder } from './courier-record.ts';
import type { Notice } from './notice.ts';
import type { Taken } from './courier-record.ts';
import type { Chance, Clock, Log, OfficerPlatform, Outbox } from './ports.ts';

interface CourierParts {
  readonly outbox: Outbox;
  readonly platforms: ReadonlyMap<PlatformName, Pick<OfficerPlatform, 'deliver'>>;
  readonly draw: Draw;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly wait: Wait;
  /** Each delivery is work of its own; without it nothing tells their log lines apart. */
  readonly asOne?: AsOne;
  /** Told of each notice that is given up. */
  readonly unreached: (notice: Notice) => Promise<void>;
}

/** Delivers what stands in the outbox: at least once, and in a conversation in order. */
export interface Courier {
  /** Delivers until the signal is aborted or `stop` is called, and resolves when it has stopped. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
  /** Says that something may be due now. */
  nudge(): void;
  /** Takes nothing more and finishes what is in hand, within a few seconds. Safe to call twice. */
  stop(): Promise<void>;
}

export function createCourier(parts: CourierParts): Courier {
  return new LeasingCourier(parts);
}

class LeasingCourier implements Courier {
  readonly #parts: CourierParts;
  readonly #recorder: Recorder;
  readonly #lanes: ReadonlyMap<PlatformName, Lane>;
  readonly #inHand = new Map<Promise<void>, Taken>();
  readonly #ending = new AbortController();
  /** Ends what is under way. */
  readonly #cut = new AbortController();
  #nudged = new AbortController();
  #running: Promise<void> | undefined;

  constructor(parts: CourierParts) {
    this.#parts = parts;
    const cut = this.#cut.signal;
    const recorder = new Recorder({ ...parts, cut });
    this.#recorder = recorder;
    const { asOne = (work) => work() } = parts;
    const laneOf = (platform: Pick<OfficerPlatform, 'deliver'>): Lane =>
      new Lane({ ...parts, asOne, platform, cut, recorder, onRoom: () => this.nudge() });
    this.#lanes = new Map([...parts.platforms].map(([name, platform]) => [name, laneOf(platform)]));
  }

  run(signal: AbortSignal): Promise<void> {
    this.#running ??= this.#runUntil(AbortSignal.any([signal, this.#ending.signal]));
    return this.#running;
  }

  nudge(): void {
    this.#nudged.abort();
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #runUntil(ending: AbortSignal): Promise<void> {
    const ended = Promise.withResolvers<void>();
    const end = (): void => {
      for (const lane of this.#lanes.values()) lane.close();
      this.nudge();
      ended.resolve();
    };
    if (ending.aborted) end();
    else ending.addEventListener('abort', end, { once: true });
    const looped = this.#loop(ending);
    await ended.promise;
    await this.#finish(looped);
  }

  async #loop(ending: AbortSignal): Promise<void> {
    while (!ending.aborted) {
      this.#nudged = new AbortController();
      const more = await this.#look();
      if (!more && !ending.aborted) await this.#parts.wait(LOOK_EVERY_MS, this.#nudged.signal);
    }
  }

  /** Takes out what there is room for. True: there may be more. */
  async #look(): Promise<boolean> {
    const { outbox, clock, log } = this.#parts;
    const room = Math.max(0, ...[...this.#lanes.values()].map((lane) => lane.room()));
    if (room === 0) return false;
    const now = clock();
    const until = now + LEASE_MS;
    // The clock was moved, and what is in hand looks free to everybody: taken out again, it would be told twice. It is done within seconds.
    if ([...this.#inHand.values()].some((taken) => !lasts(taken.until - LEASE_MS, LEASE_MS, now))) return false;
    try {
      const leased = await outbox.lease(now, until, room);
      for (const lease of leased) this.#hand({ lease, until });
      return leased.length === room;
    } catch (cause) {
      log.error('outbox-fault', { doing: 'lease' }, cause);
      return false;
    }
  }

  #hand(taken: Taken): void {
    const { platform } = taken.lease.notice.to;
    // A platform that is switched off may be on again soon, so this passes like any other fault.
    const work =
      this.#lanes.get(platform)?.take(taken) ??
      this.#recorder.record(taken, { outcome: 'failed', why: 'platform-off', cause: undefined });
    this.#inHand.set(work, taken);
    void work.then(() => this.#inHand.delete(work));
  }

  async #finish(looped: Promise<void>): Promise<void> {
    const { wait, log } = this.#parts;
    const done = new AbortController();
    const all = looped.then(() => Promise.all(this.#inHand.keys())).then(() => done.abort());
    await Promise.race([all, wait(STOP_MS, done.signal)]);
    this.#cut.abort();
    await Promise.race([all, wait(ABORT_MS, done.signal)]);
    if (this.#inHand.size > 0) log.warn('courier-left-undone', { notices: this.#inHand.size });
  }
}
