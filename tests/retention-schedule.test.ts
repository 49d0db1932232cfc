import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Retention } from '../src/core/retention.ts';
import { scheduleRetention } from '../src/retention-schedule.ts';
import { aLog } from './support/builders.ts';

/** The evening before clocks go forward. */
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-28T20:10:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const parts = () => ({ chance: () => 0.5, clock: Date.now, log: aLog() });
const HOUR = 60 * 60_000;

/** Which night was asked for, and when. */
function asked() {
  const runs: string[] = [];
  const runOnce: Retention['runOnce'] = async (night) => {
    runs.push(`${new Date().toISOString().slice(8, 19)} of ${new Date(night).toISOString().slice(8, 19)}`);
    return { outcome: 'done-before' };
  };
  return { runs, runOnce };
}

it('asks for last night at the start, then each hour, from three o’clock in London on for the new one', async () => {
  const retention = asked();
  const schedule = scheduleRetention(retention, parts());
  await vi.advanceTimersByTimeAsync(8 * HOUR);
  await schedule.stop();
  await vi.advanceTimersByTimeAsync(2 * HOUR);
  const hours = ['20', '21', '22', '23'].map((hour) => `28T${hour}:30:30 of 28T03:00:00`);
  expect(retention.runs).toEqual([
    '28T20:10:00 of 28T03:00:00',
    ...hours,
    '29T00:30:30 of 28T03:00:00',
    '29T01:30:30 of 28T03:00:00',
    // Summer time.
    '29T02:30:30 of 29T02:00:00',
    '29T03:30:30 of 29T02:00:00',
  ]);
});

it('takes three o’clock itself for the new night', async () => {
  vi.setSystemTime(Date.parse('2026-07-01T02:00:00Z'));
  const retention = asked();
  await scheduleRetention(retention, parts()).stop();
  expect(retention.runs).toEqual(['01T02:00:00 of 01T02:00:00']);
});

it('never makes two runs at once, and waits for the one that goes on when it is stopped', async () => {
  const going: (() => void)[] = [];
  const signals: AbortSignal[] = [];
  const schedule = scheduleRetention(
    {
      runOnce: (_night, stopped) => {
        signals.push(stopped);
        return new Promise((resolve) => going.push(() => resolve({ outcome: 'done-before' })));
      },
    },
    parts(),
  );
  await vi.advanceTimersByTimeAsync(3 * HOUR);
  expect(going).toHaveLength(1);
  let ended = false;
  const stopping = schedule.stop().then(() => (ended = true));
  await vi.advanceTimersByTimeAsync(HOUR);
  expect({ ended, told: signals[0]?.aborted }).toEqual({ ended: false, told: true });
  for (const end of going) end();
  await vi.advanceTimersByTimeAsync(0);
  for (const end of going) end();
  await stopping;
});

it('logs a run that failed, and asks again an hour later', async () => {
  const given = parts();
  const schedule = scheduleRetention({ runOnce: () => Promise.reject(new Error('database is locked')) }, given);
  await vi.advanceTimersByTimeAsync(HOUR);
  await schedule.stop();
  expect(given.log.lines.map(({ level, event }) => `${level} ${event}`)).toEqual([
    'error retention-failed',
    'error retention-failed',
  ]);
});
