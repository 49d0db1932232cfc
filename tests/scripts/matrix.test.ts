import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addOuter, eigen, square } from '../../scripts/tune/matrix.ts';
import type { Eigen, Square } from '../../scripts/tune/matrix.ts';

const entry = fc.double({ min: -10, max: 10, noNaN: true });
/** Symmetric matrices of 1 to 7 rows. */
const symmetric: fc.Arbitrary<Square> = fc
  .integer({ min: 1, max: 7 })
  .chain((size) =>
    fc.array(fc.array(entry, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  )
  .map((rows) =>
    rows.map((row, at) => Float64Array.from(row, (value, other) => (at < other ? value : (rows[other]?.[at] ?? 0)))),
  );

const copyOf = (matrix: Square): Square => matrix.map((row) => row.slice());
const rebuilt = (ways: readonly Eigen[]): Square => {
  const matrix = square(ways.length);
  for (const { value, vector } of ways) addOuter(matrix, vector, value);
  return matrix;
};
const near = (matrix: Square, digits: number): readonly (readonly unknown[])[] =>
  matrix.map((row) => [...row].map((value) => expect.closeTo(value, digits)));
const plain = (matrix: Square): readonly (readonly number[])[] => matrix.map((row) => [...row]);
const dot = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

describe('a matrix', () => {
  it('of a size is square, and nothing', () => {
    expect(plain(square(3))).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('grows by a vector’s product with itself, as often as it weighs', () => {
    const matrix = square(2);
    addOuter(matrix, [1, -2]);
    addOuter(matrix, [3, 1], 0.5);
    expect(plain(matrix)).toEqual([
      [5.5, -0.5],
      [-0.5, 4.5],
    ]);
  });
});

describe('the eigenvectors of a symmetric matrix', () => {
  it('build it again with their values', () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        expect(plain(rebuilt(eigen(copyOf(matrix))))).toEqual(near(matrix, 6));
      }),
    );
  });

  it('are of length 1 and at right angles, the largest value first', () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        const ways = eigen(copyOf(matrix));
        expect(ways.length).toBe(matrix.length);
        ways.forEach(({ vector }, at) => {
          ways.forEach((other, position) => expect(dot(vector, other.vector)).toBeCloseTo(at === position ? 1 : 0, 9));
        });
        const values = ways.map(({ value }) => value);
        expect(values).toEqual(values.toSorted((one, other) => other - one));
      }),
    );
  });

  it('are those that are known', () => {
    const matrix = [Float64Array.of(2, 1), Float64Array.of(1, 2)];
    const [first, second] = eigen(matrix);
    expect(first?.value).toBeCloseTo(3, 12);
    expect(second?.value).toBeCloseTo(1, 12);
    expect(Math.abs(dot(first?.vector ?? new Float64Array(2), Float64Array.of(1, 1)))).toBeCloseTo(Math.SQRT2, 12);
  });

  it('are found for a matrix of many rows too', () => {
    const size = 60;
    const matrix = Array.from({ length: size }, (_, row) =>
      Float64Array.from({ length: size }, (__, column) => Math.cos(row * column) + (row === column ? 5 : 0)),
    );
    expect(plain(rebuilt(eigen(copyOf(matrix))))).toEqual(near(matrix, 6));
  });
});
