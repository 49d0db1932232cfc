import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { AT_ONCE, LEASE_MS } from '../../src/core/courier-limits.ts';
import type { Notice } from '../../src/core/notice.ts';
import { aCourierWorld } from '../support/courier-world.ts';
import type { Fate } from '../support/courier-world.ts';
import { aMoveNotice } from '../support/notices.ts';

const MINUTE = 60_000;
/** Three days: after that it waits for ever. */
const MOST_MINUTES = 3 * 24 * 60;
/** A delivery that takes up to twenty seconds, which is beyond its time limit. */
const ms = fc.oneof({ weight: 9, arbitrary: fc.nat({ max: 400 }) }, fc.nat({ max: 20_000 }));

const anyFate: fc.Arbitrary<Fate> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      fate: fc.constant('delivered' as const),
      // What is shown before the platform replies has to be replied to in time: a time limit cannot take a message back.
      ms: fc.nat({ max: 10_000 }),
      shown: fc.constantFrom('first' as const, 'last' as const),
      crash: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ fate: fc.constant('later' as const), ms, afterMs: fc.nat({ max: 90_000 }) }) },
  { weight: 3, arbitrary: fc.record({ fate: fc.constant('throws' as const), ms }) },
  { weight: 1, arbitrary: fc.record({ fate: fc.constant('impossible' as const), ms }) },
  { weight: 1, arbitrary: fc.constant({ fate: 'hangs' as const }) },
);

/** What moves call for: a status that is edited in place, or a message of its own; in some conversation, a while after the one before. */
const anyWriting = fc.record({
  after: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat({ max: 30_000 })),
  platform: fc.constantFrom('slack' as const, 'slack' as const, 'teams' as const),
  address: fc.nat({ max: 11 }).map((number) => `C${number}`),
  status: fc.boolean(),
});

const anyRun = fc.record({
  fates: fc.array(anyFate, { maxLength: 80, size: 'max' }),
  writings: fc.array(anyWriting, { minLength: 1, maxLength: 60, size: 'max' }),
  replicas: fc.integer({ min: 1, max: 2 }),
  seed: fc.nat(),
});

/** Numbers from 0 up to 1 that look like chance and are the same each time. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const byConversation = (notices: readonly Notice[]): object =>
  Object.groupBy(notices, ({ to }) => `${to.platform} ${to.address}`);

const count = <T>(list: readonly T[], item: T): number => list.filter((each) => each === item).length;

async function play({ fates, writings, replicas, seed }: typeof anyRun extends fc.Arbitrary<infer Run> ? Run : never) {
  const world = aCourierWorld(fates, chanceFrom(seed));
  for (let replica = 0; replica < replicas; replica += 1) world.start();
  const written: Notice[] = [];
  for (const [index, { after, platform, address, status }] of writings.entries()) {
    await world.time.pass(after);
    const id = status ? `status of ${platform} ${address}` : `move ${index}`;
    const notice = aMoveNotice(id, { platform, address, ...(status ? { tells: { tells: 'card' } } : {}) });
    written.push(notice);
    world.write(notice);
  }
  for (let minutes = 0; minutes < MOST_MINUTES && (await world.outbox.depth()).waiting > 0; minutes += 1)
    await world.time.pass(MINUTE);
  return { ...world, written };
}

it('whatever platforms do and however often it is killed, everything is told in order, and twice only where it was cut off', async () => {
  const sum = { cutOff: 0, twice: 0, busiest: 0 };
  await fc.assert(
    fc.asyncProperty(anyRun, async (run) => {
      const { outbox, shown, broken, impossible, cutOff, versions, written, busiest, stop, time } = await play(run);
      expect([...broken]).toEqual([]);
      expect(await outbox.depth()).toMatchObject({ waiting: 0 });
      const ids = shown.map(({ id }) => id);
      const parked = new Set((await outbox.list(999)).map(({ notice }) => notice.id));

      expect([...parked].filter((id) => !impossible.has(id))).toEqual([]);
      const told = written.filter(({ id }) => !parked.has(id));
      for (const { id } of told) expect(shown.findLast((each) => each.id === id)?.gist).toBe(String(versions.get(id)));

      const moves = written.filter(({ telling }) => telling.tells === 'move');
      for (const { id } of moves) expect(count(ids, id) - 1).toBeLessThanOrEqual(cutOff.get(id) ?? 0);
      const inOrder = moves.filter(({ id }) => ids.includes(id));
      const asShown = inOrder.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
      expect(byConversation(asShown)).toEqual(byConversation(inOrder));

      sum.cutOff += [...cutOff.values()].reduce((total, times) => total + times, 0);
      sum.twice += moves.reduce((total, { id }) => total + Math.max(0, count(ids, id) - 1), 0);
      sum.busiest = Math.max(sum.busiest, busiest());
      const stopping = stop();
      await time.pass(LEASE_MS);
      await stopping;
    }),
    { numRuns: 150 },
  );
  // Otherwise the runs would have shown nothing of what they are for.
  expect(sum.twice).toBeGreaterThan(0);
  expect(sum.cutOff).toBeGreaterThanOrEqual(sum.twice);
  expect(sum.busiest).toBe(AT_ONCE);
});
