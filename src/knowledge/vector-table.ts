import type { Pace } from './pace.ts';
import { createVectorScan, ROWS_AT_ONCE } from './vector-scan.ts';
import type { SmallVector } from './vector.ts';

/** Vectors side by side, to be compared with a question. */
export interface VectorTable {
  /**
   * The cosines of a question with every vector, the same on every machine; 0 with one that is missing. The question's numbers are
   * rounded to whole ones of a very small unit, which puts a cosine less than a thousandth off.
   */
  cosines(question: Float32Array): Promise<Float32Array>;
  /** The product of one vector with so many weights; undefined where it is missing or nothing. */
  product(row: number, weights: Float32Array): number | undefined;
}

/** Vectors that are brought to the length 1 between two steps. */
const ROWS_A_STEP = 512;

/** `question` vectors must have the length 1; those of the table are brought to it. */
export async function buildVectorTable(
  vectors: readonly (SmallVector | undefined)[],
  pace: Pace,
): Promise<VectorTable> {
  const width = vectors.find((vector) => vector !== undefined)?.length ?? 0;
  const scan = createVectorScan(vectors.length, width);
  const scales = new Float64Array(vectors.length);
  for (const [row, vector] of vectors.entries()) {
    if (row % ROWS_A_STEP === 0) await pace.step();
    if (vector === undefined) continue;
    scan.set(row, vector);
    scales[row] = scaleOf(vector);
  }

  async function cosines(question: Float32Array): Promise<Float32Array> {
    const { numbers, unit } = wholeNumbers(question.subarray(0, width));
    const found = new Float32Array(vectors.length);
    for (let from = 0; from < found.length; from += ROWS_AT_ONCE) {
      await pace.step();
      const products = scan.products(numbers, from, Math.min(ROWS_AT_ONCE, found.length - from));
      for (let row = 0; row < products.length; row += 1)
        found[from + row] = (products[row] ?? 0) * unit * (scales[from + row] ?? 0);
    }
    return found;
  }

  function product(row: number, weights: Float32Array): number | undefined {
    const scale = scales[row] ?? 0;
    if (scale === 0) return undefined;
    let sum = 0;
    for (const [index, value] of scan.row(row).entries()) sum += value * scale * (weights[index] ?? 0);
    return sum;
  }
  return { cosines, product };
}

function scaleOf(vector: SmallVector): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return squares === 0 ? 0 : 1 / Math.sqrt(squares);
}

/** A question's numbers in units so small that they are as precise as can be multiplied without overflowing. */
function wholeNumbers(question: Float32Array): { readonly numbers: Int16Array; readonly unit: number } {
  const most = Math.min(32_767, Math.floor((2 ** 31 - 1) / (127 * Math.max(1, question.length))));
  let largest = 0;
  for (const value of question) largest = Math.max(largest, Math.abs(value));
  const unit = largest === 0 ? 1 : largest / most;
  return { numbers: Int16Array.from(question, (value) => Math.round(value / unit)), unit };
}
