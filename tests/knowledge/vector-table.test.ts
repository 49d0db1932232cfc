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
  it('gives the cosine of a question with each, roughly within what it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(numbers, { maxLength: 12 }), numbers, async (rows, asked) => {
        const vectors = rows.map(smallVector);
        const question = unit(asked);
        const table = await buildVectorTable(vectors, createPace());
        const { cosines, off } = await table.roughly(question);
        expect(cosines.length).toBe(rows.length);
        expect(off).toBeLessThan(1e-3);
        vectors.forEach((vector, row) => {
          const exact = table.cosine(row, question);
          const anything = vector.some((value) => value !== 0) && question.some((value) => value !== 0);
          expect(exact).toBeCloseTo(anything ? cosine(vector, question) : 0, 5);
          expect(Math.abs((cosines[row] ?? 9) - exact)).toBeLessThanOrEqual(off);
        });
      }),
    );
  });

  it('is far from a question where a vector is missing', async () => {
    const question = unit(Array.from({ length: WIDTH }, () => 1));
    const table = await buildVectorTable([undefined, smallVector(question)], createPace());
    expect([...(await table.roughly(question)).cosines]).toEqual([0, expect.closeTo(1, 4)]);
    expect(table.cosine(0, question)).toBe(0);
    const none = await buildVectorTable([undefined], createPace());
    expect([...(await none.roughly(question)).cosines]).toEqual([0]);
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
    for (const question of questions) apart.push(await table.roughly(question));
    expect(await Promise.all(questions.map((question) => table.roughly(question)))).toEqual(apart);
  });
});
