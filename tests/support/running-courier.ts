import type { AsOne, Draw } from '../../src/core/courier-delivery.ts';
import { createCourier } from '../../src/core/courier.ts';
import type { Delivered, Delivery, Notice } from '../../src/core/notice.ts';
import type { Outbox } from '../../src/core/ports.ts';
import { aLog } from './builders.ts';
import { aMemoryOutbox } from './memory-outbox.ts';
import { aMoveNotice, aSheet } from './notices.ts';
import { aVirtualTime } from './virtual-time.ts';

export type Deliver = (delivery: Delivery, signal: AbortSignal) => Promise<Delivered>;

export const delivers: Deliver = async ({ notice }) => ({ outcome: 'delivered', mark: `mark of ${notice}` });
export const hangs: Deliver = (_delivery, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));

/** A courier that runs, on a clock of the test's own. `chance` is 1 unless given, so that each wait is as long as it gets. */
export function aRunningCourier(
  slack: Deliver = delivers,
  change: {
    teams?: Deliver;
    draw?: Draw;
    outbox?: (inner: Outbox) => Partial<Outbox>;
    unreached?: (notice: Notice) => Promise<void>;
    chance?: () => number;
    asOne?: AsOne;
  } = {},
) {
  const time = aVirtualTime();
  const outbox = aMemoryOutbox();
  const log = aLog();
  const told: (Delivery & { readonly at: number })[] = [];
  const telling = (deliver: Deliver): { deliver: Deliver } => ({
    deliver(delivery, signal) {
      told.push({ ...delivery, at: time.clock() });
      return deliver(delivery, signal);
    },
  });
  const courier = createCourier({
    outbox: { ...outbox, ...change.outbox?.(outbox) },
    platforms: new Map([
      ['slack', telling(slack)],
      ['teams', telling(change.teams ?? delivers)],
    ]),
    draw: change.draw ?? (async ({ id }) => aSheet(`sheet of ${id}`)),
    clock: time.clock,
    chance: change.chance ?? (() => 1),
    log,
    wait: time.wait,
    unreached: change.unreached ?? (async () => {}),
    ...(change.asOne !== undefined && { asOne: change.asOne }),
  });
  const signal = new AbortController();
  let stopped = false;
  const running = async (): Promise<void> => {
    await courier.run(signal.signal);
    stopped = true;
  };
  const run = running();
  /** As a move does. */
  const tell = (...toTell: readonly Notice[]): void => {
    outbox.write(toTell, time.clock());
    courier.nudge();
  };
  const ids = (): readonly string[] => told.map(({ notice }) => notice);
  const events = (): readonly string[] => log.lines.map(({ event }) => event);
  return { time, outbox, tell, log, told, ids, events, courier, signal, run, stopped: () => stopped };
}

/** So many notices, each to a conversation of its own. */
export const notices = (count: number, platform: 'slack' | 'teams' = 'slack') =>
  Array.from({ length: count }, (_, index) => aMoveNotice(`${platform}${index}`, { platform, address: `C${index}` }));
