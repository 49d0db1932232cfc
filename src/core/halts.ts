import type { Halt, HaltedBy, HaltScope } from './halt.ts';

/** One thing that somebody did about quoting. What was done is never changed and never taken out. */
export interface HaltMove {
  readonly act: 'halted' | 'resumed';
  readonly scope: HaltScope;
  /** Undefined of what was resumed. */
  readonly reason: string | undefined;
  readonly by: HaltedBy;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What is kept of halts, for every replica. */
export interface Halts {
  /** In the order in which they were set. */
  inForce(): Promise<readonly Halt[]>;
  /** Halts it, or gives another reason for what is halted already: since when stays. Resolves to the halt in force, which is on the disk. */
  halt(halt: Halt): Promise<Halt>;
  /** False if it was not halted. Narrower and wider halts stay as they are. */
  resume(scope: HaltScope, by: HaltedBy, at: number): Promise<boolean>;
  /** The newest first. */
  history(most: number): Promise<readonly HaltMove[]>;
}

/** What is in force after these moves, the oldest first, all of one scope and none of them before it was resumed last. */
export function haltAfter(moves: readonly HaltMove[]): Halt | undefined {
  const [first, last] = [moves[0], moves.at(-1)];
  if (first === undefined || last?.reason === undefined || last.act === 'resumed') return undefined;
  return { scope: last.scope, reason: last.reason, by: last.by, since: first.at };
}
