import * as fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { adapted, createAdapter, shippedAdapter } from '../../src/knowledge/adapter.ts';
import type { AdapterFile } from '../../src/knowledge/adapter.ts';
import { createEmbedder } from '../../src/knowledge/embedder.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import { smallVector } from '../../src/knowledge/vector.ts';
import { aFakeEmbedder, cosine } from '../support/fake-embedder.ts';

const [FROM, TO] = [8, 4];
const fileOf = (rows: readonly (readonly number[])[], unit = 0.01): AdapterFile => ({
  from: rows[0]?.length ?? 0,
  to: rows.length,
  unit,
  rows: Buffer.from(Int8Array.from(rows.flat()).buffer).toString('base64'),
});
const rows = fc.array(fc.array(fc.integer({ min: -127, max: 127 }), { minLength: FROM, maxLength: FROM }), {
  minLength: TO,
  maxLength: TO,
});
const vectors = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: FROM, maxLength: FROM });

/** The product written out. */
const product = (matrix: readonly (readonly number[])[], vector: readonly number[]): readonly number[] =>
  matrix.map((row) => row.reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0));

describe('an adapter', () => {
  it('gives vectors of length 1 in the direction of the product', () => {
    fc.assert(
      fc.property(rows, vectors, (matrix, vector) => {
        const expected = product(matrix, vector);
        fc.pre(Math.hypot(...expected) > 1e-3);
        const found = createAdapter(fileOf(matrix)).adapt(vector);
        expect(found.length).toBe(TO);
        expect(Math.hypot(...found)).toBeCloseTo(1, 5);
        expect(cosine(found, expected)).toBeCloseTo(1, 4);
      }),
    );
  });

  it('gives the same for a vector of any length, whatever the unit is', () => {
    fc.assert(
      fc.property(rows, vectors, fc.constantFrom(0.5, 4, 127), (matrix, vector, times) => {
        fc.pre(Math.hypot(...product(matrix, vector)) > 1e-3);
        const found = createAdapter(fileOf(matrix, 0.01)).adapt(vector);
        const longer = vector.map((value) => value * times);
        expect(cosine(createAdapter(fileOf(matrix, 0.01)).adapt(longer), found)).toBeCloseTo(1, 5);
        expect(cosine(createAdapter(fileOf(matrix, 0.02)).adapt(vector), found)).toBeCloseTo(1, 5);
      }),
    );
  });

  it('gives nothing for nothing', () => {
    fc.assert(
      fc.property(rows, (matrix) => {
        expect([...createAdapter(fileOf(matrix)).adapt(new Float32Array(FROM))]).toEqual([0, 0, 0, 0]);
      }),
    );
  });

  it('has a digest that another matrix has not', () => {
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const digest = createAdapter(fileOf(one)).digest;
        expect(digest).toMatch(/^[0-9a-f]{8}$/);
        expect(createAdapter(fileOf(one)).digest).toBe(digest);
        expect(createAdapter(fileOf(other)).digest === digest).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it.each([
    ['few', 31],
    ['many', 33],
  ])('is refused when it holds too %s numbers', (_what, count) => {
    const file = { ...fileOf([]), from: FROM, to: TO, rows: Buffer.alloc(count).toString('base64') };
    expect(() => createAdapter(file)).toThrow(new RangeError(`The adapter holds ${count} numbers, not 32.`));
  });
});

describe('an embedder with an adapter', () => {
  const TEXTS = ['kites on the common', 'brass pins', 'the council’s logo'] as const;

  it('gives the adapted vectors of the model, in their order, under a name of its own', async () => {
    const plain = aFakeEmbedder();
    const embedder = adapted(plain);
    const found = await embedder.embed(TEXTS, 'urgent');
    expect(found.map((vector) => vector.length)).toEqual(TEXTS.map(() => embedder.dimensions));
    expect(embedder.dimensions).toBe(shippedAdapter.to);
    expect(embedder.model).toBe(`fake 1 adapter ${shippedAdapter.digest}`);
    expect(plain.calls).toEqual([{ texts: TEXTS, urgency: 'urgent' }]);
    const vectorsOfModel = await aFakeEmbedder().embed(TEXTS);
    expect(found).toEqual(vectorsOfModel.map((vector) => shippedAdapter.adapt(smallVector(vector))));
    for (const vector of found) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  it('gives the same vectors, bit for bit, for the model’s as they are and as they were kept', async () => {
    const fresh = aFakeEmbedder();
    const kept: Embedder = {
      ...fresh,
      embed: async (texts) => (await fresh.embed(texts)).map((vector) => Float32Array.from(smallVector(vector))),
    };
    expect(await adapted(kept).embed(TEXTS)).toEqual(await adapted(fresh).embed(TEXTS));
  });

  it('is another model with another adapter', () => {
    const other = createAdapter(fileOf([[1, 2, 3, 4]]));
    expect(adapted({ ...aFakeEmbedder(), dimensions: 4 }, other)).toMatchObject({
      model: `fake 1 adapter ${other.digest}`,
      dimensions: 1,
    });
    expect(other.digest).not.toBe(shippedAdapter.digest);
  });

  it('refuses a model whose vectors have another length', () => {
    expect(() => adapted(aFakeEmbedder(), createAdapter(fileOf([[1, 2, 3, 4]])))).toThrow(
      'vectors of 4 numbers, not of 384',
    );
  });

  it('passes on that the model cannot be used, and that it is closed', async () => {
    const plain = aFakeEmbedder({ fails: () => true });
    const embedder = adapted(plain);
    await expect(embedder.embed(TEXTS)).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
    await embedder.close();
    expect(plain.closed).toBe(1);
  });
});

describe('the adapter that comes with the product', () => {
  it('fits the sentence model, and gives shorter vectors that can be compared by fours', () => {
    expect(shippedAdapter.from).toBe(createEmbedder().dimensions);
    expect(shippedAdapter.to).toBeLessThan(shippedAdapter.from);
    expect([shippedAdapter.from % 4, shippedAdapter.to % 4]).toEqual([0, 0]);
  });

  it('drops no direction that it keeps: every row says something, and no two say the same', async () => {
    const { learnt, from, to, rows: base64 } = written.parse(await shippedFile());
    const small = new Int8Array(Buffer.from(base64, 'base64'));
    const lines = Array.from({ length: to }, (_, row) => small.subarray(row * from, (row + 1) * from).join());
    expect(new Set(lines).size).toBe(to);
    expect(lines.filter((line) => /^[0,]*$/.test(line))).toEqual([]);
    expect(learnt.on).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
});

const written = z.object({
  learnt: z.object({ on: z.string() }),
  from: z.number(),
  to: z.number(),
  unit: z.number().positive(),
  rows: z.string(),
});
const shippedFile = async (): Promise<unknown> => JSON.parse(await readFile('src/knowledge/adapter.json', 'utf8'));
