import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/knowledge/pace.ts';
import { smallVector } from '../../src/knowledge/vector.ts';
import { buildVectorTable } from '../../src/knowledge/vector-table.ts';
import { cosine } from '../support/fake-embedder.ts';

const WIDTH = 24;
const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: WIDTH, maxLength: WIDTH });
const unit = (values: readonly number[]): Float32Array => {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => (length === 0 ? 0 : value / length));
};

describe('a table of vectors', () => {
  it('gives the cosine of a question with each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(numbers, { maxLength: 12 }), numbers, async (rows, asked) => {
        const vectors = rows.map(smallVector);
        const question = unit(asked);
        const table = await buildVectorTable(vectors, createPace());
        const cosines = await table.cosines(question);
        expect(cosines.length).toBe(rows.length);
        vectors.forEach((vector, row) => {
          const anything = vector.some((value) => value !== 0) && question.some((value) => value !== 0);
          expect(Math.abs((cosines[row] ?? 9) - (anything ? cosine(vector, question) : 0))).toBeLessThan(1e-3);
        });
      }),
    );
  });

  it('gives the product of one with other numbers, of whatever length', async () => {
    const vector = unit(Array.from({ length: WIDTH }, (_, index) => index - 5));
    const table = await buildVectorTable([smallVector(vector), smallVector(new Float32Array(WIDTH))], createPace());
    const weights = Float32Array.from({ length: WIDTH }, (_, index) => index * 3);
    const product = vector.reduce((sum, value, index) => sum + value * index * 3, 0);
    expect(table.product(0, weights)).toBeCloseTo(product, 0);
    expect(table.product(1, weights)).toBeUndefined();
    expect(table.product(7, weights)).toBeUndefined();
  });

  it('is far from a question where a vector is missing', async () => {
    const question = unit(Array.from({ length: WIDTH }, () => 1));
    const table = await buildVectorTable([undefined, smallVector(question)], createPace());
    expect([...(await table.cosines(question))]).toEqual([0, expect.closeTo(1, 4)]);
    expect(table.product(0, question)).toBeUndefined();
    const none = await buildVectorTable([undefined], createPace());
    expect([...(await none.cosines(question))]).toEqual([0]);
  });

  it('answers two questions in one go, the second of the first few only', async () => {
    const rows = Array.from({ length: 3000 }, (_, row) => Int8Array.of(row % 7, 1, row % 3, 100));
    const table = await buildVectorTable(rows, createPace());
    const [one, other] = [unit([1, 0, 0, 0]), unit([0, 0, 1, 1])];
    const [cosines, others] = [await table.cosines(one), await table.cosines(other)];
    for (const few of [0, 7, 1024, 2000, 3000, 9000])
      expect(await table.cosinesOfTwo(one, other, few)).toEqual([cosines, others.slice(0, few)]);
  });

  it('answers two questions at a time as one after the other', async () => {
    const rows = Array.from({ length: 40_000 }, (_, row) => Int8Array.of(row % 7, 1, row % 3, 100));
    // Others have their turn at every step.
    let now = 0;
    const table = await buildVectorTable(
      rows,
      createPace(() => (now += 100)),
    );
    const questions = [unit([1, 0, 0, 0]), unit([0, 0, 1, 1])];
    const apart = [];
    for (const question of questions) apart.push(await table.cosines(question));
    expect(await Promise.all(questions.map((question) => table.cosines(question)))).toEqual(apart);
  });
});
