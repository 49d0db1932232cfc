import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ndcg } from '../../scripts/quality/ndcg.ts';

const relevant = (...ids: readonly string[]): ReadonlyMap<string, number> => new Map(ids.map((id) => [id, 1]));
const IDS = Array.from({ length: 16 }, (_, index) => `text ${index}`);
const discount = (place: number): number => 1 / Math.log2(place + 1);

describe('nDCG at ten', () => {
  it('is 1 where everything relevant comes first, in whatever order', () => {
    expect(ndcg(['a', 'b', 'c'], relevant('a', 'b'))).toBe(1);
    expect(ndcg(['b', 'a', 'c'], relevant('a', 'b'))).toBe(1);
  });

  it('counts a later place less', () => {
    expect(ndcg(['x', 'a'], relevant('a'))).toBeCloseTo(discount(2));
    expect(ndcg(['a', 'x', 'b'], relevant('a', 'b'))).toBeCloseTo((1 + discount(3)) / (1 + discount(2)));
  });

  it('counts what is more relevant more', () => {
    const graded = new Map([
      ['a', 1],
      ['b', 3],
    ]);
    expect(ndcg(['b', 'a'], graded)).toBe(1);
    expect(ndcg(['a', 'b'], graded)).toBeCloseTo((1 + 3 * discount(2)) / (3 + discount(2)));
  });

  it('looks at ten, so that ten right ones of twelve are enough', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `text ${index}`);
    expect(ndcg(ids, relevant(...ids))).toBe(1);
    expect(ndcg([...Array.from({ length: 10 }, () => 'x'), 'a'], relevant('a'))).toBe(0);
  });

  it('is 0 where nothing was found, and unknown where nothing is relevant', () => {
    expect(ndcg([], relevant('a'))).toBe(0);
    expect(ndcg(['a'], relevant())).toBeUndefined();
    expect(ndcg(['a'], new Map([['a', 0]]))).toBeUndefined();
  });

  it('is between 0 and 1', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...IDS));
    const graded = fc.dictionary(fc.constantFrom(...IDS), fc.integer({ min: 1, max: 3 }), {
      minKeys: 1,
    });
    fc.assert(
      fc.property(ids, graded, (ranked, relevance) => {
        const gain = ndcg(ranked, new Map(Object.entries(relevance))) ?? -1;
        expect(gain).toBeGreaterThanOrEqual(0);
        expect(gain).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
