import { createLogger } from '../../src/adapters/logger.ts';
import { shippedAdapter } from '../../src/knowledge/adapter.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import { openEmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import type { EmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import { createPace } from '../../src/knowledge/pace.ts';
import type { SmallVector } from '../../src/knowledge/vector.ts';
import { shuffler } from '../tune/boosting.ts';

/** Numbers that every vector is a window of: so many that two texts seldom share one. */
const POOL = 2 ** 22;

/** Vectors that only look like chance, ready made: the same text gets the same one. */
export interface MadeVectors {
  readonly smallVector: (text: string) => SmallVector;
  /** Of length 1. */
  readonly unitVector: (text: string) => Float32Array;
}

export function madeVectors(dimensions: number): MadeVectors {
  const chance = shuffler(2);
  // The sum of two: most numbers are small, as in real vectors.
  const pool = Int8Array.from({ length: POOL }, () => Math.round((chance() + chance() - 1) * 127));
  const smallVector = (text: string): SmallVector => {
    const from = hash(text) % (POOL - dimensions);
    return pool.subarray(from, from + dimensions);
  };
  return {
    smallVector,
    // As little work as can be: in the service the model has a thread of its own, here this is done by the one that is measured.
    unitVector(text) {
      const vector = new Float32Array(dimensions);
      const from = hash(text) % (POOL - dimensions);
      let squares = 0;
      for (let at = 0; at < dimensions; at += 1) squares += (pool[from + at] ?? 0) ** 2;
      const length = Math.sqrt(squares);
      for (let at = 0; at < dimensions; at += 1) vector[at] = (pool[from + at] ?? 0) / length;
      return vector;
    },
  };
}

/** A cache that counts the vectors it had to have computed for questions. */
export interface MadeCache extends EmbeddingCache {
  computed(): number;
}

/** The vectors of clauses are there at once and those of questions are made, so that what is measured is the index. */
export async function madeCache({ smallVector, unitVector }: MadeVectors): Promise<MadeCache> {
  let computed = 0;
  const embedder: Embedder = {
    model: 'made',
    dimensions: shippedAdapter.to,
    embed: async (texts) => {
      computed += texts.length;
      return texts.map(unitVector);
    },
    close: async () => {},
  };
  const log = createLogger('warn');
  const cache = await openEmbeddingCache({ embedder, log, shipped: undefined, cache: undefined, progress: () => {} });
  return {
    async vectorsOf(texts) {
      const pace = createPace();
      const vectors: SmallVector[] = [];
      for (const text of texts) {
        await pace.step();
        vectors.push(smallVector(text));
      }
      return vectors;
    },
    share: () => cache.share(),
    questionVector: (text) => cache.questionVector(text),
    warm: () => cache.warm(),
    degraded: false,
    close: () => cache.close(),
    computed: () => computed,
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return sum >>> 0;
}
