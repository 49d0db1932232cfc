import * as fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shippedAdapter } from '../../src/knowledge/adapter.ts';
import { createToStatement, shippedToStatement } from '../../src/knowledge/statement.ts';
import type { StatementFile } from '../../src/knowledge/statement.ts';
import { cosine } from '../support/fake-embedder.ts';

const SIZE = 4;
const fileOf = (rows: readonly (readonly number[])[], constant: readonly number[]): StatementFile => ({
  size: rows.length,
  unit: 0.01,
  rows: Buffer.from(Int8Array.from(rows.flat()).buffer).toString('base64'),
  constant,
});
const numbers = (most: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: -most, max: most }), { minLength: SIZE, maxLength: SIZE });
const rows = fc.array(numbers(127), { minLength: SIZE, maxLength: SIZE });
const NOWHERE = [0, 0, 0, 0];

describe('the step from a question to a statement that answers it', () => {
  it('adds to the question its product and the constant, at length 1', () => {
    fc.assert(
      fc.property(rows, numbers(9), numbers(9), (matrix, constant, question) => {
        const expected = question.map(
          (value, row) =>
            value +
            (constant[row] ?? 0) +
            (matrix[row] ?? []).reduce((sum, number, at) => sum + 0.01 * number * (question[at] ?? 0), 0),
        );
        fc.pre(Math.hypot(...expected) > 0.01);
        const stated = createToStatement(fileOf(matrix, constant))(question);
        expect(Math.hypot(...stated)).toBeCloseTo(1, 4);
        expect(cosine(stated, expected)).toBeCloseTo(1, 4);
      }),
    );
  });

  it('leaves alone what is longer than it, and what is nothing', () => {
    const still = createToStatement(fileOf([NOWHERE, NOWHERE, NOWHERE, NOWHERE], NOWHERE));
    expect([...still([0, 0, 0, 0, 3])]).toEqual([0, 0, 0, 0, 1]);
    expect([...still(NOWHERE)]).toEqual(NOWHERE);
  });

  it('is refused with too few numbers', () => {
    const file = fileOf([NOWHERE, NOWHERE, NOWHERE, NOWHERE], NOWHERE);
    expect(() => createToStatement({ ...file, size: 3 })).toThrow(RangeError);
    expect(() => createToStatement({ ...file, constant: [1] })).toThrow(RangeError);
  });

  it('that comes with the product fits the adapter, moves questions, and says when it was learnt', async () => {
    const file: unknown = JSON.parse(await readFile('src/knowledge/statement.json', 'utf8'));
    const { size, learnt } = z.object({ size: z.int(), learnt: z.object({ on: z.iso.date() }) }).parse(file);
    expect(size).toBe(shippedAdapter.to);
    expect(learnt.on).toMatch(/^\d/);
    const question = Array.from({ length: size }, (_, at) => (at === 0 ? 1 : 0));
    expect(cosine(shippedToStatement(question), question)).toBeLessThan(0.999);
  });
});
