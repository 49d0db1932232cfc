import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The guidance that comes with Clausebook. Its lexicon and general gaps serve other folders that have none. */
export const SHIPPED_KNOWLEDGE = fileURLToPath(new URL('../../knowledge-base', import.meta.url));

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

/** Where vectors of expected questions are kept beside them. */
export const expectedVectors = (cache: string): string => join(dirname(cache), 'expected-cache.bin');
