import type { Readable, Writable } from 'node:stream';

/** What a command may touch of the world. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the person or the system asks the process to stop. */
  readonly stopped: AbortSignal;
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
} as const;

export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Writes a line and waits while the reader is slow, so that output never piles up in memory. */
export async function writeLine(stream: Writable, line: string): Promise<void> {
  if (stream.write(`${line}\n`)) return;
  await new Promise<void>((resolve) => stream.once('drain', resolve));
}
