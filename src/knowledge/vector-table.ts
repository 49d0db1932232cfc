import type { SmallVector } from './vector.ts';

/** Vectors side by side, to be compared with a question all at once. */
export interface VectorTable {
  /** The cosine of each vector with the question, in the order they were given; 0 for one that is missing. */
  cosines(question: Float32Array): Float32Array;
}

/** `question` vectors must have the length 1; those of the table are brought to it. */
export function createVectorTable(vectors: readonly (SmallVector | undefined)[]): VectorTable {
  const width = vectors.find((vector) => vector !== undefined)?.length ?? 0;
  const matrix = new Float32Array(vectors.length * width);
  vectors.forEach((vector, row) => vector !== undefined && setUnit(matrix, row * width, vector));

  // Four sums side by side: they do not wait for each other, which makes it about a third quicker.
  function cosineAt(from: number, question: Float32Array): number {
    let [one, two, three, four] = [0, 0, 0, 0];
    for (let index = 0; index < width; index += 4) {
      one += (matrix[from + index] ?? 0) * (question[index] ?? 0);
      two += (matrix[from + index + 1] ?? 0) * (question[index + 1] ?? 0);
      three += (matrix[from + index + 2] ?? 0) * (question[index + 2] ?? 0);
      four += (matrix[from + index + 3] ?? 0) * (question[index + 3] ?? 0);
    }
    return one + two + three + four;
  }
  return {
    cosines: (question) => Float32Array.from({ length: vectors.length }, (_, row) => cosineAt(row * width, question)),
  };
}

function setUnit(matrix: Float32Array, from: number, vector: SmallVector): void {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  for (let index = 0; index < vector.length; index += 1) matrix[from + index] = (vector[index] ?? 0) * scale;
}
