import type { FilesReader } from '../reader.ts';
import { writeLine } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** Says once, beside the lines for programs, that they are not from what is in force. */
export async function sayNotInForce({ stderr }: Terminal, { notInForce }: FilesReader): Promise<void> {
  if (notInForce !== undefined) await writeLine(stderr, notInForce);
}
