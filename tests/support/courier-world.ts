import type { PlatformName } from '../../src/core/conversation.ts';
import type { Wait } from '../../src/core/courier-delivery.ts';
import { createCourier } from '../../src/core/courier.ts';
import type { Courier } from '../../src/core/courier.ts';
import { AT_ONCE } from '../../src/core/courier-limits.ts';
import type { Delivered, Delivery, Notice, NoticeId } from '../../src/core/notice.ts';
import type { Outbox } from '../../src/core/ports.ts';
import { aLog } from './builders.ts';
import { aMemoryOutbox } from './memory-outbox.ts';
import { aSheet } from './notices.ts';
import { aVirtualTime } from './virtual-time.ts';

/** What a platform does with one delivery, after so many milliseconds. */
export type Fate =
  /** `shown`: 'first' if the message stands there before the platform replies. `crash`: the process is killed as it is shown. */
  | { readonly fate: 'delivered'; readonly ms: number; readonly shown: 'first' | 'last'; readonly crash: boolean }
  | { readonly fate: 'later'; readonly ms: number; readonly afterMs: number }
  | { readonly fate: 'throws' | 'impossible'; readonly ms: number }
  | { readonly fate: 'hangs' };

const PLATFORMS: readonly PlatformName[] = ['slack', 'teams', 'playground'];
const never = <T>(): Promise<T> => new Promise(() => {});

/** One outbox, platforms whose deliveries meet their fates in turn, and couriers that are killed and replaced. */
export function aCourierWorld(fates: readonly Fate[], chance: () => number) {
  const time = aVirtualTime();
  const outbox = aMemoryOutbox();
  const log = aLog();
  const shown: { readonly id: NoticeId; readonly gist: string }[] = [];
  /** Rules that a courier broke. */
  const broken = new Set<string>();
  const impossible = new Set<NoticeId>();
  /** How often a notice was shown and its process killed before that was recorded. */
  const cutOff = new Map<NoticeId, number>();
  const versions = new Map<NoticeId, number>();
  let deliveries = 0;
  let busiest = 0;
  let couriers: Courier[] = [];

  /** A process: once it is killed, nothing that it began has any further effect, and nothing comes back to it. */
  function start(): void {
    const killed = new AbortController();
    const unrecorded = new Set<NoticeId>();
    const living = async <T>(work: () => Promise<T>): Promise<T> => {
      if (killed.signal.aborted) return never();
      const result = await work();
      return killed.signal.aborted ? never() : result;
    };
    const wait: Wait = (ms, signal) => living(() => time.wait(ms, signal));
    const busy = new Map<PlatformName, number>();
    const heldUntil = new Map<PlatformName, number>();

    async function show({ notice, sheet }: Delivery, crash: boolean): Promise<void> {
      shown.push({ id: notice, gist: sheet.gist });
      unrecorded.add(notice);
      if (crash) await crashes();
    }

    async function crashes(): Promise<never> {
      killed.abort();
      for (const id of unrecorded) cutOff.set(id, (cutOff.get(id) ?? 0) + 1);
      couriers = couriers.filter((each) => each !== courier);
      start();
      return never();
    }

    async function meet(delivery: Delivery, signal: AbortSignal): Promise<Delivered> {
      const fate = fates[deliveries++] ?? { fate: 'delivered', ms: 100, shown: 'last', crash: false };
      const aborted = (): void => signal.throwIfAborted();
      if (fate.fate === 'hangs') {
        await living(() => new Promise<void>((end) => signal.addEventListener('abort', () => end())));
        throw new Error('aborted');
      }
      if (fate.fate === 'delivered' && fate.shown === 'first') await show(delivery, fate.crash);
      await wait(fate.ms, signal);
      aborted();
      switch (fate.fate) {
        case 'delivered':
          if (fate.shown === 'last') await show(delivery, fate.crash);
          return { outcome: 'delivered', mark: delivery.edits ?? `mark of ${delivery.notice}` };
        case 'later':
          heldUntil.set(delivery.to.platform, time.clock() + fate.afterMs);
          return { outcome: 'later', afterMs: fate.afterMs };
        case 'impossible':
          impossible.add(delivery.notice);
          return { outcome: 'impossible', why: 'gone' };
        case 'throws':
          throw new Error('500');
      }
    }

    const deliver = (delivery: Delivery, signal: AbortSignal): Promise<Delivered> =>
      living(async () => {
        const { platform } = delivery.to;
        if (time.clock() < (heldUntil.get(platform) ?? 0)) broken.add('a platform is left alone until it said');
        busy.set(platform, (busy.get(platform) ?? 0) + 1);
        busiest = Math.max(busiest, busy.get(platform) ?? 0);
        if ((busy.get(platform) ?? 0) > AT_ONCE) broken.add('no more than so many at once');
        try {
          return await meet(delivery, signal);
        } finally {
          busy.set(platform, (busy.get(platform) ?? 0) - 1);
        }
      });

    /** An outbox a moment away, which is locked at times. */
    const away = async <T>(work: () => Promise<T>): Promise<T> => {
      await wait(chance() * 20, new AbortController().signal);
      return living(() => {
        if (chance() < 0.05) throw new Error('database is locked');
        return work();
      });
    };
    const seen: Outbox = {
      ...outbox,
      lease: (now, until, most) => away(() => outbox.lease(now, until, most)),
      delivered: (lease, mark, at) =>
        away(async () => {
          const kept = await outbox.delivered(lease, mark, at);
          unrecorded.delete(lease.notice.id);
          return kept;
        }),
      later: (lease, due, why) => away(() => outbox.later(lease, due, why)),
      park: (lease, why) => away(() => outbox.park(lease, why)),
      drop: (id) => away(() => outbox.drop(id)),
    };
    const courier = createCourier({
      outbox: seen,
      platforms: new Map(PLATFORMS.map((name) => [name, { deliver }])),
      draw: async ({ id }) => aSheet(String(versions.get(id))),
      clock: time.clock,
      chance,
      log,
      wait,
      unreached: async () => {},
    });
    couriers.push(courier);
    void courier.run(new AbortController().signal);
  }

  return {
    time,
    outbox,
    log,
    shown,
    broken,
    impossible,
    cutOff,
    versions,
    start,
    busiest: () => busiest,
    write(notice: Notice): void {
      versions.set(notice.id, (versions.get(notice.id) ?? 0) + 1);
      outbox.write([notice], time.clock());
      for (const courier of couriers) courier.nudge();
    },
    stop: (): Promise<unknown> => Promise.all(couriers.map((courier) => courier.stop())),
  };
}
