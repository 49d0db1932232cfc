import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchSecret } from '../src/secret-expiry.ts';
import { aLog } from './support/builders.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2027-01-29T23:59:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const DAY = 24 * 60 * 60 * 1000;

describe('the last day of the secret of Teams', () => {
  it('is warned of from thirty days before, at the start and once a day, until it is stopped', async () => {
    const log = aLog();
    const stop = watchSecret({ secretExpires: '2027-03-01' }, log, Date.now);
    expect(log.lines).toEqual([]);
    vi.advanceTimersByTime(DAY);
    const warned = { level: 'warn', event: 'teams-secret-expires', cause: undefined };
    expect(log.lines).toEqual([{ ...warned, fields: { day: '2027-03-01', days: 30 } }]);
    vi.advanceTimersByTime(30 * DAY);
    expect(log.lines.length).toBe(31);
    expect(log.lines.at(-1)).toEqual({ ...warned, fields: { day: '2027-03-01', days: 0 } });
    vi.advanceTimersByTime(DAY);
    expect(log.lines.at(-1)).toMatchObject({ level: 'error', event: 'teams-secret-expired' });
    await stop();
    vi.advanceTimersByTime(DAY);
    expect(log.lines.length).toBe(32);
  });

  it('is looked at when the service starts', async () => {
    const log = aLog();
    await watchSecret({ secretExpires: '2027-02-05' }, log, Date.now)();
    expect(log.lines).toMatchObject([{ fields: { days: 7 } }]);
  });

  it('is nobody’s matter where none is set', () => {
    for (const teams of [undefined, {}]) watchSecret(teams, aLog(), Date.now);
    expect(vi.getTimerCount()).toBe(0);
  });
});
