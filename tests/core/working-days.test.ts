import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerBy, dayWords, isWorkingDay, timeWords } from '../../src/core/working-days.ts';

const at = (text: string): number => Date.parse(text);
const NONE: ReadonlySet<string> = new Set();
const CHRISTMAS = new Set(['2026-12-25', '2026-12-28', '2027-01-01']);

describe('the time to answer by', () => {
  it.each([
    // 24 November 2026 is a Tuesday; London is at Greenwich's own time.
    ['in the morning', '2026-11-24T09:00Z', 2, NONE, '2026-11-26T17:00Z'],
    ['at the end of the day', '2026-11-24T17:00Z', 2, NONE, '2026-11-26T17:00Z'],
    ['a moment later', '2026-11-24T17:00:00.001Z', 2, NONE, '2026-11-27T17:00Z'],
    ['at night', '2026-11-24T23:59Z', 1, NONE, '2026-11-26T17:00Z'],
    ['before the day begins', '2026-11-24T00:00Z', 1, NONE, '2026-11-25T17:00Z'],
    ['over a weekend', '2026-11-27T10:00Z', 1, NONE, '2026-11-30T17:00Z'],
    ['on Friday evening', '2026-11-27T18:00Z', 1, NONE, '2026-12-01T17:00Z'],
    ['on a Saturday', '2026-11-28T10:00Z', 1, NONE, '2026-12-01T17:00Z'],
    ['before Christmas', '2026-12-23T10:00Z', 2, CHRISTMAS, '2026-12-29T17:00Z'],
    ['on Christmas Day', '2026-12-25T10:00Z', 1, CHRISTMAS, '2026-12-30T17:00Z'],
    ['over the New Year', '2026-12-31T10:00Z', 1, CHRISTMAS, '2027-01-04T17:00Z'],
    // British Summer Time begins on 29 March 2026 and ends on 25 October.
    ['in summer', '2026-07-14T09:00Z', 1, NONE, '2026-07-15T16:00Z'],
    ['in summer at the end of the day', '2026-07-14T16:00Z', 1, NONE, '2026-07-15T16:00Z'],
    ['in summer a moment later', '2026-07-14T16:00:00.001Z', 1, NONE, '2026-07-16T16:00Z'],
    ['in summer past midnight in London', '2026-07-14T23:30Z', 1, NONE, '2026-07-16T16:00Z'],
    ['over the change to summer time', '2026-03-27T12:00Z', 1, NONE, '2026-03-30T16:00Z'],
    ['on the day of that change', '2026-03-29T00:30Z', 1, NONE, '2026-03-31T16:00Z'],
    ['over the change back', '2026-10-23T12:00Z', 1, NONE, '2026-10-26T17:00Z'],
    ['on the day of that change', '2026-10-25T01:30Z', 1, NONE, '2026-10-27T17:00Z'],
  ])('of what was asked %s (%s), %i working days later', (_when, opened, days, holidays, by) => {
    expect(new Date(answerBy(at(opened), days, holidays)).toISOString()).toBe(new Date(by).toISOString());
  });

  /** Whole days of ten years, and some near each other that are bank holidays. */
  const FROM = at('2026-01-01');
  const DAY = 86_400_000;
  const anyTime = fc.nat({ max: 3650 * DAY }).map((ms) => FROM + ms);
  const anyHolidays = fc
    .array(fc.nat({ max: 3700 }), { maxLength: 40 })
    .map((days) => new Set(days.map((day) => new Date(FROM + day * DAY).toISOString().slice(0, 10))));
  const anyDays = fc.integer({ min: 1, max: 20 });

  const clocks = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const london = (ms: number): string => clocks.format(ms);

  it('is the end of a working day, with so many working days from the day it was asked', () => {
    fc.assert(
      fc.property(anyTime, anyDays, anyHolidays, (opened, days, holidays) => {
        const by = answerBy(opened, days, holidays);
        const [day = '', time] = london(by).split(' ');
        expect(time).toBe('17:00:00');
        expect(isWorkingDay(day, holidays)).toBe(true);

        const [openedOn = '', openedAt = ''] = london(opened - 1).split(' ');
        const ofItself = openedAt < '17:00:00' && isWorkingDay(openedOn, holidays);
        let between = 0;
        for (let noon = at(`${openedOn}T12:00Z`) + DAY; london(noon).slice(0, 10) <= day; noon += DAY)
          if (isWorkingDay(london(noon).slice(0, 10), holidays)) between += 1;
        expect(between).toBe(ofItself ? days : days + 1);
      }),
    );
  });

  it('is never sooner for what is asked later, nor for more days, nor for more holidays', () => {
    fc.assert(
      fc.property(anyTime, fc.nat({ max: 10 * DAY }), anyDays, anyHolidays, (opened, later, days, holidays) => {
        const by = answerBy(opened, days, holidays);
        expect(by).toBeGreaterThan(opened);
        expect(answerBy(opened + later, days, holidays)).toBeGreaterThanOrEqual(by);
        expect(answerBy(opened, days + 1, holidays)).toBeGreaterThan(by);
        expect(answerBy(opened, days, NONE)).toBeLessThanOrEqual(by);
      }),
    );
  });
});

describe('in words', () => {
  it.each([
    ['2026-11-24T14:05Z', 'Tuesday 24 November', '24 November 2026, 14:05'],
    ['2026-07-14T23:30Z', 'Wednesday 15 July', '15 July 2026, 00:30'],
    ['2026-03-29T00:59Z', 'Sunday 29 March', '29 March 2026, 00:59'],
    ['2026-03-29T01:00Z', 'Sunday 29 March', '29 March 2026, 02:00'],
    ['2026-12-31T23:59Z', 'Thursday 31 December', '31 December 2026, 23:59'],
  ])('%s is %s and %s', (time, day, both) => {
    expect([dayWords(at(time)), timeWords(at(time))]).toEqual([day, both]);
  });
});
