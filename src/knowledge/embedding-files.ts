import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The guidance that comes with Clausebook. Its lexicon and general gaps serve other folders that have none. */
export const SHIPPED_KNOWLEDGE = fileURLToPath(new URL('../../knowledge-base', import.meta.url));

/** Files of vectors, of which there may be none. */
export interface VectorFiles {
  /** What comes with a knowledge base; only read. */
  readonly shipped: string | undefined;
  /** Where computed vectors are kept. */
  readonly cache: string | undefined;
}

/** The file for the vectors that come with a knowledge base. */
export const vectorsOf = (knowledge: string): string => join(knowledge, 'vectors.bin');

/** The same if it is there, else that of the shipped guidance: its lexicon and gaps may be in use. */
export function shippedVectors(knowledge: string): string {
  const own = vectorsOf(knowledge);
  return existsSync(own) ? own : vectorsOf(SHIPPED_KNOWLEDGE);
}

/** Where vectors computed on this machine are kept. */
export const cachedVectors = (data: string): string => join(data, 'vectors-cache.bin');

/** The same of one council by itself. */
export const cachedVectorsOf = (data: string, council: string): string =>
  join(data, 'vectors', council, 'vectors-cache.bin');

/** Vectors of expected questions, beside those of clauses: what comes with a knowledge base, and what was computed on this machine. */
export const expectedBeside = ({ shipped, cache }: VectorFiles): VectorFiles => ({
  shipped: shipped && join(dirname(shipped), 'expected-vectors.bin'),
  cache: cache && join(dirname(cache), 'expected-cache.bin'),
});
