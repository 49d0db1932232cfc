import type { Readable, Writable } from 'node:stream';

/** What a command may touch of the world. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the person or the system asks the process to stop. */
  readonly stopped: AbortSignal;
  /** Calls `heard` at each signal to read the files again (SIGHUP), which otherwise ends the process. */
  readonly onHangup?: (heard: () => void) => void;
  /** How much memory the process may still take, in bytes. */
  readonly spareMemory?: () => number;
}

/** What a command ends with. */
export const EXIT = {
  done: 0,
  /** A fault: something went wrong that the message explains. */
  fault: 1,
  /** Wrong use: an unknown option, a setting that cannot be used. */
  usage: 2,
  /** The knowledge base has problems. */
  problems: 3,
  /** The guidance answers expected questions worse than what is in force, and was refused for that. */
  worse: 4,
  /** The audit log does not hold together. */
  broken: 5,
  /** Asked to stop (Ctrl+C) before the work was done; 128 + SIGINT's number, as shells have it. */
  stopped: 130,
} as const;

export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Whoever read the output has closed it, as `head` does: there is nobody left to write to. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/** What steers a terminal, or turns round the order of what is beside it; a CR belongs to the line end behind it. */
const STEERS = /(?!\r?\n|\t)[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A text that shows what would steer a terminal, as JSON writes it: what is JSON stays the same, and words stay what they are. */
export const harmless = (text: string): string =>
  text.replaceAll(STEERS, (steering) => `\\u${steering.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Writes a line, harmless to a terminal, and waits until it is taken, so that output never piles up in memory. Rejects with ReaderGone. */
export function writeLine(stream: Writable, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(`${harmless(line)}\n`, (cause) => {
      if (cause === null || cause === undefined) return resolve();
      const gone = 'code' in cause && (cause.code === 'EPIPE' || cause.code === 'ERR_STREAM_DESTROYED');
      reject(gone ? new ReaderGone('The output is closed.', { cause }) : cause);
    });
  });
}
