import * as fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Evidence } from '../../src/core/evidence.ts';
import { DECISIONS, LEAVES } from '../../src/knowledge/forest.ts';
import { CLAUSE_SIGNS, confidenceOf, onTopicOf, rankScore, SIGNS } from '../../src/knowledge/weights.ts';
import type { LearnedWeights } from '../../src/knowledge/weights.ts';
import { everySign } from '../support/evidence.ts';

const percent = z.number().min(0).max(100);
const numbers = z.array(z.number());
const linear = z.strictObject({ bias: z.number(), signs: z.record(z.string(), z.number()) });
const forest = z.strictObject({ bias: z.number(), signs: numbers, limits: numbers, leaves: numbers });
const shape = z.strictObject({
  learnt: z.strictObject({
    on: z.iso.date(),
    cases: z.int().positive(),
    heldOutFirstRight: percent,
    heldOutAmongThree: percent,
  }),
  rank: z.strictObject({ phrased: linear, imported: linear }),
  topic: z.strictObject({ phrased: linear, imported: linear }),
  confidence: z.strictObject({ phrased: forest, imported: forest }),
});
const shipped = shape.parse(JSON.parse(await readFile('src/knowledge/weights.json', 'utf8')));

const UNBOUNDED: ReadonlySet<string> = new Set(['strength', 'lead', 'widerLead']);
const NOTHING = everySign(0);
const STILL = { bias: 0, signs: NOTHING };
const BARE = { bias: 0, signs: [], limits: [], leaves: [] };
const BLANK: LearnedWeights = {
  rank: { phrased: STILL, imported: STILL },
  topic: { phrased: STILL, imported: STILL },
  confidence: { phrased: BARE, imported: BARE },
};
const KINDS = ['phrased', 'imported'] as const;
/** Nothing, but that the clause has phrasings or not. */
const kindOf = (kind: (typeof KINDS)[number]): Evidence => ({ ...NOTHING, phrased: kind === 'phrased' ? 1 : 0 });
const anyEvidence: fc.Arbitrary<Evidence> = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: SIGNS.length, maxLength: SIGNS.length })
  .map((values) =>
    SIGNS.reduce<Evidence>((all, name, at) => {
      const value = values[at] ?? 0;
      if (name === 'phrased') return { ...all, phrased: value > 0 ? 1 : 0 };
      return { ...all, [name]: UNBOUNDED.has(name) ? value * 30 : Math.abs(value) };
    }, NOTHING),
  );

describe('the weights that come with the product', () => {
  it('weigh every sign that there is, each once', () => {
    expect(new Set(SIGNS).size).toBe(SIGNS.length);
    for (const kind of KINDS) {
      expect(Object.keys(shipped.rank[kind].signs).toSorted()).toEqual(CLAUSE_SIGNS.toSorted());
      expect(Object.keys(shipped.topic[kind].signs).toSorted()).toEqual(SIGNS.toSorted());
    }
    expect(SIGNS.slice(0, CLAUSE_SIGNS.length)).toEqual(CLAUSE_SIGNS);
  });

  it.each(KINDS)(
    'hold a forest of whole trees for clauses that are %s, whose decisions look at signs that there are',
    (kind) => {
      const { signs, limits, leaves } = shipped.confidence[kind];
      const trees = leaves.length / LEAVES;
      expect(trees).toBeGreaterThan(0);
      expect([signs.length, limits.length]).toEqual([trees * DECISIONS, trees * DECISIONS]);
      expect(signs.filter((sign) => !Number.isInteger(sign) || sign < 0 || sign >= SIGNS.length)).toEqual([]);
    },
  );

  it('were learnt from thousands of cases, with more found among three than first', () => {
    expect(shipped.learnt.cases).toBeGreaterThan(1000);
    expect(shipped.learnt.heldOutAmongThree).toBeGreaterThanOrEqual(shipped.learnt.heldOutFirstRight);
    expect(shipped.learnt.heldOutFirstRight).toBeGreaterThan(50);
  });
});

describe('what weights make of evidence', () => {
  it('is a probability, for the confidence and for being on the topic', () => {
    fc.assert(
      fc.property(anyEvidence, (any) => {
        for (const found of [confidenceOf(any), onTopicOf(any)]) {
          expect(found).toBeGreaterThanOrEqual(0);
          expect(found).toBeLessThanOrEqual(1);
        }
        expect(Number.isFinite(rankScore(any))).toBe(true);
      }),
    );
  });

  it('is one half where nothing weighs', () => {
    expect([rankScore(everySign(1), BLANK), onTopicOf(everySign(1), BLANK), confidenceOf(everySign(1), BLANK)]).toEqual(
      [0, 0.5, 0.5],
    );
  });

  it.each(KINDS)('is each sign times its own weight, for a clause that is %s', (kind) => {
    const [bare, other] = [kindOf(kind), kindOf(kind === 'phrased' ? 'imported' : 'phrased')];
    const logOdds = (share: number): number => Math.log(share / (1 - share));
    for (const name of SIGNS.filter((each) => each !== 'phrased')) {
      const topic = { ...BLANK.topic, [kind]: { bias: -1, signs: { ...NOTHING, [name]: 3 } } };
      expect(logOdds(onTopicOf({ ...bare, [name]: 0.5 }, { ...BLANK, topic }))).toBeCloseTo(0.5, 9);
      expect(logOdds(onTopicOf(bare, { ...BLANK, topic }))).toBeCloseTo(-1, 9);
      expect(onTopicOf({ ...other, [name]: 0.5 }, { ...BLANK, topic })).toBe(0.5);
    }
    for (const name of CLAUSE_SIGNS.filter((each) => each !== 'phrased')) {
      const rank = { ...BLANK.rank, [kind]: { bias: 5, signs: { ...NOTHING, [name]: -2 } } };
      expect(rankScore({ ...bare, [name]: 0.5 }, { ...BLANK, rank })).toBe(4);
      expect(rankScore({ ...other, [name]: 0.5 }, { ...BLANK, rank })).toBe(0);
    }
  });

  it('is decided by the sign that a tree’s number means', () => {
    SIGNS.forEach((name, sign) => {
      const [signs, limits] = [
        Array.from({ length: DECISIONS }, () => sign),
        Array.from({ length: DECISIONS }, () => 0.5),
      ];
      const leaves = Array.from({ length: LEAVES }, (_, leaf) => (leaf === LEAVES - 1 ? 2 : -2));
      const grown = { bias: 0, signs, limits, leaves };
      for (const kind of KINDS.filter(() => name !== 'phrased')) {
        const weights = { ...BLANK, confidence: { ...BLANK.confidence, [kind]: grown } };
        expect(confidenceOf({ ...kindOf(kind), [name]: 0.6 }, weights)).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
        expect(confidenceOf({ ...kindOf(kind), [name]: 0.4 }, weights)).toBeCloseTo(1 / (1 + Math.exp(2)), 12);
        const other = kindOf(kind === 'phrased' ? 'imported' : 'phrased');
        expect(confidenceOf({ ...other, [name]: 0.6 }, weights)).toBe(0.5);
      }
    });
  });
});
