import file from './statement.json' with { type: 'json' };

/**
 * Where a statement that answers a question stands, told from where the question stands: both are vectors of length 1. Rules and
 * questions are put in other words; what is alike in the ways they differ was learnt.
 */
export type ToStatement = (question: ArrayLike<number>) => Float32Array;

/** The step from question to statement as a file holds it: `size` rows of `size` numbers in units of `unit`, in base64, and a constant. */
export interface StatementFile {
  readonly size: number;
  readonly unit: number;
  readonly rows: string;
  readonly constant: readonly number[];
}

export function createToStatement({ size, unit, rows, constant }: StatementFile): ToStatement {
  const small = new Int8Array(Buffer.from(rows, 'base64'));
  if (small.length !== size * size || constant.length !== size)
    throw new RangeError(
      `The step holds ${small.length} and ${constant.length} numbers, not ${size * size} and ${size}.`,
    );
  const matrix = Float32Array.from(small, (value) => value * unit);
  return (question) => {
    const stated = Float32Array.from(question);
    for (let row = 0; row < size; row += 1) {
      let sum = (question[row] ?? 0) + (constant[row] ?? 0);
      for (let column = 0; column < size; column += 1)
        sum += (matrix[row * size + column] ?? 0) * (question[column] ?? 0);
      stated[row] = sum;
    }
    const squares = stated.reduce((sum, value) => sum + value * value, 0);
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    return stated.map((value) => value * scale);
  };
}

/** What comes with the product; learnt by `npm run tune`. */
export const shippedToStatement: ToStatement = createToStatement(file);
