import type { PlatformName } from './conversation.ts';
import type { Draw, Wait } from './courier-delivery.ts';
import { createLane } from './courier-lane.ts';
import type { Lane } from './courier-lane.ts';
import { ABORT_MS, LEASE_MS, LOOK_EVERY_MS, STOP_MS } from './courier-limits.ts';
import { createRecorder } from './courier-record.ts';
import type { Taken } from './courier-record.ts';
import type { Chance, Clock, LeasedNotice, Log, OfficerPlatform, Outbox } from './ports.ts';

/** Delivers what stands in the outbox: at least once, and in a conversation in order. */
export interface Courier {
  /** Delivers until the signal is aborted or `stop` is called, and resolves when it has stopped. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
  /** Says that something may be due now. */
  nudge(): void;
  /** Takes nothing more and finishes what is in hand, within a few seconds. Safe to call twice. */
  stop(): Promise<void>;
}

export function createCourier(parts: {
  readonly outbox: Outbox;
  readonly platforms: ReadonlyMap<PlatformName, Pick<OfficerPlatform, 'deliver'>>;
  readonly draw: Draw;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly wait: Wait;
}): Courier {
  const { outbox, platforms, clock, log, wait } = parts;
  const cut = new AbortController();
  const recorder = createRecorder({ ...parts, cut: cut.signal });
  const nudge = (): void => nudged.abort();
  const lanes: ReadonlyMap<PlatformName, Lane> = new Map(
    [...platforms].map(([name, platform]) => [
      name,
      createLane({ ...parts, platform, cut: cut.signal, recorder, onRoom: nudge }),
    ]),
  );
  const inHand = new Set<Promise<void>>();
  const ending = Promise.withResolvers<void>();
  let nudged = new AbortController();
  let ended = false;
  let running: Promise<void> | undefined;

  function hand(taken: Taken): void {
    const { platform } = taken.lease.notice.to;
    // A platform that is switched off may be on again soon, so this passes like any other fault.
    const work =
      lanes.get(platform)?.take(taken) ??
      recorder.record(taken, { outcome: 'failed', why: 'platform-off', cause: undefined });
    inHand.add(work);
    void work.then(() => inHand.delete(work));
  }

  /** Takes out what there is room for. True: there may be more. */
  async function look(): Promise<boolean> {
    const room = Math.max(0, ...[...lanes.values()].map((lane) => lane.room()));
    if (room === 0) return false;
    const now = clock();
    const until = now + LEASE_MS;
    let leased: readonly LeasedNotice[];
    try {
      leased = await outbox.lease(now, until, room);
    } catch (cause) {
      log.error('outbox-fault', { doing: 'lease' }, cause);
      return false;
    }
    for (const lease of leased) hand({ lease, until });
    return leased.length === room;
  }

  async function loop(): Promise<void> {
    while (!ended) {
      nudged = new AbortController();
      const more = await look();
      if (!more && !ended) await wait(LOOK_EVERY_MS, nudged.signal);
    }
  }

  function end(): void {
    if (ended) return;
    ended = true;
    for (const lane of lanes.values()) lane.close();
    nudge();
    ending.resolve();
  }

  async function finish(looped: Promise<void>): Promise<void> {
    const done = new AbortController();
    const all = looped.then(() => Promise.all(inHand)).then(() => done.abort());
    await Promise.race([all, wait(STOP_MS, done.signal)]);
    cut.abort();
    await Promise.race([all, wait(ABORT_MS, done.signal)]);
    if (inHand.size > 0) log.warn('courier-left-undone', { notices: inHand.size });
  }

  async function runUntil(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    const looped = loop();
    await ending.promise;
    signal.removeEventListener('abort', end);
    await finish(looped);
  }

  return {
    run: (signal) => (running ??= runUntil(signal)),
    nudge,
    async stop() {
      end();
      await running;
    },
  };
}
