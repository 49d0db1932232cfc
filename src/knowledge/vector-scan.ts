import { SCAN_PROGRAM, STEP } from './scan-program.ts';
import type { SmallVector } from './vector.ts';

/** Small vectors in one piece of memory, multiplied with a question in one go. */
export interface VectorScan {
  /** `scale`: what brings the vector to the length 1; 0 for one that is far from everything. A row that is not set is. */
  set(row: number, vector: SmallVector, scale: number): void;
  /** The numbers of a row. */
  row(row: number): SmallVector;
  scale(row: number): number;
  /**
   * The cosines of a question, in numbers of `unit` each, with so many rows from one on; overwritten by the next call. At most
   * ROWS_AT_ONCE rows.
   */
  cosines(question: Int16Array, unit: number, from: number, count: number): Float32Array;
}

/** A few hundredths of a millisecond's work: so few that they are still near at hand when another question is asked of them. */
export const ROWS_AT_ONCE = 1024;
const PAGE = 65_536;

/** Undefined where a machine cannot run it. */
export const SCAN = WebAssembly.validate(SCAN_PROGRAM) ? new WebAssembly.Module(SCAN_PROGRAM) : undefined;

/** Without the program the same cosines come out, more slowly. */
export function createVectorScan(
  rows: number,
  width: number,
  program: WebAssembly.Module | undefined = SCAN,
): VectorScan {
  const wide = Math.max(1, Math.ceil(width / STEP)) * STEP;
  const atOnce = Math.min(rows, ROWS_AT_ONCE);
  const rowsAt = wide * 2;
  const scalesAt = rowsAt + rows * wide;
  const cosinesAt = scalesAt + rows * 8;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((cosinesAt + atOnce * 4) / PAGE) });
  const question = new Int16Array(memory.buffer, 0, wide);
  const matrix = new Int8Array(memory.buffer, rowsAt, rows * wide);
  const scales = new Float64Array(memory.buffer, scalesAt, rows);
  const cosines = new Float32Array(memory.buffer, cosinesAt, atOnce);
  const scan = program && new WebAssembly.Instance(program, { here: { memory } }).exports['scan'];
  const multiply =
    scan === undefined
      ? multiplySlowly
      : (unit: number, from: number, count: number): void =>
          scan(0, rowsAt + from * wide, scalesAt + from * 8, cosinesAt, count, wide, unit);

  function multiplySlowly(unit: number, from: number, count: number): void {
    for (let row = 0; row < count; row += 1) {
      const at = (from + row) * wide;
      let sum = 0;
      for (let index = 0; index < wide; index += 1) sum += (matrix[at + index] ?? 0) * (question[index] ?? 0);
      cosines[row] = sum * unit * (scales[from + row] ?? 0);
    }
  }
  return {
    set(row, vector, scale) {
      matrix.set(vector, row * wide);
      scales[row] = scale;
    },
    row: (row) => matrix.subarray(row * wide, row * wide + width),
    scale: (row) => scales[row] ?? 0,
    cosines(asked, unit, from, count) {
      // Set each time: between two calls another question may have been asked.
      question.set(asked);
      if (count > 0) multiply(unit, from, count);
      return cosines.subarray(0, count);
    },
  };
}
