import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highest } from '../../src/knowledge/highest.ts';

// Few different values, so that equal ones are frequent.
const someValues = fc
  .array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1, max: 1, noNaN: true })), { maxLength: 40 })
  .map((values) => Float32Array.from(values));

/** What it is to be, without regard to time: sort all and cut. Sorting keeps the order of equal ones. */
const sorted = (values: Float32Array, count: number, fits = (_position: number): boolean => true): readonly number[] =>
  [...values.keys()]
    .filter(fits)
    .toSorted((one, other) => (values[other] ?? 0) - (values[one] ?? 0))
    .slice(0, count);

describe('the positions of the highest values', () => {
  it('are what sorting and cutting would give, of equal ones the earlier first', () => {
    fc.assert(
      fc.property(someValues, fc.nat({ max: 45 }), (values, count) => {
        expect(highest(values, count)).toEqual(sorted(values, count));
      }),
    );
  });

  it('are of those alone that fit', () => {
    fc.assert(
      fc.property(someValues, fc.nat({ max: 45 }), fc.integer({ min: 1, max: 4 }), (values, count, every) => {
        const fits = (position: number): boolean => position % every === 0;
        expect(highest(values, count, fits)).toEqual(sorted(values, count, fits));
      }),
    );
  });

  it('are few where there are few, and none of nothing', () => {
    expect(highest(Float32Array.of(0.2, 0.9, 0.2), 5)).toEqual([1, 0, 2]);
    expect(highest(Float32Array.of(0.2, 0.9, 0.2), 2)).toEqual([1, 0]);
    expect(highest(Float32Array.of(-1, -2), 1)).toEqual([0]);
    expect(highest(Float32Array.of(0.2, 0.9), 0)).toEqual([]);
    expect(highest(new Float32Array(), 3)).toEqual([]);
    expect(highest(Float32Array.of(0.2, 0.9), 3, () => false)).toEqual([]);
  });

  it('are looked for without asking whether what is too low fits', () => {
    const asked: number[] = [];
    highest(Float32Array.of(0.9, 0.1, 0.5, 0.95), 1, (position) => {
      asked.push(position);
      return true;
    });
    expect(asked).toEqual([0, 3]);
  });
});
