import { shuffler } from '../tune/boosting.ts';

/** Choices that only look like chance: the same seed gives the same ones. */
export interface Dice {
  /** True so often, from 0 to 1. */
  is(share: number): boolean;
  /** A number from 0 up to but not including `end`. */
  below(end: number): number;
  /** One of them. */
  of<T>(all: readonly [T, ...T[]]): T;
  /** One of them, each as often as it weighs. */
  weighed<T>(all: readonly (readonly [T, number])[]): T;
}

export function createDice(seed: number): Dice {
  const chance = shuffler(seed);
  const weighed = <T>(all: readonly (readonly [T, number])[]): T => {
    let left = chance() * all.reduce((sum, [, weight]) => sum + weight, 0);
    const chosen = all.find(([, weight]) => (left -= weight) < 0) ?? all.at(-1);
    if (chosen === undefined) throw new RangeError('There is nothing to choose from.');
    return chosen[0];
  };
  return {
    is: (share) => chance() < share,
    below: (end) => Math.floor(chance() * end),
    of: (all) => all[Math.floor(chance() * all.length)] ?? all[0],
    weighed,
  };
}
