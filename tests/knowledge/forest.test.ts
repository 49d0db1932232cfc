import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECISIONS, DEPTH, LEAVES, sumOf } from '../../src/knowledge/forest.ts';
import type { Forest } from '../../src/knowledge/forest.ts';

/**
 * One tree: sign 0 first; then sign 1 on the left and sign 2 on the right; sign 3 last, with a limit of its own each time. The
 * leaves are 1 to 8 from the left.
 */
const TREE: Forest = {
  bias: 0,
  signs: [0, 1, 2, 3, 3, 3, 3],
  limits: [0.5, 0.5, 0.5, 0.1, 0.2, 0.3, 0.4],
  leaves: [1, 2, 3, 4, 5, 6, 7, 8],
};

const joined = (one: Forest, other: Forest): Forest => ({
  bias: one.bias + other.bias,
  signs: [...one.signs, ...other.signs],
  limits: [...one.limits, ...other.limits],
  leaves: [...one.leaves, ...other.leaves],
});

const aTree = fc.record({
  bias: fc.integer({ min: -4, max: 4 }),
  signs: fc.array(fc.nat({ max: 3 }), { minLength: DECISIONS, maxLength: DECISIONS }),
  limits: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: DECISIONS, maxLength: DECISIONS }),
  leaves: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: LEAVES, maxLength: LEAVES }),
});
const fourSigns = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 });

describe('a tree', () => {
  it('is full: so many decisions one after the other, and a leaf for each way', () => {
    expect([DEPTH, DECISIONS, LEAVES]).toEqual([3, 7, 8]);
  });

  it.each([
    [[0, 0, 9, 0], 1],
    [[0, 0, 9, 0.15], 2],
    [[0, 1, 9, 0.15], 3],
    [[0, 1, 9, 0.2], 4],
    [[1, 9, 0, 0.2], 5],
    [[1, 9, 0, 0.35], 6],
    [[1, 9, 1, 0.35], 7],
    [[1, 9, 1, 0.4], 8],
  ])('leads the signs %j to leaf %i', (signs, leaf) => {
    expect(sumOf(TREE, signs)).toBe(leaf);
  });

  it('leads a sign right that is at the limit, and left just below', () => {
    expect(sumOf(TREE, [0.5, 0, 0, 0])).toBe(5);
    expect(sumOf(TREE, [0.5 - 1e-9, 0, 0, 0])).toBe(1);
  });

  it('leads everything left whose limit is out of reach', () => {
    const never = { ...TREE, limits: TREE.limits.map(() => 1e9) };
    fc.assert(
      fc.property(fourSigns, (signs) => {
        expect(sumOf(never, signs)).toBe(1);
      }),
    );
  });
});

describe('a forest', () => {
  it('is the sum of its trees and its bias', () => {
    expect(sumOf(joined({ ...TREE, bias: 100 }, TREE), [1, 0, 1, 1])).toBe(116);
    fc.assert(
      fc.property(aTree, aTree, fourSigns, (one, other, signs) => {
        expect(sumOf(joined(one, other), signs)).toBe(sumOf(one, signs) + sumOf(other, signs));
      }),
    );
  });

  it('is its bias without a tree', () => {
    expect(sumOf({ bias: -0.5, signs: [], limits: [], leaves: [] }, [1, 2, 3])).toBe(-0.5);
  });
});
