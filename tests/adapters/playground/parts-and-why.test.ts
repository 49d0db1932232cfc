import { expect, it } from 'vitest';
import { replyJson } from '../../../src/adapters/playground/api-shapes.ts';
import { whySection } from '../../../src/adapters/playground/page-evidence.ts';
import { answerTo, candidate } from '../../support/answer-to.ts';
import { found } from '../../support/findings.ts';

it('programs are told what a part was taken with, and nothing where there is none', async () => {
  const [logo, too] = ['Can I use the logo?', 'Is that ok on Facebook too?'];
  const { reply } = await answerTo(`${logo} ${too}`, {
    [`${logo} ${too}`]: found([candidate('1', 0.5)]),
    [logo]: found([candidate('1', 0.9)]),
    [`${too} ${logo} ${too}`]: found([candidate('2', 0.9)]),
  });
  const json = JSON.stringify(replyJson(reply));
  expect(JSON.parse(json)).toMatchObject({ parts: [{ asked: logo }, { asked: too, takenWith: logo }] });
  expect(json.match(/"takenWith"/g)).toHaveLength(1);
});

it.each([
  [0.5, 'sure enough to quote'],
  [0, 'too few known words to be sure by'],
])('the page says of a single word why a likely clause is quoted or not: %d held', async (wideCoverage, words) => {
  const best = candidate('1', 0.9);
  const likely = { ...best, evidence: { ...best.evidence, wideCoverage } };
  const considered = await answerTo('long', { long: found([likely], { telling: 1 }) });
  expect(JSON.stringify(whySection('Why?', considered))).toContain(words);
});
