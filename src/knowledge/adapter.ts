import { createHash } from 'node:crypto';
import type { Embedder } from './embedder.ts';
import file from './adapter.json' with { type: 'json' };
import { smallVector } from './vector.ts';

/** A learnt matrix that brings questions and the clauses that answer them nearer to each other, and makes vectors shorter. */
export interface Adapter {
  /** Tells it from any other. */
  readonly digest: string;
  /** Length of the vectors it takes and of those it gives; both are divisible by four. */
  readonly from: number;
  readonly to: number;
  /** A vector of length 1. */
  adapt(vector: ArrayLike<number>): Float32Array;
}

/** The matrix as a file holds it: `to` rows of `from` numbers, each in units of `unit`, in base64. */
export interface AdapterFile {
  readonly from: number;
  readonly to: number;
  readonly unit: number;
  readonly rows: string;
}

export function createAdapter({ from, to, unit, rows }: AdapterFile): Adapter {
  const small = new Int8Array(Buffer.from(rows, 'base64'));
  if (small.length !== from * to) throw new RangeError(`The adapter holds ${small.length} numbers, not ${from * to}.`);
  const matrix = Float32Array.from(small, (value) => value * unit);

  function adapt(vector: ArrayLike<number>): Float32Array {
    const brought = new Float32Array(to);
    let squares = 0;
    for (let row = 0; row < to; row += 1) {
      let sum = 0;
      for (let index = 0; index < from; index += 1) sum += (matrix[row * from + index] ?? 0) * (vector[index] ?? 0);
      brought[row] = sum;
      squares += sum * sum;
    }
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    return brought.map((value) => value * scale);
  }
  return { digest: createHash('sha256').update(small).digest('hex').slice(0, 8), from, to, adapt };
}

/** The adapter that comes with the product; learnt by `npm run tune`. */
export const shippedAdapter: Adapter = createAdapter(file);

/**
 * An embedder whose vectors have gone through the adapter. The model's vectors are rounded first, so that one that was kept gives
 * the same as one made anew.
 */
export function adapted(embedder: Embedder, adapter: Adapter = shippedAdapter): Embedder {
  if (embedder.dimensions !== adapter.from)
    throw new RangeError(`The adapter takes vectors of ${adapter.from} numbers, not of ${embedder.dimensions}.`);
  return {
    model: `${embedder.model} adapter ${adapter.digest}`,
    dimensions: adapter.to,
    embed: async (texts, urgency) =>
      (await embedder.embed(texts, urgency)).map((vector) => adapter.adapt(smallVector(vector))),
    close: () => embedder.close(),
  };
}
