import { SCAN_PROGRAM } from './scan-program.ts';
import type { SmallVector } from './vector.ts';

/** Small vectors in one piece of memory, multiplied with a question in one go. */
export interface VectorScan {
  set(row: number, vector: SmallVector): void;
  /** The numbers of a row. */
  row(row: number): SmallVector;
  /** The sums of products of a question with so many rows from one on; overwritten by the next call. At most ROWS_AT_ONCE rows. */
  products(question: Int16Array, from: number, count: number): Int32Array;
}

/** About half a millisecond's work. */
export const ROWS_AT_ONCE = 16_384;
const PAGE = 65_536;
/** Numbers that the program multiplies at a time. */
const STEP = 16;

/** Undefined where a machine cannot run it. */
export const SCAN = WebAssembly.validate(SCAN_PROGRAM) ? new WebAssembly.Module(SCAN_PROGRAM) : undefined;

/** Without the program the same sums come out, more slowly. */
export function createVectorScan(
  rows: number,
  width: number,
  program: WebAssembly.Module | undefined = SCAN,
): VectorScan {
  const wide = Math.max(1, Math.ceil(width / STEP)) * STEP;
  const [sumsAt, rowsAt] = [wide * 2, wide * 2 + Math.min(rows, ROWS_AT_ONCE) * 4];
  const memory = new WebAssembly.Memory({ initial: Math.ceil((rowsAt + rows * wide) / PAGE) });
  const question = new Int16Array(memory.buffer, 0, wide);
  const sums = new Int32Array(memory.buffer, sumsAt, Math.min(rows, ROWS_AT_ONCE));
  const matrix = new Int8Array(memory.buffer, rowsAt, rows * wide);
  const scan = program && new WebAssembly.Instance(program, { here: { memory } }).exports['scan'];
  const multiply =
    scan === undefined
      ? multiplySlowly
      : (from: number, count: number): void => scan(0, rowsAt + from * wide, sumsAt, count, wide);

  function multiplySlowly(from: number, count: number): void {
    for (let row = 0; row < count; row += 1) {
      const at = (from + row) * wide;
      let sum = 0;
      for (let index = 0; index < wide; index += 1) sum += (matrix[at + index] ?? 0) * (question[index] ?? 0);
      sums[row] = sum;
    }
  }
  return {
    set: (row, vector) => matrix.set(vector, row * wide),
    row: (row) => matrix.subarray(row * wide, row * wide + width),
    products(asked, from, count) {
      // Set each time: between two calls another question may have been asked.
      question.set(asked);
      if (count > 0) multiply(from, count);
      return sums.subarray(0, count);
    },
  };
}
