import { describe, expect, it } from 'vitest';
import { createRetention, RECORD_CLASSES } from '../../src/core/retention.ts';
import type { KeptRecords, RecordClass } from '../../src/core/retention.ts';
import type { AuditEntry, AuditTrail } from '../../src/core/audit.ts';
import { KEEPING } from '../../src/config-retention.ts';
import { aLog } from '../support/builders.ts';
import { createLeasesInMemory } from '../support/leases-in-memory.ts';

const DAY = 24 * 60 * 60 * 1000;
const NIGHT = 1_000_000 * DAY;
const GOES_ON = new AbortController().signal;
const SERVICE = { kind: 'service' } as const;
const DAYS = {
  questions: KEEPING.questions.days,
  choices: 8,
  receipts: 40,
  feedback: 31,
  notices: 32,
  escalations: 91,
  suggestions: 92,
  advice: 33,
};

/** Processes that share what is kept: so many of each kind, taken in batches. */
function aDatabase(kept: Partial<Record<RecordClass, number>>) {
  const left = new Map<RecordClass, number>(RECORD_CLASSES.map((kind) => [kind, kept[kind] ?? 0]));
  const steps: (readonly [RecordClass, number, number])[] = [];
  const entries: AuditEntry[] = [];
  const leases = createLeasesInMemory();
  const log = aLog();
  let now = NIGHT + 60_000;
  let between = async (): Promise<unknown> => undefined;
  let failing: RecordClass | undefined;
  const records: KeptRecords = {
    due: async (kind) => left.get(kind) ?? 0,
    async forget(kind, before, most) {
      if (kind === failing) throw new Error('database is locked');
      const count = Math.min(left.get(kind) ?? 0, most);
      left.set(kind, (left.get(kind) ?? 0) - count);
      steps.push([kind, before, count]);
      return count;
    },
  };
  const audit: Pick<AuditTrail, 'append' | 'latest' | 'newest'> = {
    append: async (entry) => void entries.push(entry),
    latest: async (most) =>
      entries
        .map((entry, index) => ({ number: index + 1, entry }))
        .toReversed()
        .slice(0, most),
    newest: async () => (entries.length === 0 ? undefined : { number: entries.length, hash: 'abc' }),
  };
  const process = (holder: string) =>
    createRetention({ records, days: DAYS, audit, leases, holder, clock: () => now, log, others: () => between() });
  return {
    process,
    left,
    steps,
    entries,
    log,
    pass: (ms: number) => (now += ms),
    fail: (kind: RecordClass | undefined) => (failing = kind),
    inBetween: (work: () => Promise<unknown>) => (between = work),
  };
}

describe('a run', () => {
  it('forgets each kind by its own age, in batches, and enters how many', async () => {
    const world = aDatabase({ questions: 250, escalations: 1, spent: 3 });
    const forgot = await world.process('a').run({ kind: 'command', account: 'root' }, GOES_ON);
    const counts = { questions: 250, escalations: 1, spent: 3 };
    expect(forgot).toEqual({ outcome: 'forgot', counts, unfinished: [] });
    expect([...world.left.values()].every((left) => left === 0)).toBe(true);
    expect(Math.max(...world.steps.map(([, , count]) => count))).toBe(100);
    const now = NIGHT + 60_000;
    const befores = Object.fromEntries(world.steps.map(([kind, before]) => [kind, (now - before) / DAY]));
    expect(befores).toEqual({ ...DAYS, shown: 0, spent: 1, vectors: 30 });
    expect(world.entries).toEqual([
      {
        at: now,
        act: 'records-forgotten',
        by: { kind: 'command', account: 'root' },
        council: undefined,
        about: 'retention',
        details: counts,
      },
    ]);
    expect(world.log.lines).toMatchObject([{ event: 'records-forgotten', fields: { ...counts, unfinished: 0 } }]);
  });

  it('goes on with the other kinds where one fails, and says so', async () => {
    const world = aDatabase({ questions: 5, receipts: 5, spent: 1 });
    world.fail('receipts');
    const counts = { questions: 5, spent: 1 };
    expect(await world.process('a').run(SERVICE, GOES_ON)).toEqual({
      outcome: 'forgot',
      counts,
      unfinished: ['receipts'],
    });
    expect(world.entries).toMatchObject([{ details: { ...counts, unfinished: 1 } }]);
    expect(world.log.lines).toMatchObject([
      { level: 'error', event: 'records-not-forgotten', fields: { kind: 'receipts' } },
      { event: 'records-forgotten', fields: { unfinished: 1 } },
    ]);
    // Every hour that it fails, and nothing else is due.
    await world.process('a').run(SERVICE, GOES_ON);
    expect(world.entries).toHaveLength(1);
  });

  it('is not made while another process makes one, nor once that has died before its time is over', async () => {
    const world = aDatabase({ questions: 300 });
    const [here, there] = [world.process('a'), world.process('b')];
    const others: unknown[] = [];
    world.inBetween(async () => others.push(await there.run(SERVICE, GOES_ON)));
    await here.run(SERVICE, GOES_ON);
    expect(others).toEqual([1, 2, 3].map(() => ({ outcome: 'busy' })));
    expect(await there.run(SERVICE, GOES_ON)).toMatchObject({ outcome: 'forgot' });

    world.left.set('questions', 300);
    world.inBetween(() => new Promise(() => {}));
    void here.run(SERVICE, GOES_ON);
    await expect.poll(() => world.left.get('questions')).toBe(200);
    world.inBetween(async () => {});
    expect(await there.run(SERVICE, GOES_ON)).toEqual({ outcome: 'busy' });
    world.pass(5 * 60_000);
    expect(await there.run(SERVICE, GOES_ON)).toMatchObject({ counts: { questions: 200 } });
  });

  it('ends where it held on so long that another has begun', async () => {
    const world = aDatabase({ questions: 300 });
    const [here, there] = [world.process('a'), world.process('b')];
    let inner: Promise<unknown> | undefined;
    world.inBetween(async () => {
      if (inner !== undefined) return;
      world.pass(5 * 60_000);
      inner = there.run(SERVICE, GOES_ON);
      await Promise.resolve();
    });
    const first = await here.run(SERVICE, GOES_ON);
    expect(first).toMatchObject({
      counts: { questions: 100 },
      unfinished: expect.arrayContaining(['questions', 'spent']),
    });
    expect(await inner).toMatchObject({ counts: { questions: 200 }, unfinished: [] });
  });

  it('ends between two batches when it is stopped, and enters what it has done', async () => {
    const world = aDatabase({ questions: 300 });
    const stopping = new AbortController();
    world.inBetween(async () => stopping.abort());
    const forgot = await world.process('a').run(SERVICE, stopping.signal);
    expect(forgot).toMatchObject({ counts: { questions: 100 }, unfinished: RECORD_CLASSES });
    expect(world.entries).toMatchObject([{ details: { questions: 100, unfinished: RECORD_CLASSES.length } }]);
  });
});

describe('a night', () => {
  it('is done once by any process, and then names the newest entry in the log', async () => {
    const world = aDatabase({});
    expect(await world.process('a').runOnce(NIGHT, GOES_ON)).toMatchObject({ outcome: 'forgot' });
    expect(world.log.lines.at(-1)).toMatchObject({ event: 'audit-anchor', fields: { number: 1, hash: 'abc' } });
    expect(await world.process('b').runOnce(NIGHT, GOES_ON)).toEqual({ outcome: 'done-before' });
    world.pass(DAY);
    expect(await world.process('b').runOnce(NIGHT + DAY, GOES_ON)).toMatchObject({ outcome: 'forgot' });
    expect(world.entries).toHaveLength(2);
  });

  it('is done again where it was not finished', async () => {
    const world = aDatabase({ questions: 1 });
    world.fail('advice');
    await world.process('a').runOnce(NIGHT, GOES_ON);
    world.fail(undefined);
    expect(await world.process('a').runOnce(NIGHT, GOES_ON)).toMatchObject({ outcome: 'forgot', unfinished: [] });
    expect(await world.process('a').runOnce(NIGHT, GOES_ON)).toEqual({ outcome: 'done-before' });
  });

  it('is done though a clock was far in the future once', async () => {
    const world = aDatabase({});
    world.pass(1000 * DAY);
    await world.process('a').runOnce(NIGHT + 1000 * DAY, GOES_ON);
    world.pass(-1000 * DAY);
    expect(await world.process('a').runOnce(NIGHT, GOES_ON)).toMatchObject({ outcome: 'forgot' });
  });
});
