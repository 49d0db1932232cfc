import type { Content } from './format.ts';
import type { ReadSource } from './source.ts';

/** Reads the files whose names have one of these endings and whose first bytes are of these kinds. */
export interface Reader {
  readonly endings: readonly string[];
  readonly contents: readonly Content[];
  readonly read: ReadSource;
}

/** Every format that can be imported, a line each. */
export const READERS: readonly Reader[] = [];
