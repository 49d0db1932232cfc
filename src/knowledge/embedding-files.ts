import { join } from 'node:path';

/** The vectors that come with a knowledge base. */
export const shippedVectors = (knowledge: string): string => join(knowledge, 'vectors.bin');

/** Where vectors computed on this machine are kept. */
export const cachedVectors = (data: string): string => join(data, 'vectors-cache.bin');
