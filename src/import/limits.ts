import type { SourceLimits } from './source.ts';

/** Bounds on one file: far above any guidance document, and low enough that reading one cannot take the machine. */
export const SOURCE_LIMITS: SourceLimits = {
  /** Mostly pictures, in a file that comes near it. */
  bytes: 64 * 1024 * 1024,
  /** Four times as much; a file that was made to fill the memory unpacks to a thousand times. */
  unpackedBytes: 256 * 1024 * 1024,
  /** A constitution in several volumes. */
  pages: 2000,
  /** Twenty-five to a page. */
  paragraphs: 50_000,
};

/** A draft of fifty thousand paragraphs, with its proof, was made in 13 seconds on two cores shared with others. */
export const IMPORT_MS = 60_000;

/** For what is read of the largest file and the draft made of it; where it is not enough, the thread ends and not the process. */
export const IMPORT_MEGABYTES = 1024;
