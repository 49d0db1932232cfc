import type { Pace } from './pace.ts';
import { createVectorScan, ROWS_AT_ONCE } from './vector-scan.ts';
import type { SmallVector } from './vector.ts';

/** Vectors side by side, to be compared with a question. */
export interface VectorTable {
  /** The cosines of a question with every vector, all at once and therefore roughly. */
  roughly(question: Float32Array): Promise<RoughCosines>;
  /** Whether there is such a vector, and it is not nothing. */
  has(row: number): boolean;
  /** The cosine of a question with one vector; 0 with one that is missing. */
  cosine(row: number, question: Float32Array): number;
}

export interface RoughCosines {
  readonly cosines: Float32Array;
  /** None is further off than this. */
  readonly off: number;
}

/** Vectors that are brought to the length 1 between two steps. */
const ROWS_A_STEP = 512;
/** What single precision rounds away. */
const ROUNDING = 1e-6;

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

  async function roughly(question: Float32Array): Promise<RoughCosines> {
    const { numbers, unit } = wholeNumbers(question.subarray(0, width));
    const cosines = new Float32Array(vectors.length);
    for (let from = 0; from < cosines.length; from += ROWS_AT_ONCE) {
      await pace.step();
      const products = scan.products(numbers, from, Math.min(ROWS_AT_ONCE, cosines.length - from));
      for (let row = 0; row < products.length; row += 1)
        cosines[from + row] = (products[row] ?? 0) * unit * (scales[from + row] ?? 0);
    }
    // Each number is half a unit off at most, and those of a vector of length 1 add up to the root of their count at most.
    return { cosines, off: (unit / 2) * Math.sqrt(width) + ROUNDING };
  }

  function cosine(row: number, question: Float32Array): number {
    const scale = scales[row] ?? 0;
    if (scale === 0) return 0;
    const vector = scan.row(row);
    // Four sums side by side: they do not wait for each other, which makes it about a third quicker.
    let [one, two, three, four] = [0, 0, 0, 0];
    for (let index = 0; index < width; index += 4) {
      one += Math.fround((vector[index] ?? 0) * scale) * (question[index] ?? 0);
      two += Math.fround((vector[index + 1] ?? 0) * scale) * (question[index + 1] ?? 0);
      three += Math.fround((vector[index + 2] ?? 0) * scale) * (question[index + 2] ?? 0);
      four += Math.fround((vector[index + 3] ?? 0) * scale) * (question[index + 3] ?? 0);
    }
    return Math.fround(one + two + three + four);
  }
  return { roughly, has: (row) => (scales[row] ?? 0) > 0, cosine };
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
