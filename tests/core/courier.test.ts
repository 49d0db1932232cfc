import { describe, expect, it } from 'vitest';
import type { Draw } from '../../src/core/courier-delivery.ts';
import {
  ABORT_MS,
  AT_ONCE,
  BUSY_MS,
  DELIVERY_MS,
  IN_HAND,
  LEASE_MS,
  LOOK_EVERY_MS,
  MOST_FAULTS,
  MOST_TRIES,
  RECORD_MS,
  STOP_MS,
  waitAfter,
} from '../../src/core/courier-limits.ts';
import { createCourier } from '../../src/core/courier.ts';
import { Fault } from '../../src/core/errors.ts';
import { noticeId } from '../../src/core/notice.ts';
import type { Delivered, Delivery, Notice } from '../../src/core/notice.ts';
import type { Outbox } from '../../src/core/ports.ts';
import { aLog } from '../support/builders.ts';
import { aMemoryOutbox } from '../support/memory-outbox.ts';
import { aNotice, aSheet } from '../support/notices.ts';
import { aVirtualTime } from '../support/virtual-time.ts';

type Deliver = (delivery: Delivery, signal: AbortSignal) => Promise<Delivered>;

const delivers: Deliver = async ({ notice }) => ({ outcome: 'delivered', mark: `mark of ${notice}` });
const hangs: Deliver = (_delivery, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
const fails: Deliver = async () => {
  throw new Fault('DELIVERY_FAILED', 'Teams did not take “May I use the crest?”.');
};

/** A courier that runs, on a clock of the test's own. `chance` is 1, so that each wait is as long as it gets. */
function setUp(
  slack: Deliver = delivers,
  change: { teams?: Deliver; draw?: Draw; outbox?: (inner: Outbox) => Partial<Outbox> } = {},
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
    chance: () => 1,
    log,
    wait: time.wait,
  });
  const signal = new AbortController();
  let stopped = false;
  const run = courier.run(signal.signal).then(() => {
    stopped = true;
  });
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
const notices = (count: number, platform: 'slack' | 'teams' = 'slack') =>
  Array.from({ length: count }, (_, index) => aNotice(`${platform}${index}`, { platform, address: `C${index}` }));

describe('the courier', () => {
  it('delivers what stands in the outbox, drawn as it is now, and records its mark', async () => {
    const { time, outbox, tell, told, log } = setUp();
    tell(aNotice('n1'));
    tell(aNotice('n2', { under: 'n1' }));
    await time.pass(LOOK_EVERY_MS);
    expect(told).toMatchObject([
      { notice: 'n1', to: { address: 'C1' }, sheet: { gist: 'sheet of n1' }, edits: undefined, under: undefined },
      { notice: 'n2', under: 'mark of n1' },
    ]);
    expect(await outbox.list(9)).toEqual([]);
    expect(log.lines.map(({ event, fields }) => [event, fields['notice']])).toEqual([
      ['notice-delivered', 'n1'],
      ['notice-delivered', 'n2'],
    ]);
  });

  it('edits the message that is there when it becomes due again', async () => {
    const { time, outbox, tell, told } = setUp();
    for (const _time of [1, 2]) {
      tell(aNotice('n1', { tells: { tells: 'status' } }));
      await time.pass(LOOK_EVERY_MS);
    }
    expect(told.map(({ edits }) => edits)).toEqual([undefined, 'mark of n1']);
  });

  it('looks by itself every few seconds, and at once when it is nudged', async () => {
    const { time, outbox, tell, told, courier } = setUp();
    outbox.write([aNotice('n1')], 0);
    await time.pass(LOOK_EVERY_MS);
    expect(told).toMatchObject([{ at: LOOK_EVERY_MS }]);
    tell(aNotice('n2'));
    await time.pass(1);
    expect(told).toMatchObject([{}, { notice: 'n2', at: LOOK_EVERY_MS }]);
  });

  it('drops what has nothing to say any more', async () => {
    const { time, outbox, tell, told, events } = setUp(delivers, { draw: async () => undefined });
    tell(aNotice('n1'));
    await time.pass(LOOK_EVERY_MS);
    expect({ told, left: await outbox.list(9), events: events() }).toEqual({
      told: [],
      left: [],
      events: ['notice-dropped'],
    });
  });

  it('parks at once what is impossible, with its word, and goes on with the conversation', async () => {
    const { time, outbox, tell, ids } = setUp(async ({ notice }) =>
      notice === 'n1' ? { outcome: 'impossible', why: 'channel_not_found' } : { outcome: 'delivered', mark: 'm' },
    );
    tell(aNotice('n1'), aNotice('n2'));
    await time.pass(LOOK_EVERY_MS);
    expect(ids()).toEqual(['n1', 'n2']);
    expect(await outbox.list(9)).toMatchObject([{ notice: { id: 'n1' }, state: 'parked', why: 'channel_not_found' }]);
  });
});

describe('what may pass', () => {
  it('is tried again after waits that double up to a longest, and parked after a set number of faults', async () => {
    const { time, outbox, tell, told } = setUp(fails);
    tell(aNotice('n1'));
    await time.pass(MOST_FAULTS * 31 * 60_000);
    const waits = told.slice(1).map(({ at }, index) => at - (told[index]?.at ?? 0));
    expect(waits.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000]);
    expect(new Set(waits.slice(10))).toEqual(new Set([30 * 60_000]));
    expect(told).toHaveLength(MOST_FAULTS);
    expect(await outbox.list(9)).toMatchObject([{ state: 'parked', why: 'DELIVERY_FAILED', tries: MOST_FAULTS }]);
  });

  it('waits a random part of that time', () => {
    expect([0, 0.25, 1].map((chance) => waitAfter(3, chance))).toEqual([0, 2000, 8000]);
  });

  it('starts counting anew once it was retried by hand', async () => {
    const { time, outbox, tell, told } = setUp(fails);
    tell(aNotice('n1'));
    await time.pass(MOST_FAULTS * 31 * 60_000);
    await outbox.retry(noticeId('n1'), time.clock());
    await time.pass(LOOK_EVERY_MS + 2000);
    expect(told).toHaveLength(MOST_FAULTS + 2);
  });

  it('is a platform that is switched off, too', async () => {
    const { time, outbox, tell } = setUp();
    tell(aNotice('n1', { platform: 'playground' }));
    await time.pass(1);
    expect(await outbox.list(9)).toMatchObject([{ state: 'waiting', why: 'platform-off', due: 2000 }]);
  });

  it('is a sheet that could not be drawn, too; the fault is logged by its word', async () => {
    const draw = async () => {
      throw new TypeError('cannot be read');
    };
    const { time, outbox, tell, log } = setUp(delivers, { draw });
    tell(aNotice('n1'));
    await time.pass(1);
    expect(await outbox.list(9)).toMatchObject([{ state: 'waiting', why: 'TypeError' }]);
    expect(log.lines).toMatchObject([{ level: 'warn', event: 'notice-failed', fields: { faults: 1 } }]);
  });

  it('is given up when a platform says “later” for ever', async () => {
    const { time, outbox, tell, told } = setUp(async () => ({ outcome: 'later', afterMs: 1 }));
    tell(aNotice('n1'));
    await time.pass(MOST_TRIES * 2 * LOOK_EVERY_MS);
    expect(told).toHaveLength(MOST_TRIES);
    expect(await outbox.list(9)).toMatchObject([{ state: 'parked', why: 'held-up' }]);
  });

  it('ends at its time limit, also if the platform does not listen', async () => {
    const signals: AbortSignal[] = [];
    const { time, outbox, tell } = setUp((_delivery, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    tell(aNotice('n1'));
    await time.pass(DELIVERY_MS - 1);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    await time.pass(1 + ABORT_MS);
    expect(signals[0]?.aborted).toBe(true);
    expect(await outbox.list(9)).toMatchObject([{ state: 'waiting', why: 'too-slow' }]);
  });

  it('is recorded as delivered if it arrived while it was told to stop', async () => {
    const { time, outbox, tell } = setUp(
      (_delivery, signal) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve({ outcome: 'delivered', mark: 'late' })),
        ),
    );
    tell(aNotice('n1'));
    await time.pass(DELIVERY_MS + 1);
    expect(await outbox.list(9)).toEqual([]);
  });
});

describe('a platform', () => {
  it('that says “later” is left alone until then, while others go on', async () => {
    let first = true;
    const slack: Deliver = async (delivery, signal) => {
      if (!first) return delivers(delivery, signal);
      first = false;
      return { outcome: 'later', afterMs: 30_000 };
    };
    const { time, outbox, tell, told } = setUp(slack);
    tell(...notices(1));
    await time.pass(1);
    tell(...notices(20), ...notices(3, 'teams'));
    await time.pass(60_000);
    const at = (platform: string) => told.filter(({ to }) => to.platform === platform).map((each) => each.at);
    expect(at('slack')[0]).toBe(0);
    expect(Math.min(...at('slack').slice(1))).toBeGreaterThanOrEqual(30_000);
    expect(at('slack')).toHaveLength(21);
    expect(Math.max(...at('teams'))).toBeLessThanOrEqual(LOOK_EVERY_MS);
  });

  it('gets no more than so many deliveries at once', async () => {
    let now = 0;
    let most = 0;
    const time: { wait?: (ms: number) => Promise<void> } = {};
    const { tell, told, ...rest } = setUp(async (delivery, signal) => {
      now += 1;
      most = Math.max(most, now);
      await time.wait?.(100);
      now -= 1;
      return delivers(delivery, signal);
    });
    time.wait = rest.time.wait;
    tell(...notices(3 * IN_HAND));
    await rest.time.pass(30_000);
    expect({ most, told: told.length }).toEqual({ most: AT_ONCE, told: 3 * IN_HAND });
  });

  it('that hangs does not keep others waiting', async () => {
    const { time, outbox, tell, told } = setUp(hangs);
    tell(...notices(200));
    tell(...notices(5, 'teams'));
    await time.pass(2 * BUSY_MS + LOOK_EVERY_MS);
    expect(told.filter(({ to }) => to.platform === 'teams')).toHaveLength(5);
  });

  it('gets nothing whose lease would run out before it could be recorded', async () => {
    const until = new Map<string, number>();
    const { time, tell, told } = setUp(hangs, {
      outbox: (inner) => ({
        async lease(now, end, most) {
          const leased = await inner.lease(now, end, most);
          for (const { notice } of leased) until.set(notice.id, end);
          return leased;
        },
      }),
    });
    const left: number[] = [];
    tell(...notices(IN_HAND));
    for (let second = 0; second < 2 * LEASE_MS; second += 1000) {
      await time.pass(1000);
      left.push(...told.slice(left.length).map(({ notice, at }) => (until.get(notice) ?? 0) - at));
    }
    expect(Math.min(...left)).toBeGreaterThanOrEqual(DELIVERY_MS + ABORT_MS + RECORD_MS);
    expect(Math.min(...left)).toBeLessThan(LEASE_MS);
  });
});

describe('a fault of the outbox', () => {
  const locked = (times: number) => {
    let left = times;
    return (): void => {
      if (left-- > 0) throw new Error('database is locked');
    };
  };

  it('ends nothing: it looks again', async () => {
    const lock = locked(2);
    const { time, tell, told, events } = setUp(delivers, {
      outbox: (inner) => ({
        async lease(...given) {
          lock();
          return inner.lease(...given);
        },
      }),
    });
    tell(aNotice('n1'));
    await time.pass(2 * LOOK_EVERY_MS);
    expect(told).toHaveLength(1);
    expect(events()).toEqual(['outbox-fault', 'outbox-fault', 'notice-delivered']);
  });

  it('does not make a second message: a delivery is recorded as soon as it can be', async () => {
    const lock = locked(20);
    const { time, outbox, tell, told } = setUp(delivers, {
      outbox: (inner) => ({
        async delivered(...given) {
          lock();
          return inner.delivered(...given);
        },
      }),
    });
    tell(aNotice('n1'));
    await time.pass(2 * LEASE_MS);
    expect(told).toHaveLength(1);
    expect(await outbox.list(9)).toEqual([]);
  });

  it('that outlasts the lease makes a second one, and says so', async () => {
    let broken = true;
    const { time, tell, told, events } = setUp(delivers, {
      outbox: (inner) => ({
        async delivered(...given) {
          if (broken) throw new Error('database is locked');
          return inner.delivered(...given);
        },
      }),
    });
    tell(aNotice('n1'));
    await time.pass(LEASE_MS - 1);
    broken = false;
    await time.pass(LEASE_MS);
    expect(told).toHaveLength(2);
    expect(events().filter((event) => event !== 'outbox-fault')).toEqual(['notice-delivered', 'notice-delivered']);
  });

  it('is told when somebody else has taken it meanwhile', async () => {
    const { time, outbox, tell, events } = setUp(delivers, { outbox: () => ({ delivered: async () => false }) });
    tell(aNotice('n1'));
    await time.pass(1);
    expect(events()).toEqual(['notice-delivered', 'notice-lease-lost']);
  });
});

describe('stopping', () => {
  it('finishes what is under way, and gives back what has not begun', async () => {
    const finish: (() => void)[] = [];
    const { time, outbox, tell, courier, stopped, told } = setUp(
      () =>
        new Promise((resolve) => {
          finish.push(() => resolve({ outcome: 'delivered', mark: 'm' }));
        }),
    );
    tell(...notices(AT_ONCE + 3));
    await time.settle();
    void courier.stop();
    await time.settle();
    expect(stopped()).toBe(false);
    for (const each of finish) each();
    await time.settle();
    expect(stopped()).toBe(true);
    expect(told).toHaveLength(AT_ONCE);
    expect(await outbox.list(99)).toMatchObject(Array.from({ length: 3 }, () => ({ why: 'stopped', due: 0 })));
  });

  it('ends within its bound whatever hangs, and what was cut off is due at once', async () => {
    const { time, outbox, tell, signal, stopped } = setUp(hangs);
    tell(aNotice('n1'));
    await time.settle();
    signal.abort();
    await time.pass(STOP_MS);
    expect(stopped()).toBe(true);
    expect(await outbox.list(9)).toMatchObject([{ state: 'waiting', why: 'stopped', due: STOP_MS }]);
  });

  it('ends within its bound when the outbox hangs', async () => {
    const { time, signal, stopped } = setUp(delivers, { outbox: () => ({ lease: () => new Promise(() => {}) }) });
    await time.settle();
    signal.abort();
    await time.pass(STOP_MS + ABORT_MS);
    expect(stopped()).toBe(true);
  });

  it('may be asked for twice, and before anything has begun', async () => {
    const { time, outbox, tell, courier, run, told } = setUp();
    await Promise.all([courier.stop(), courier.stop(), run]);
    tell(aNotice('n1'));
    await time.pass(LOOK_EVERY_MS);
    expect(told).toEqual([]);
  });
});

it('no number outlives another that it has to fit into', () => {
  expect(LEASE_MS).toBeGreaterThan(DELIVERY_MS + ABORT_MS + RECORD_MS);
  expect(AT_ONCE).toBeLessThanOrEqual(IN_HAND);
});
