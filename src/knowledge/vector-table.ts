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
  /** The same, and those of another with the first few vectors: in one go, which is quicker than one after the other. */
  cosinesOfTwo(
    question: Float32Array,
    other: Float32Array,
    few: number,
  ): Promise<readonly [Float32Array, Float32Array]>;
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
  for (const [row, vector] of vectors.entries()) {
    if (row % ROWS_A_STEP === 0) await pace.step();
    if (vector !== undefined) scan.set(row, vector, scaleOf(vector));
  }

  /** What is asked of the same vectors is asked while they are at hand. */
  async function cosinesOf(all: readonly Compared[]): Promise<void> {
    for (let from = 0; from < vectors.length; from += ROWS_AT_ONCE) {
      await pace.step();
      for (const { numbers, unit, found } of all) {
        const count = Math.min(ROWS_AT_ONCE, found.length - from);
        if (count > 0) found.set(scan.cosines(numbers, unit, from, count), from);
      }
    }
  }

  const compared = (question: Float32Array, count: number): Compared => ({
    ...wholeNumbers(question.subarray(0, width)),
    found: new Float32Array(Math.min(count, vectors.length)),
  });

  async function cosines(question: Float32Array): Promise<Float32Array> {
    const one = compared(question, vectors.length);
    await cosinesOf([one]);
    return one.found;
  }

  async function cosinesOfTwo(
    question: Float32Array,
    other: Float32Array,
    few: number,
  ): Promise<readonly [Float32Array, Float32Array]> {
    const [one, two] = [compared(question, vectors.length), compared(other, few)];
    await cosinesOf([one, two]);
    return [one.found, two.found];
  }

  function product(row: number, weights: Float32Array): number | undefined {
    const scale = scan.scale(row);
    if (scale === 0) return undefined;
    let sum = 0;
    for (const [index, value] of scan.row(row).entries()) sum += value * scale * (weights[index] ?? 0);
    return sum;
  }
  return { cosines, cosinesOfTwo, product };
}

/** A question in whole numbers, and its cosines as they are found. */
interface Compared extends WholeNumbers {
  readonly found: Float32Array;
}

function scaleOf(vector: SmallVector): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return squares === 0 ? 0 : 1 / Math.sqrt(squares);
}

interface WholeNumbers {
  readonly numbers: Int16Array;
  readonly unit: number;
}

/** A question's numbers in units so small that they are as precise as can be multiplied without overflowing. */
function wholeNumbers(question: Float32Array): WholeNumbers {
  const most = Math.min(32_767, Math.floor((2 ** 31 - 1) / (127 * Math.max(1, question.length))));
  let largest = 0;
  for (const value of question) largest = Math.max(largest, Math.abs(value));
  const unit = largest === 0 ? 1 : largest / most;
  const numbers = new Int16Array(question.length);
  for (const [index, value] of question.entries()) numbers[index] = Math.round(value / unit);
  return { numbers, unit };
}
