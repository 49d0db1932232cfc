import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from 'vitest';
import {
  ABORT_MS,
  AT_ONCE,
  DELIVERY_MS,
  IN_HAND,
  LEASE_MS,
  LOOK_EVERY_MS,
  MOST_FAULTS,
  MOST_TRIES,
  RECORD_MS,
  waitAfter,
} from '../../src/core/courier-limits.ts';
import { Fault } from '../../src/core/errors.ts';
import { noticeId } from '../../src/core/notice.ts';
import { aMoveNotice } from '../support/notices.ts';
import { aRunningCourier, delivers } from '../support/running-courier.ts';
import type { Deliver } from '../support/running-courier.ts';

const fails: Deliver = async () => {
  throw new Fault('DELIVERY_FAILED', 'Teams did not take “May I use the crest?”.');
};

describe('the courier', () => {
  it('delivers what stands in the outbox, drawn as it is now, and records its mark', async () => {
    const { time, outbox, tell, told, log } = aRunningCourier();
    tell(aMoveNotice('n1'));
    tell(aMoveNotice('n2', { under: 'n1' }));
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

  it('does all that belongs to one delivery as one, and nothing else with it', async () => {
    const under = new AsyncLocalStorage<number>();
    let works = 0;
    const seen = new Map<string, (number | undefined)[]>();
    const see = (notice: string): void => void seen.set(notice, [...(seen.get(notice) ?? []), under.getStore()]);
    const { time, tell } = aRunningCourier(
      async (delivery) => {
        see(delivery.notice);
        return { outcome: 'delivered', mark: 'm' };
      },
      {
        asOne: (work) => under.run((works += 1), work),
        outbox: (inner) => ({
          delivered(lease, mark, at) {
            see(lease.notice.id);
            return inner.delivered(lease, mark, at);
          },
        }),
      },
    );
    // More than go out at once: what waits is begun when another ends, and is not taken for a part of it.
    const names = Array.from({ length: AT_ONCE + 3 }, (_, n) => `n${n}`);
    tell(...names.map((name) => aMoveNotice(name, { address: name })));
    await time.pass(LOOK_EVERY_MS);
    expect([...seen.values()].map(([first, second]) => first !== undefined && first === second)).toEqual(
      names.map(() => true),
    );
    expect(new Set([...seen.values()].flat()).size).toBe(names.length);
  });

  it('edits the message that is there when it becomes due again', async () => {
    const { time, tell, told } = aRunningCourier();
    for (const _time of [1, 2]) {
      tell(aMoveNotice('n1', { tells: { tells: 'card' } }));
      await time.pass(LOOK_EVERY_MS);
    }
    expect(told.map(({ edits }) => edits)).toEqual([undefined, 'mark of n1']);
  });

  it('looks by itself every few seconds, and at once when it is nudged', async () => {
    const { time, outbox, tell, told } = aRunningCourier();
    outbox.write([aMoveNotice('n1')], 0);
    await time.pass(LOOK_EVERY_MS);
    expect(told).toMatchObject([{ at: LOOK_EVERY_MS }]);
    tell(aMoveNotice('n2'));
    await time.pass(1);
    expect(told).toMatchObject([{}, { notice: 'n2', at: LOOK_EVERY_MS }]);
  });

  it('tells what a conversation has to be told one after the other, without waiting in between', async () => {
    const { time, tell, told } = aRunningCourier();
    tell(aMoveNotice('n1'), aMoveNotice('n2'), aMoveNotice('n3'));
    await time.pass(1);
    expect(told).toMatchObject([
      { notice: 'n1', at: 0 },
      { notice: 'n2', at: 0 },
      { notice: 'n3', at: 0 },
    ]);
  });

  it('drops what has nothing to say any more', async () => {
    const { time, outbox, tell, told, events } = aRunningCourier(delivers, { draw: async () => undefined });
    tell(aMoveNotice('n1'));
    await time.pass(LOOK_EVERY_MS);
    expect({ told, left: await outbox.list(9), events: events() }).toEqual({
      told: [],
      left: [],
      events: ['notice-dropped'],
    });
  });

  it('parks at once what is impossible, with its word, and goes on with the conversation', async () => {
    const { time, outbox, tell, ids } = aRunningCourier(async ({ notice }) =>
      notice === 'n1' ? { outcome: 'impossible', why: 'channel_not_found' } : { outcome: 'delivered', mark: 'm' },
    );
    tell(aMoveNotice('n1'), aMoveNotice('n2'));
    await time.pass(LOOK_EVERY_MS);
    expect(ids()).toEqual(['n1', 'n2']);
    expect(await outbox.list(9)).toMatchObject([{ notice: { id: 'n1' }, state: 'parked', why: 'channel_not_found' }]);
  });

  it('says of what it gives up that nobody was told, and parks it though that cannot be said', async () => {
    const given: string[] = [];
    const { time, outbox, tell, events } = aRunningCourier(
      async ({ notice }) =>
        notice === 'n3' ? { outcome: 'delivered', mark: 'm' } : { outcome: 'impossible', why: 'user_not_found' },
      {
        unreached: async ({ id }) => {
          given.push(id);
          if (id === 'n2') throw new Error('no database');
        },
      },
    );
    tell(aMoveNotice('n1'), aMoveNotice('n2'), aMoveNotice('n3'));
    await time.pass(3 * LOOK_EVERY_MS);
    expect(given).toEqual(['n1', 'n2']);
    expect(await outbox.list(9)).toMatchObject([
      { notice: { id: 'n1' }, state: 'parked' },
      { notice: { id: 'n2' }, state: 'parked' },
    ]);
    expect(events()).toContain('unreached-not-said');
  });
});

describe('what may pass', () => {
  it('is tried again after waits that double up to a longest, and parked after a set number of faults', async () => {
    const { time, outbox, tell, told } = aRunningCourier(fails);
    tell(aMoveNotice('n1'));
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
    const { time, outbox, tell, told } = aRunningCourier(fails);
    tell(aMoveNotice('n1'));
    await time.pass(MOST_FAULTS * 31 * 60_000);
    await outbox.retry(noticeId('n1'), time.clock());
    await time.pass(LOOK_EVERY_MS + 2000);
    expect(told).toHaveLength(MOST_FAULTS + 2);
  });

  it('is a platform that is switched off, too', async () => {
    const { time, outbox, tell } = aRunningCourier();
    tell(aMoveNotice('n1', { platform: 'playground' }));
    await time.pass(1);
    expect(await outbox.list(9)).toMatchObject([{ state: 'waiting', why: 'platform-off', due: 2000 }]);
  });

  it('is a sheet that could not be drawn, too; the fault is logged by its word', async () => {
    const draw = async () => {
      throw new TypeError('cannot be read');
    };
    const { time, outbox, tell, log } = aRunningCourier(delivers, { draw });
    tell(aMoveNotice('n1'));
    await time.pass(1);
    expect(await outbox.list(9)).toMatchObject([{ state: 'waiting', why: 'TypeError' }]);
    expect(log.lines).toMatchObject([{ level: 'warn', event: 'notice-failed', fields: { faults: 1 } }]);
  });

  it('is given up when a platform says “later” for ever', async () => {
    const { time, outbox, tell, told } = aRunningCourier(async () => ({ outcome: 'later', afterMs: 1 }));
    tell(aMoveNotice('n1'));
    await time.pass(MOST_TRIES * 2 * LOOK_EVERY_MS);
    expect(told).toHaveLength(MOST_TRIES);
    expect(await outbox.list(9)).toMatchObject([{ state: 'parked', why: 'held-up' }]);
  });

  it('ends at its time limit, also if the platform does not listen', async () => {
    const signals: AbortSignal[] = [];
    const { time, outbox, tell } = aRunningCourier((_delivery, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    tell(aMoveNotice('n1'));
    await time.pass(DELIVERY_MS - 1);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    await time.pass(1 + ABORT_MS);
    expect(signals[0]?.aborted).toBe(true);
    expect(await outbox.list(9)).toMatchObject([{ state: 'waiting', why: 'too-slow' }]);
  });

  it('is recorded as delivered if it arrived while it was told to stop', async () => {
    const { time, outbox, tell } = aRunningCourier(
      (_delivery, signal) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve({ outcome: 'delivered', mark: 'late' })),
        ),
    );
    tell(aMoveNotice('n1'));
    await time.pass(DELIVERY_MS + 1);
    expect(await outbox.list(9)).toEqual([]);
  });
});

it('no number outlives another that it has to fit into', () => {
  expect(LEASE_MS).toBeGreaterThan(DELIVERY_MS + ABORT_MS + RECORD_MS);
  expect(AT_ONCE).toBeLessThanOrEqual(IN_HAND);
});
