import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVectorScan, ROWS_AT_ONCE, SCAN } from '../../src/knowledge/vector-scan.ts';

const small = fc.integer({ min: -127, max: 127 });
const rowsOf = (width: number) => fc.array(fc.array(small, { minLength: width, maxLength: width }), { maxLength: 20 });
const some = fc
  .integer({ min: 1, max: 50 })
  .chain((width) =>
    fc.tuple(
      rowsOf(width),
      fc.array(fc.integer({ min: -32_767, max: 32_767 }), { minLength: width, maxLength: width }),
    ),
  );

/** Nothing is no less than nothing. */
const unsigned = (value: number): number => value + 0;

describe('multiplying a question with many vectors', () => {
  it('is done by the program on every machine that this runs on', () => {
    expect(SCAN).toBeDefined();
  });

  it.each([
    ['by the program', SCAN],
    ['without it', undefined],
  ])('gives the sum of products of each, in its unit and by its scale, %s', (_, program) => {
    fc.assert(
      fc.property(
        some,
        fc.nat({ max: 5 }),
        fc.double({ min: 1e-6, max: 1, noNaN: true }),
        ([rows, question], from, unit) => {
          const scan = createVectorScan(rows.length, question.length, program);
          const scaleOf = (row: number): number => 1 / (row + 3);
          rows.forEach((row, index) => scan.set(index, Int8Array.from(row), scaleOf(index)));
          const sums = rows.map((row) => row.reduce((sum, value, index) => sum + value * (question[index] ?? 0), 0));
          const cosines = [...Float32Array.from(sums, (sum, row) => sum * unit * scaleOf(row))];
          expect([...scan.cosines(Int16Array.from(question), unit, 0, rows.length)].map(unsigned)).toEqual(
            cosines.map(unsigned),
          );
          const rest = Math.max(0, rows.length - from);
          const found = [...scan.cosines(Int16Array.from(question), unit, from, rest)];
          expect(found.map(unsigned)).toEqual(cosines.slice(from, from + rest).map(unsigned));
          rows.forEach((row, index) => expect([...scan.row(index)]).toEqual(row));
          rows.forEach((_row, index) => expect(scan.scale(index)).toBe(scaleOf(index)));
        },
      ),
    );
  });

  it('multiplies many rows, part by part, as few', () => {
    const count = ROWS_AT_ONCE + 3;
    const scan = createVectorScan(count, 4);
    for (let row = 0; row < count; row += 1) scan.set(row, Int8Array.of(row % 100, 1, 0, -1), 2);
    const first = scan.cosines(Int16Array.of(1, 2, 3, 4), 0.5, 0, ROWS_AT_ONCE);
    expect([first.length, first[0], first.at(-1)]).toEqual([ROWS_AT_ONCE, -2, ((ROWS_AT_ONCE - 1) % 100) - 2]);
    const rest = [...scan.cosines(Int16Array.of(1, 0, 0, 0), 0.5, ROWS_AT_ONCE, 3)];
    expect(rest).toEqual([0, 1, 2].map((on) => (ROWS_AT_ONCE + on) % 100));
  });

  it('is far from what was not set', () => {
    const scan = createVectorScan(2, 1);
    scan.set(1, Int8Array.of(5), 0.1);
    expect([...scan.cosines(Int16Array.of(2), 1, 0, 2)]).toEqual([0, 1]);
    expect([scan.scale(0), scan.scale(7)]).toEqual([0, 0]);
  });

  it('finds nothing among no vectors', () => {
    expect([...createVectorScan(0, 8).cosines(new Int16Array(8), 1, 0, 0)]).toEqual([]);
    expect([...createVectorScan(2, 0).cosines(new Int16Array(), 1, 0, 2)]).toEqual([0, 0]);
  });
});
