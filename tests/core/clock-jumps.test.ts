import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LATEST_DUE_MS, LONGEST_WAIT_MS, LOOK_EVERY_MS } from '../../src/core/courier-limits.ts';
import { aMoveNotice } from '../support/notices.ts';
import { aRunningCourier, delivers, notices } from '../support/running-courier.ts';
import type { Deliver } from '../support/running-courier.ts';

const HOUR = 3_600_000;
const SECOND = 1000;

describe('a clock that is set while notices wait', () => {
  it.each([
    ['back by an hour', -HOUR],
    ['forward by an hour', HOUR],
    ['back by years', -50_000 * HOUR],
  ])('%s: what was to be told before is told at once, and in order', async (_how, ms) => {
    const { time, outbox, courier, ids } = aRunningCourier();
    time.setClock(100_000 * HOUR);
    await time.settle();
    outbox.write([aMoveNotice('before 1'), aMoveNotice('before 2')], time.clock());
    time.setClock(ms);
    courier.nudge();
    await time.pass(LOOK_EVERY_MS);
    outbox.write([aMoveNotice('after')], time.clock());
    await time.pass(2 * LOOK_EVERY_MS);
    expect(ids()).toEqual(['before 1', 'before 2', 'after']);
  });

  it('back by half an hour: it is told in half an hour at the latest', async () => {
    const { time, outbox, ids } = aRunningCourier();
    await time.pass(HOUR);
    outbox.write([aMoveNotice('before')], time.clock());
    time.setClock(-HOUR / 2);
    await time.pass(HOUR / 2 + LOOK_EVERY_MS);
    expect(ids()).toEqual(['before']);
  });

  it.each([-HOUR, HOUR])('by %i ms: what is just going out is told once', async (ms) => {
    const time: { pass?: (by: number) => Promise<void>; wait?: (by: number) => Promise<void> } = {};
    const slow: Deliver = async (delivery, signal) => {
      await time.wait?.(10 * SECOND);
      return delivers(delivery, signal);
    };
    const running = aRunningCourier(slow);
    time.wait = running.time.wait;
    running.tell(...notices(3));
    await running.time.settle();
    expect(running.told).toHaveLength(3);
    running.time.setClock(ms);
    running.tell(...notices(1, 'teams'));
    await running.time.pass(2 * HOUR);
    expect(running.ids()).toEqual(['slack0', 'slack1', 'slack2', 'teams0']);
    expect(running.events()).not.toContain('notice-lease-lost');
  });

  it('back by an hour: a platform that wanted to be left alone for a moment is asked again', async () => {
    let first = true;
    const { time, tell, told } = aRunningCourier(async (delivery, signal) => {
      if (!first) return delivers(delivery, signal);
      first = false;
      return { outcome: 'later', afterMs: 30 * SECOND };
    });
    await time.pass(HOUR);
    tell(...notices(2));
    await time.settle();
    time.setClock(-HOUR);
    await time.pass(30 * SECOND + LOOK_EVERY_MS);
    expect(told).toHaveLength(3);
  });

  it('tells everything, each once and in order, however often it is set', async () => {
    const step = fc.record({
      set: fc.oneof(fc.constant(0), fc.integer({ min: -3 * HOUR, max: 3 * HOUR })),
      pass: fc.integer({ min: 0, max: 5 * 60 * SECOND }),
      address: fc.constantFrom('C1', 'C2'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { time, tell, told } = aRunningCourier();
        time.setClock(100 * HOUR);
        for (const [index, { set, pass, address }] of steps.entries()) {
          tell(aMoveNotice(`n${index}`, { address }));
          time.setClock(set);
          await time.pass(pass);
        }
        await time.pass(LATEST_DUE_MS + 2 * LOOK_EVERY_MS);
        const of = (address: string): readonly string[] =>
          told.flatMap(({ notice, to }) => (to.address === address ? [notice] : []));
        const written = (address: string): readonly string[] =>
          steps.flatMap((each, index) => (each.address === address ? [`n${index}`] : []));
        expect([of('C1'), of('C2')]).toEqual([written('C1'), written('C2')]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a platform that asks to be left alone for hours', () => {
  it('is asked again after half an hour, since nothing may be due later than that', async () => {
    const { time, tell, told } = aRunningCourier(async () => ({ outcome: 'later', afterMs: 5 * HOUR }));
    tell(aMoveNotice('n1'));
    await time.pass(2 * LONGEST_WAIT_MS + 3 * LOOK_EVERY_MS);
    expect(told.map(({ at }) => Math.floor(at / LONGEST_WAIT_MS))).toEqual([0, 1, 2]);
  });
});
