/** Days and times as people in the councils' own country have them. A day is written "2026-11-24". */

/** An officer's day ends then. What comes later counts from the next working day. */
const DAY_ENDS = 17;
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const SORTABLE = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});

type Parts = Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>>;

const partsOf = (format: Intl.DateTimeFormat, ms: number): Parts =>
  Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));

/** What the clocks in London show, as if it were the time of a place that never changes its clocks. */
function shownAt(ms: number): number {
  const { year, month, day, hour, minute, second, fractionalSecond } = partsOf(SORTABLE, ms);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fractionalSecond}Z`);
}

const dayOf = (shown: number): string => new Date(shown).toISOString().slice(0, 10);

/** The day after, or so many days later. */
export const nextDay = (day: string, days = 1): string => dayOf(Date.parse(day) + days * DAY_MS);

/** The day that a moment falls on in London: YYYY-MM-DD. */
export const dayAt = (ms: number): string => dayOf(shownAt(ms));

/** A day as somebody typed it; undefined if there is no such day. */
export function typedDay(typed: string): string | undefined {
  const day = typed.trim();
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN;
  // "2026-02-30" would be read as a day of March.
  return !Number.isNaN(ms) && dayOf(ms) === day ? day : undefined;
}

/** Neither a weekend nor a bank holiday. */
export function isWorkingDay(day: string, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/**
 * The end of the working day that is so many working days after the one on which it was opened. What is opened after the end of a
 * working day, at a weekend or on a bank holiday was opened on the next working day.
 */
export function answerBy(opened: number, days: number, holidays: ReadonlySet<string>): number {
  const shown = shownAt(opened);
  const openedOn = dayOf(shown);
  const late = shown > Date.parse(openedOn) + DAY_ENDS * HOUR_MS;
  let day = firstWorkingDay(late ? nextDay(openedOn) : openedOn, holidays);
  for (let left = days; left > 0; left -= 1) day = firstWorkingDay(nextDay(day), holidays);
  return endOf(day);
}

function firstWorkingDay(from: string, holidays: ReadonlySet<string>): string {
  let day = from;
  while (!isWorkingDay(day, holidays)) day = nextDay(day);
  return day;
}

// Clocks change in the small hours, so that at the end of a day what they differ by is the same all around.
function endOf(day: string): number {
  const shown = Date.parse(day) + DAY_ENDS * HOUR_MS;
  return shown - (shownAt(shown) - shown);
}

/** "Tuesday 24 November" */
export function dayWords(ms: number): string {
  const { weekday, day, month } = partsOf(LONDON, ms);
  return `${weekday} ${day} ${month}`;
}

/** "24 November 2026, 14:05" */
export function timeWords(ms: number): string {
  const { day, month, year, hour, minute } = partsOf(LONDON, ms);
  return `${day} ${month} ${year}, ${hour}:${minute}`;
}
