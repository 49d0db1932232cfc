import { expect, it } from 'vitest';
import type { ClauseEvidence } from '../../src/core/evidence.ts';
import { createRanking } from '../../src/knowledge/clause-ranking.ts';
import { createPace } from '../../src/knowledge/pace.ts';
import { rankScore } from '../../src/knowledge/weights.ts';
import { aClause } from '../support/builders.ts';

const NEARNESS = {
  wholeCosine: 0.1,
  sentenceCosine: 0.2,
  statementWhole: 0.3,
  statementSentence: 0.6,
  phrasingCosine: 0.06,
  phrasingsCosine: 0.07,
  closeVotes: 0.08,
  votes: 0.09,
  wideVotes: 0.11,
};
const WORDS = {
  textScore: 0.12,
  phrasingScore: 0.13,
  phrasingOverlap: 0.14,
  printedCoverage: 0.15,
  coverage: 0.16,
  wideCoverage: 0.17,
  translation: 0.4,
  translatedCoverage: 0.8,
};
const words = {
  signs: async () => ({ scores: new Float32Array(1), signs: () => WORDS }),
  matched: () => [],
  rarity: () => 1,
};
const QUESTION = {
  text: 'who decides',
  words: [],
  mentions: [],
  telling: [],
  reading: { text: 'who decides', telling: 1, corrected: [], unknown: [], added: [] },
};

it.each<[string, string[], number, Partial<ClauseEvidence>]>([
  ['without phrasings', [], 1, { phrased: 0 }],
  [
    'that what was learnt hardly holds for',
    [],
    0.25,
    { phrased: 0, statementWhole: 0.15, statementSentence: 0.3, translation: 0.1, translatedCoverage: 0.2 },
  ],
  [
    'that it does not hold for',
    [],
    0,
    { phrased: 0, statementWhole: 0.1, statementSentence: 0.2, translation: 0, translatedCoverage: 0 },
  ],
  ['with phrasings', ['who decides'], 1, { phrased: 1, statementWhole: 0, statementSentence: 0 }],
])('a clause %s is ranked on each sign as it was found', async (_what, asked, trust, change) => {
  const near = { near: () => ({ ...NEARNESS, nearestPhrasing: 3 }), nearest: () => [0] };
  const rank = createRanking([aClause({ asked })], words, createPace());
  const [ranked] = await rank(
    QUESTION,
    near,
    () => true,
    () => false,
    () => trust,
  );
  const expected = { ...NEARNESS, ...WORDS, factsMissing: 0, ...change };
  const close = Object.fromEntries(Object.entries(expected).map(([sign, value]) => [sign, expect.closeTo(value, 9)]));
  expect(ranked?.evidence).toEqual(close);
  expect(ranked).toMatchObject({ index: 0, nearestPhrasing: 3 });
  expect(ranked?.score).toBe(ranked && rankScore(ranked.evidence));
});
