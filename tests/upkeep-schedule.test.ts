import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Upkept } from '../src/core/upkeep.ts';
import { scheduleUpkeep } from '../src/upkeep-schedule.ts';
import { aLog } from './support/builders.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-29T00:58:30Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Rounds that go on until they are let go. */
function aSlowUpkeep() {
  const rounds: (() => void)[] = [];
  const round = (): Promise<Upkept | undefined> =>
    new Promise((resolve) => {
      rounds.push(() => resolve(undefined));
    });
  return { rounds, round };
}

it('runs once a minute, on the minute, also while the clocks change', async () => {
  const at: string[] = [];
  const schedule = scheduleUpkeep(
    {
      async round() {
        at.push(new Date().toISOString().slice(11, 19));
        return undefined;
      },
    },
    aLog(),
  );
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  await schedule.stop();
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(at).toEqual(['00:59:00', '01:00:00', '01:01:00', '01:02:00']);
});

it('leaves a minute out while a round goes on, and waits for it when it is stopped', async () => {
  const upkeep = aSlowUpkeep();
  const schedule = scheduleUpkeep(upkeep, aLog());
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  expect(upkeep.rounds).toHaveLength(1);
  upkeep.rounds[0]?.();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(upkeep.rounds).toHaveLength(2);

  let stopped = false;
  const stop = async (): Promise<void> => {
    await schedule.stop();
    stopped = true;
  };
  const stopping = stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(stopped).toBe(false);
  upkeep.rounds[1]?.();
  await stopping;
});

it('logs a round that failed, and goes on', async () => {
  const log = aLog();
  const schedule = scheduleUpkeep(
    {
      async round() {
        throw new Error('database is locked');
      },
    },
    log,
  );
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  await schedule.stop();
  expect(log.lines.map(({ level, event }) => `${level} ${event}`)).toEqual([
    'error upkeep-round-failed',
    'error upkeep-round-failed',
  ]);
});

it.each([-3_600_000, 3_600_000])('goes on each minute when the clock is set by %i ms', async (ms) => {
  let rounds = 0;
  const schedule = scheduleUpkeep(
    {
      async round() {
        rounds += 1;
        return undefined;
      },
    },
    aLog(),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  vi.setSystemTime(Date.now() + ms);
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  await schedule.stop();
  expect(rounds).toBeGreaterThanOrEqual(3);
});
