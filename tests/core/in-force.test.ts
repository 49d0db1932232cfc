import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasADay, isInForce, overlap, periodOf } from '../../src/core/in-force.ts';
import type { Period } from '../../src/core/in-force.ts';
import { dayAt, nextDay, typedDay } from '../../src/core/working-days.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const anyDay = fc.nat({ max: 40 }).map((days) => nextDay('2026-03-10', days));
const anyPeriod: fc.Arbitrary<Period> = fc.record({ from: anyDay, until: anyDay }, { requiredKeys: [] });
const DAYS = Array.from({ length: 50 }, (_none, days) => nextDay('2026-03-05', days));
const daysOf = (period: Period | undefined): readonly string[] => DAYS.filter((day) => isInForce(day, period));

describe('the days on which something is in force', () => {
  it('are the first and the last one and those between, and no others', () => {
    const period = { from: '2026-03-20', until: '2026-05-07' };
    const days = ['2026-03-19', '2026-03-20', '2026-04-30', '2026-05-07', '2026-05-08'];
    expect(days.map((day) => isInForce(day, period))).toEqual([false, true, true, true, false]);
  });

  it('have no end where none is given', () => {
    expect(isInForce('0001-01-01')).toBe(true);
    expect(isInForce('9999-12-31', { from: '2026-03-20' })).toBe(true);
    expect(isInForce('0001-01-01', { until: '2026-03-20' })).toBe(true);
  });

  it('are of two, those of both', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (one, other) => {
        const both = daysOf(one).filter((day) => daysOf(other).includes(day));
        expect(daysOf(periodOf(one, other))).toEqual(both);
        expect(overlap(one, other)).toBe(both.length > 0);
        expect(hasADay(one)).toBe(daysOf(one).length > 0);
      }),
    );
  });
});

describe('the day in London', () => {
  it.each([
    ['2026-03-28T23:59:59.999Z', '2026-03-28'],
    ['2026-03-29T00:00:00Z', '2026-03-29'],
    // Clocks went forward at one o'clock that day, so the next one begins at eleven in the evening of universal time.
    ['2026-03-29T22:59:59.999Z', '2026-03-29'],
    ['2026-03-29T23:00:00Z', '2026-03-30'],
    ['2026-10-24T22:59:59.999Z', '2026-10-24'],
    ['2026-10-24T23:00:00Z', '2026-10-25'],
    ['2026-10-25T23:59:59.999Z', '2026-10-25'],
    ['2026-10-26T00:00:00Z', '2026-10-26'],
  ])('at %s is %s', (time, day) => {
    expect(dayAt(Date.parse(time))).toBe(day);
  });

  it('is followed by the next one, at each end of summer time, of a month and of a year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000 }), (days) => {
        const day = new Date(days * DAY_MS).toISOString().slice(0, 10);
        expect(dayAt(Date.parse(`${day}T12:00:00Z`))).toBe(day);
        expect(dayAt(Date.parse(`${nextDay(day)}T12:00:00Z`))).toBe(nextDay(day));
        expect(nextDay(day) > day).toBe(true);
      }),
    );
  });

  it.each(['2026-03-20', ' 2026-03-20 ', '2024-02-29'])('is read as typed: "%s"', (typed) => {
    expect(typedDay(typed)).toBe(typed.trim());
  });

  it.each(['', '20 March 2026', '2026-3-20', '2026-02-29', '2026-13-01', '2026-03-20T10:00', '20260320'])(
    'is not read of "%s"',
    (typed) => {
      expect(typedDay(typed)).toBeUndefined();
    },
  );
});
