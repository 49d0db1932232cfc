import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildEdition } from '../../src/knowledge/edition.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { aMemoryCache, aSoundEdition, SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const DAY = 86_400_000;
const textOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const weekday = (ms: number): number => new Date(ms).getUTCDay();

/** Easter Sunday of the Gregorian calendar, by the method printed in Nature in 1876. */
function easter(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

const firstMonday = (year: number, month: number): number => {
  const first = Date.UTC(year, month - 1, 1);
  return first + ((8 - weekday(first)) % 7) * DAY;
};
const lastMonday = (year: number, month: number): number => {
  const last = Date.UTC(year, month, 0);
  return last - ((weekday(last) + 6) % 7) * DAY;
};

/** The bank holidays of England and Wales in a year by the standing rules; at a weekend, the next weekdays that are none yet. */
function byRule(year: number): readonly string[] {
  const taken = new Set<number>();
  const fixed = [Date.UTC(year, 0, 1), Date.UTC(year, 11, 25), Date.UTC(year, 11, 26)].map((date) => {
    let day = date;
    while (weekday(day) === 0 || weekday(day) === 6 || taken.has(day)) day += DAY;
    taken.add(day);
    return day;
  });
  const moving = [
    easter(year) - 2 * DAY,
    easter(year) + DAY,
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
  ];
  return [...fixed, ...moving].toSorted((one, other) => one - other).map(textOf);
}

describe('the bank holidays', () => {
  it('that come with Clausebook are those of England and Wales from 2026 to 2028', async () => {
    expect([2026, 2027, 2028].map((year) => textOf(easter(year)))).toEqual(['2026-04-05', '2027-03-28', '2028-04-16']);
    const { holidays } = await readFolder('knowledge-base');
    expect(holidays).toEqual([2026, 2027, 2028].flatMap(byRule));
  });

  it('are in the edition', async () => {
    expect([...(await aSoundEdition()).holidays]).toEqual(['2026-12-25', '2026-12-28']);
  });

  it('of a folder without its own are those that come with Clausebook', async () => {
    const root = await aTempFolder();
    await cp(SOUND, root, { recursive: true });
    await rm(join(root, 'bank-holidays.yaml'));
    expect((await readFolder(root)).holidays).toEqual([]);
    const shared = await readFolder(root, 'knowledge-base');
    expect(shared.holidays).toContain('2026-12-28');
    const { id } = await buildEdition(shared, await aMemoryCache());
    await writeFile(join(root, 'bank-holidays.yaml'), '- { date: 2026-03-17, name: St Patrick’s Day }\n');
    const own = await readFolder(root, 'knowledge-base');
    expect(own.holidays).toEqual(['2026-03-17']);
    expect((await buildEdition(own, await aMemoryCache())).id).not.toBe(id);
  });
});
