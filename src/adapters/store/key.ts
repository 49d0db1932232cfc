import { createHash } from 'node:crypto';

/**
 * PostgreSQL indexes at most 2,704 bytes a row; three columns of so many letters, of four bytes at most, fit. It stores neither a NUL
 * nor half a character.
 */
const LONGEST_KEY = 200;
const STORABLE = /^[^\0\p{Surrogate}]*$/u;

/** What an id is stored and found under: itself, or a digest of what a database could not store as a key. */
export const keyOf = (id: string): string =>
  id.length <= LONGEST_KEY && STORABLE.test(id) ? id : createHash('sha256').update(JSON.stringify(id)).digest('hex');
