import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

/** Long work that others must not wait for: it is done a step at a time. */
export interface Pace {
  /** Resolves at once or, if others have waited for long enough, after they had their turn. */
  step(): Promise<void>;
}

/** Milliseconds of work after which others have their turn; a step and a collection of memory may come on top. */
const LONGEST = 4;

export function createPace(
  clock: () => number = () => performance.now(),
  othersTurn: () => Promise<void> = () => setImmediate(),
): Pace {
  let since = clock();
  return {
    async step() {
      if (clock() - since < LONGEST) return;
      await othersTurn();
      since = clock();
    },
  };
}

/** As `flatMap`, a step for each of a list. */
export async function inSteps<One, Made>(
  list: readonly One[],
  pace: Pace,
  make: (one: One, index: number) => readonly Made[],
): Promise<readonly Made[]> {
  const all: Made[] = [];
  for (const [index, one] of list.entries()) {
    await pace.step();
    for (const made of make(one, index)) all.push(made);
  }
  return all;
}
