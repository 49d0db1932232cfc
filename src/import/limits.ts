import type { SourceLimits } from './source.ts';

/** Bounds on one file. A council's whole constitution, with pictures, stays under a fifth of each. */
export const SOURCE_LIMITS: SourceLimits = {
  /** Scanned in, five hundred pages come near it, and hold no text. */
  bytes: 64 * 1024 * 1024,
  /** Text in Word unpacks to ten or twenty times its size; a file that was made to fill the memory, to a thousand. */
  unpackedBytes: 256 * 1024 * 1024,
  /** The longest constitution of an English council has some nine hundred. */
  pages: 2000,
  /** Twenty-five to a page. */
  paragraphs: 50_000,
};

/** A draft of fifty thousand paragraphs is made in a sixth of it, on two cores shared with others. */
export const IMPORT_MS = 60_000;

/** For what is read of the largest file and the draft made of it; the process itself is not brought down where that is not enough. */
export const IMPORT_MEGABYTES = 1024;
