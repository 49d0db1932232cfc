import { expect, it } from 'vitest';
import { confidenceLine } from '../../../src/adapters/playground/page-wording.ts';

it.each([
  [0.8, true, '80 out of 100: sure enough to quote.'],
  [0.8, false, '80 out of 100: too few known words to be sure by, so not quoted.'],
  [0.5, true, '50 out of 100: worth offering, not sure enough to quote.'],
  [0.5, false, '50 out of 100: worth offering, not sure enough to quote.'],
  [0.001, true, '0 out of 100: too weak to show.'],
])('a confidence of %d, with words enough: %s', (confidence, enough, words) => {
  expect(confidenceLine(confidence, 0.75, enough)).toContain(words);
});
