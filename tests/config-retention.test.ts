import { describe, expect, it } from 'vitest';
import { KEEPING } from '../src/config-retention.ts';
import { readConfig } from '../src/config.ts';
import { faultsOf, namesIn } from './support/config-faults.ts';

describe('how long records are kept', () => {
  it.each(Object.entries(KEEPING))('is a number of days, for %s never fewer than they are needed', (kind, keeping) => {
    const { variable, atLeast, since } = keeping;
    const given = (days: string) => ({ KEEP_FEEDBACK_DAYS: '30', [variable]: days });
    for (const days of [atLeast, 365])
      expect(readConfig(given(String(days))).retention).toMatchObject({ [kind]: days });
    for (const days of [String(atLeast - 1), '0', '-40', '36501', '40.5', '1e3', 'forever', '40 days', '4000000'])
      expect(faultsOf(given(days))).toEqual([
        `  ${variable}: a whole number of days from ${atLeast} to 36500; with fewer, ${since}.`,
      ]);
  });

  it('is no longer for what was said of an answer than for its receipt', () => {
    expect(namesIn(faultsOf({ KEEP_RECEIPTS_DAYS: '100' }))).toEqual(['KEEP_FEEDBACK_DAYS']);
    expect(readConfig({ KEEP_RECEIPTS_DAYS: '100', KEEP_FEEDBACK_DAYS: '100' }).retention).toMatchObject({
      receipts: 100,
    });
  });
});
