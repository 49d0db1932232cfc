/** A square symmetric matrix, row by row. */
export type Square = Float64Array[];

export const square = (size: number): Square => Array.from({ length: size }, () => new Float64Array(size));

/** Adds a vector's product with itself. */
export function addOuter(matrix: Square, vector: ArrayLike<number>, weight = 1): void {
  for (let row = 0; row < matrix.length; row += 1) {
    const here = matrix[row];
    const value = (vector[row] ?? 0) * weight;
    if (here !== undefined)
      for (let column = 0; column < matrix.length; column += 1)
        here[column] = (here[column] ?? 0) + value * (vector[column] ?? 0);
  }
}

export interface Eigen {
  readonly value: number;
  readonly vector: Float64Array;
}

/** Rounds over all pairs; a symmetric matrix of some hundred rows is diagonal to 1e-9 well before. */
const MOST_ROUNDS = 30;
const SMALL = 1e-18;

/** Eigenvalues and vectors of a symmetric matrix, largest first (Jacobi's rotations). The matrix is used up. */
export function eigen(matrix: Square): readonly Eigen[] {
  const size = matrix.length;
  const vectors = square(size);
  vectors.forEach((row, index) => (row[index] = 1));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let off = 0;
    for (let one = 0; one < size; one += 1)
      for (let other = one + 1; other < size; other += 1) {
        const shared = matrix[one]?.[other] ?? 0;
        off += shared * shared;
        if (shared * shared > SMALL) rotate(matrix, vectors, one, other);
      }
    if (off < SMALL * size) break;
  }
  return vectors
    .map((vector, index) => ({ vector, value: matrix[index]?.[index] ?? 0 }))
    .toSorted((left, right) => right.value - left.value);
}

// The rows of `vectors` are the eigenvectors, so that a rotation touches two rows of each matrix and two columns of one.
function rotate(matrix: Square, vectors: Square, one: number, other: number): void {
  const [a, b] = [matrix[one], matrix[other]];
  const [left, right] = [vectors[one], vectors[other]];
  if (a === undefined || b === undefined || left === undefined || right === undefined) return;
  const shared = a[other] ?? 0;
  const theta = ((b[other] ?? 0) - (a[one] ?? 0)) / (2 * shared);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  turn(a, b, cosine, sine);
  for (const row of matrix) {
    const [x, y] = [row[one] ?? 0, row[other] ?? 0];
    row[one] = cosine * x - sine * y;
    row[other] = sine * x + cosine * y;
  }
  turn(left, right, cosine, sine);
}

function turn(one: Float64Array, other: Float64Array, cosine: number, sine: number): void {
  for (let index = 0; index < one.length; index += 1) {
    const [x, y] = [one[index] ?? 0, other[index] ?? 0];
    one[index] = cosine * x - sine * y;
    other[index] = sine * x + cosine * y;
  }
}
