import { DIMENSIONS } from './vector.ts';
import type { SmallVector } from './vector.ts';

/** Vectors side by side, to be compared with a question all at once. */
export interface VectorTable {
  /** The cosine of each vector with the question, in the order they were given; 0 for one that is missing. */
  cosines(question: Float32Array): Float32Array;
}

/** `question` vectors must have the length 1; those of the table are brought to it. */
export function createVectorTable(vectors: readonly (SmallVector | undefined)[]): VectorTable {
  const matrix = new Float32Array(vectors.length * DIMENSIONS);
  vectors.forEach((vector, row) => vector !== undefined && matrix.set(unit(vector), row * DIMENSIONS));

  function cosines(question: Float32Array): Float32Array {
    const found = new Float32Array(vectors.length);
    for (let row = 0; row < vectors.length; row += 1) {
      let sum = 0;
      const from = row * DIMENSIONS;
      for (let index = 0; index < DIMENSIONS; index += 1) sum += (matrix[from + index] ?? 0) * (question[index] ?? 0);
      found[row] = sum;
    }
    return found;
  }
  return { cosines };
}

function unit(vector: SmallVector): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return Float32Array.from(vector, (value) => (length === 0 ? 0 : value / length));
}
