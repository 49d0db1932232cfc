import { expect, it } from 'vitest';
import { readConfig, tryConfig } from '../src/config.ts';

it.each([
  ['PERSON_PER_MINUTE', 'personPerMinute'],
  ['PERSON_PER_HOUR', 'personPerHour'],
  ['COUNCIL_PER_MINUTE', 'councilPerMinute'],
])('%s is a whole number of at least one', (variable, rate) => {
  expect(readConfig({ [variable]: ' 60000 ' }).rates).toMatchObject({ [rate]: 60_000 });
  for (const wrong of ['0', '-1', '1.5', '60001', '1e3', 'none'])
    expect(tryConfig({ [variable]: wrong }).faults).toEqual([`${variable}: a whole number from 1 to 60000.`]);
});
