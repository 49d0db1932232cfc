import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEY_BYTES, smallVector, vectorKey } from '../../src/knowledge/vector.ts';
import { cosine } from '../support/fake-embedder.ts';

/** As many as the sentence model's vectors have. */
const DIMENSIONS = 384;

const values = (value: fc.Arbitrary<number>): fc.Arbitrary<readonly number[]> =>
  fc.array(value, { minLength: DIMENSIONS, maxLength: DIMENSIONS, size: 'max' });
const anyValues = values(fc.double({ min: -1, max: 1, noNaN: true }));
// As sentence vectors are: no dimension stands far above the others.
const evenValues = values(fc.integer({ min: -1_000_000, max: 1_000_000 }).map((whole) => whole / 1_000_000));

describe('a rounded vector', () => {
  it('points where the vector points', () => {
    fc.assert(
      fc.property(anyValues, (vector) => {
        fc.pre(vector.some((value) => Math.abs(value) > 1e-100));
        expect(cosine(smallVector(vector), vector)).toBeGreaterThan(0.99);
      }),
    );
  });

  it('keeps the cosine of two vectors within a hundredth', () => {
    fc.assert(
      fc.property(evenValues, evenValues, (one, other) => {
        fc.pre(one.some((value) => value !== 0) && other.some((value) => value !== 0));
        expect(Math.abs(cosine(smallVector(one), other) - cosine(one, other))).toBeLessThan(0.01);
      }),
    );
  });

  it('is the same for a vector of any length in the same direction', () => {
    fc.assert(
      fc.property(evenValues, (vector) => {
        expect(smallVector(vector.map((value) => value * 4))).toEqual(smallVector(vector));
        expect(smallVector(Float64Array.from(vector))).toEqual(smallVector(vector));
      }),
    );
  });

  it('is the same when it is rounded again, so that a vector that was kept is one made anew', () => {
    fc.assert(
      fc.property(anyValues, (vector) => {
        const once = smallVector(vector);
        expect(smallVector(once)).toEqual(once);
        expect(smallVector(Float32Array.from(once))).toEqual(once);
      }),
    );
  });

  it('uses the whole range, and is nothing for nothing', () => {
    expect([...smallVector([0.5, -0.25, 0])]).toEqual([127, -63, 0]);
    expect([...smallVector([-2, 1])]).toEqual([-127, 64]);
    expect([...smallVector([0, 0])]).toEqual([0, 0]);
  });
});

describe('the key of a vector', () => {
  it('is as long as a vector file expects, and another for another text or model', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '\0', ' ', 'é') });
    fc.assert(
      fc.property(name, name, name, (model, one, other) => {
        expect(vectorKey(model, one)).toMatch(new RegExp(`^[0-9a-f]{${2 * KEY_BYTES}}$`));
        expect(vectorKey(model, one) === vectorKey(model, other)).toBe(one === other);
        expect(vectorKey(`${model}2`, one)).not.toBe(vectorKey(model, one));
      }),
    );
  });
});
