import { describe, expect, it } from 'vitest';
import {
  ABORT_MS,
  AT_ONCE,
  BUSY_MS,
  DELIVERY_MS,
  IN_HAND,
  LEASE_MS,
  LOOK_EVERY_MS,
  RECORD_MS,
  STOP_MS,
} from '../../src/core/courier-limits.ts';
import { createCourier } from '../../src/core/courier.ts';
import { aLog } from '../support/builders.ts';
import { aMemoryOutbox } from '../support/memory-outbox.ts';
import { aMoveNotice, aSheet } from '../support/notices.ts';
import { aRunningCourier, delivers, hangs, notices } from '../support/running-courier.ts';
import type { Deliver } from '../support/running-courier.ts';
import { aVirtualTime } from '../support/virtual-time.ts';

describe('a platform', () => {
  it('that says “later” is left alone until then, while others go on', async () => {
    let first = true;
    const slack: Deliver = async (delivery, signal) => {
      if (!first) return delivers(delivery, signal);
      first = false;
      return { outcome: 'later', afterMs: 30_000 };
    };
    const { time, tell, told } = aRunningCourier(slack);
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

  it('that says “later” of one notice gets the others meanwhile, and that one then', async () => {
    let first = true;
    const { time, tell, told } = aRunningCourier(async (delivery, signal) => {
      if (!first) return delivers(delivery, signal);
      first = false;
      return { outcome: 'later', afterMs: 30_000, holdsUp: 'this' };
    });
    tell(...notices(21));
    await time.pass(29_000);
    expect(told).toHaveLength(21);
    await time.pass(31_000);
    expect(told.map(({ notice }) => notice)).toEqual([
      ...told.slice(0, 21).map(({ notice }) => notice),
      told[0]?.notice,
    ]);
  });

  it('gets no more than so many deliveries at once', async () => {
    let now = 0;
    let most = 0;
    const time: { wait?: (ms: number) => Promise<void> } = {};
    const { tell, told, ...rest } = aRunningCourier(async (delivery, signal) => {
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
    const { time, tell, told } = aRunningCourier(hangs);
    tell(...notices(200));
    tell(...notices(5, 'teams'));
    await time.pass(2 * BUSY_MS + LOOK_EVERY_MS);
    expect(told.filter(({ to }) => to.platform === 'teams')).toHaveLength(5);
  });

  it('never has more in hand than it would need in a few seconds', async () => {
    let leased = 0;
    const { time, tell, outbox } = aRunningCourier(hangs, {
      outbox: (inner) => ({
        async lease(...given) {
          const taken = await inner.lease(...given);
          leased += taken.length;
          return taken;
        },
        later(...given) {
          leased -= 1;
          return inner.later(...given);
        },
      }),
    });
    tell(...notices(200));
    await time.pass(LOOK_EVERY_MS - 1);
    expect(leased).toBe(IN_HAND);
    expect(await outbox.depth()).toMatchObject({ waiting: 200 });
  });

  it('gets nothing whose lease would run out before it could be recorded', async () => {
    const until = new Map<string, number>();
    const { time, tell, told } = aRunningCourier(hangs, {
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
    const { time, tell, told, events } = aRunningCourier(delivers, {
      outbox: (inner) => ({
        async lease(...given) {
          lock();
          return inner.lease(...given);
        },
      }),
    });
    tell(aMoveNotice('n1'));
    await time.pass(2 * LOOK_EVERY_MS);
    expect(told).toHaveLength(1);
    expect(events()).toEqual(['outbox-fault', 'outbox-fault', 'notice-delivered']);
  });

  it('does not make a second message: a delivery is recorded as soon as it can be', async () => {
    const lock = locked(20);
    const { time, outbox, tell, told } = aRunningCourier(delivers, {
      outbox: (inner) => ({
        async delivered(...given) {
          lock();
          return inner.delivered(...given);
        },
      }),
    });
    tell(aMoveNotice('n1'));
    await time.pass(2 * LEASE_MS);
    expect(told).toHaveLength(1);
    expect(await outbox.list(9)).toEqual([]);
  });

  it('that outlasts the lease makes a second one, and says so', async () => {
    let broken = true;
    const { time, tell, told, events } = aRunningCourier(delivers, {
      outbox: (inner) => ({
        async delivered(...given) {
          if (broken) throw new Error('database is locked');
          return inner.delivered(...given);
        },
      }),
    });
    tell(aMoveNotice('n1'));
    await time.pass(LEASE_MS - 1);
    broken = false;
    await time.pass(LEASE_MS);
    expect(told).toHaveLength(2);
    expect(events().filter((event) => event !== 'outbox-fault')).toEqual(['notice-delivered', 'notice-delivered']);
  });

  it('is told when somebody else has taken it meanwhile', async () => {
    const { time, tell, events } = aRunningCourier(delivers, {
      outbox: () => ({ delivered: async () => false }),
    });
    tell(aMoveNotice('n1'));
    await time.pass(1);
    expect(events()).toEqual(['notice-delivered', 'notice-lease-lost']);
  });
});

describe('stopping', () => {
  it('finishes what is under way, and gives back what has not begun', async () => {
    const finish: (() => void)[] = [];
    const { time, outbox, tell, courier, stopped, told } = aRunningCourier(
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
    const { time, outbox, tell, signal, stopped } = aRunningCourier(hangs);
    tell(aMoveNotice('n1'));
    await time.settle();
    signal.abort();
    await time.pass(STOP_MS);
    expect(stopped()).toBe(true);
    expect(await outbox.list(9)).toMatchObject([{ state: 'waiting', why: 'stopped', due: STOP_MS }]);
  });

  it('ends within its bound when the outbox hangs', async () => {
    const { time, signal, stopped } = aRunningCourier(delivers, {
      outbox: () => ({ lease: () => new Promise(() => {}) }),
    });
    await time.settle();
    signal.abort();
    await time.pass(STOP_MS + ABORT_MS);
    expect(stopped()).toBe(true);
  });

  it('takes nothing if it was to stop before it ran', async () => {
    const outbox = aMemoryOutbox();
    outbox.write([aMoveNotice('n1')], 0);
    const { clock, wait } = aVirtualTime();
    const unreached = async (): Promise<void> => {};
    const given = { outbox, platforms: new Map([['slack' as const, { deliver: hangs }]]), clock, wait, log: aLog() };
    const courier = createCourier({ ...given, draw: async () => aSheet('x'), chance: () => 1, unreached });
    await courier.run(AbortSignal.abort());
    expect(await outbox.list(9)).toMatchObject([{ tries: 0 }]);
  });

  it('may be asked for twice, and before anything has begun', async () => {
    const { time, tell, courier, run, told } = aRunningCourier();
    await Promise.all([courier.stop(), courier.stop(), run]);
    tell(aMoveNotice('n1'));
    await time.pass(LOOK_EVERY_MS);
    expect(told).toEqual([]);
  });
});
