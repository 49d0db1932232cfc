import { hidingSecrets } from '../config-hiding.ts';
import { Fault } from '../core/errors.ts';
import { harmless } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** Says what a fault says, and of what was not foreseen where it came from, without the secrets of the settings. */
export function sayFault({ stderr, env }: Pick<Terminal, 'stderr' | 'env'>, cause: unknown): void {
  const said = cause instanceof Fault ? cause.message : cause instanceof Error ? cause.stack : cause;
  stderr.write(`${harmless(hidingSecrets(env)(String(said)))}\n`);
}
