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

describe('multiplying a question with many vectors', () => {
  it('is done by the program on every machine that this runs on', () => {
    expect(SCAN).toBeDefined();
  });

  it.each([
    ['by the program', SCAN],
    ['without it', undefined],
  ])('gives the sum of products of each %s', (_, program) => {
    fc.assert(
      fc.property(some, fc.nat({ max: 5 }), ([rows, question], from) => {
        const scan = createVectorScan(rows.length, question.length, program);
        rows.forEach((row, index) => scan.set(index, Int8Array.from(row)));
        const sums = rows.map((row) => row.reduce((sum, value, index) => sum + value * (question[index] ?? 0), 0));
        const found = scan.products(Int16Array.from(question), 0, rows.length);
        expect([...found]).toEqual(sums);
        const rest = Math.max(0, rows.length - from);
        expect([...scan.products(Int16Array.from(question), from, rest)]).toEqual(sums.slice(from, from + rest));
        rows.forEach((row, index) => expect([...scan.row(index)]).toEqual(row));
      }),
    );
  });

  it('multiplies many rows, part by part, as few', () => {
    const count = ROWS_AT_ONCE + 3;
    const scan = createVectorScan(count, 4);
    for (let row = 0; row < count; row += 1) scan.set(row, Int8Array.of(row % 100, 1, 0, -1));
    const first = scan.products(Int16Array.of(1, 2, 3, 4), 0, ROWS_AT_ONCE);
    expect([first.length, first[0], first.at(-1)]).toEqual([ROWS_AT_ONCE, -2, ((ROWS_AT_ONCE - 1) % 100) - 2]);
    const rest = [...scan.products(Int16Array.of(1, 0, 0, 0), ROWS_AT_ONCE, 3)];
    expect(rest).toEqual([0, 1, 2].map((on) => (ROWS_AT_ONCE + on) % 100));
  });

  it('finds nothing among no vectors', () => {
    expect([...createVectorScan(0, 8).products(new Int16Array(8), 0, 0)]).toEqual([]);
    expect([...createVectorScan(2, 0).products(new Int16Array(), 0, 2)]).toEqual([0, 0]);
  });
});
