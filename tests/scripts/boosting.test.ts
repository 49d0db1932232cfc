import { describe, expect, it } from 'vitest';
import { fitForest, shuffler } from '../../scripts/tune/boosting.ts';
import type { BoostingOptions } from '../../scripts/tune/boosting.ts';
import { fitLogistic, probability } from '../../scripts/tune/regression.ts';
import type { Example } from '../../scripts/tune/regression.ts';
import { DECISIONS, LEAVES, sumOf } from '../../src/knowledge/forest.ts';
import type { Forest } from '../../src/knowledge/forest.ts';

const OPTIONS: BoostingOptions = {
  trees: 40,
  rate: 0.2,
  penalty: 1,
  leastWeight: 1,
  rows: 0.7,
  columns: 1,
  seed: 1,
};

/** Examples of three signs between 0 and 1, the same for the same seed. */
function examplesOf(seed: number, label: (signs: readonly number[]) => boolean, count = 600): readonly Example[] {
  const chance = shuffler(seed);
  return Array.from({ length: count }, () => {
    const signs = [chance(), chance(), chance()];
    return { signs, label: label(signs), weight: 1 };
  });
}

const either = ([one = 0, other = 0]: readonly number[]): boolean => one < 0.5 !== other < 0.5;
const taught = examplesOf(7, either);
const unseen = examplesOf(8, either);

const rightShare = (examples: readonly Example[], sure: (signs: readonly number[]) => boolean): number =>
  examples.filter(({ signs, label }) => sure(signs) === label).length / examples.length;
const byForest = (forest: Forest) => (signs: readonly number[]) => sumOf(forest, signs) > 0;

describe('a forest that was learnt', () => {
  it('tells either of two signs from both and none, which no line does', () => {
    const forest = fitForest(taught, OPTIONS);
    expect(rightShare(unseen, byForest(forest))).toBeGreaterThan(0.95);
    const line = fitLogistic(taught, 0);
    expect(rightShare(unseen, (signs) => probability(line, signs) > 0.5)).toBeLessThan(0.65);
  });

  it('tells signs that are 0 or 1 apart, where every limit is a value that is there', () => {
    const yesOrNo = (seed: number): readonly Example[] =>
      examplesOf(seed, either).map((example) => ({ ...example, signs: example.signs.map((sign) => Math.round(sign)) }));
    expect(rightShare(yesOrNo(8), byForest(fitForest(yesOrNo(7), OPTIONS)))).toBe(1);
  });

  it('is of whole trees, which look at signs that there are', () => {
    const { signs, limits, leaves } = fitForest(taught, OPTIONS);
    expect([signs.length, limits.length]).toEqual([OPTIONS.trees * DECISIONS, OPTIONS.trees * DECISIONS]);
    expect(leaves.length).toBe(OPTIONS.trees * LEAVES);
    expect(signs.filter((sign) => ![0, 1, 2].includes(sign))).toEqual([]);
    expect([...limits, ...leaves].filter((value) => !Number.isFinite(value))).toEqual([]);
  });

  it('is the same for the same seed, and another for another', () => {
    const forest = fitForest(taught, OPTIONS);
    expect(fitForest(taught, OPTIONS)).toEqual(forest);
    expect(fitForest(taught, { ...OPTIONS, seed: 2 })).not.toEqual(forest);
  });

  it('gives back how likely the label is, where no sign tells', () => {
    const chance = shuffler(3);
    const blind = Array.from({ length: 800 }, (_, at) => ({ signs: [chance()], label: at % 4 === 0, weight: 1 }));
    const forest = fitForest(blind, { ...OPTIONS, trees: 0 });
    expect(forest).toEqual({ bias: expect.closeTo(Math.log(1 / 3), 9), signs: [], limits: [], leaves: [] });
    const grown = fitForest(blind, { ...OPTIONS, trees: 5, leastWeight: 1e9 });
    for (const { signs } of blind.slice(0, 20)) expect(1 / (1 + Math.exp(-sumOf(grown, signs)))).toBeCloseTo(0.25, 1);
  });

  it('counts an example as often as it weighs', () => {
    const weighed = taught.map((example, at) => ({ ...example, weight: at % 3 === 0 ? 2 : 1 }));
    const written = weighed.flatMap((example) =>
      Array.from({ length: example.weight }, () => ({ ...example, weight: 1 })),
    );
    const all = { ...OPTIONS, rows: 1, trees: 0 };
    expect(fitForest(weighed, all).bias).toBeCloseTo(fitForest(written, all).bias, 9);
    const away = taught.map((example) => ({ ...example, weight: example.label ? 0.01 : 1 }));
    const seldom = fitForest(away, OPTIONS);
    const share = unseen.filter(({ signs }) => byForest(seldom)(signs)).length / unseen.length;
    expect(share).toBeLessThan(0.1);
  });

  it('lets no leaf hold less than it must', () => {
    for (const isRare of [([one = 0]: readonly number[]) => one > 0.97, ([one = 0]: readonly number[]) => one < 0.03]) {
      const rare = examplesOf(9, isRare);
      const limitsFrom = (leastWeight: number): readonly number[] =>
        fitForest(rare, { ...OPTIONS, trees: 1, rows: 1, leastWeight }).limits;
      const first = (limits: readonly number[]): number => Math.abs((limits[0] ?? 0) - 0.5);
      expect(first(limitsFrom(0))).toBeGreaterThan(0.45);
      const share = rare.filter(({ label }) => label).length / rare.length;
      // A third of all examples, in weight: the first limit must leave as much on either side.
      const third = (rare.length * share * (1 - share)) / 3;
      expect(first(limitsFrom(third))).toBeLessThan(0.2);
    }
  });
});

describe('numbers that look like chance', () => {
  it('are the same for the same seed, between 0 and 1, and spread', () => {
    const [one, same, other] = [shuffler(5), shuffler(5), shuffler(6)];
    const numbers = Array.from({ length: 1000 }, () => one());
    expect(Array.from({ length: 1000 }, () => same())).toEqual(numbers);
    expect(Array.from({ length: 1000 }, () => other())).not.toEqual(numbers);
    expect(numbers.filter((value) => !(value >= 0 && value < 1))).toEqual([]);
    const tenths = Array.from(
      { length: 10 },
      (_, at) => numbers.filter((value) => Math.floor(value * 10) === at).length,
    );
    expect(Math.min(...tenths)).toBeGreaterThan(60);
  });
});
