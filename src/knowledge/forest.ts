/**
 * Small trees whose leaves are added up, as gradient boosting learns them. Every tree is full: DEPTH decisions lead to a leaf.
 * Decisions and leaves of one tree stand side by side, level by level from the left.
 */
export interface Forest {
  readonly bias: number;
  /** The sign each decision looks at, by its number. */
  readonly signs: readonly number[];
  /** A sign below the limit leads left. */
  readonly limits: readonly number[];
  readonly leaves: readonly number[];
}

/** Three decisions: enough for signs that mean something together only, few enough to learn from a few thousand questions. */
export const DEPTH = 3;
export const LEAVES = 2 ** DEPTH;
export const DECISIONS = LEAVES - 1;

/** The sum of the leaves that the signs lead to: log-odds, if the forest was learnt for a probability. */
export function sumOf({ bias, signs, limits, leaves }: Forest, values: readonly number[]): number {
  let sum = bias;
  for (let tree = 0; tree * LEAVES < leaves.length; tree += 1) {
    let node = 0;
    while (node < DECISIONS) {
      const at = tree * DECISIONS + node;
      node = 2 * node + ((values[signs[at] ?? 0] ?? 0) < (limits[at] ?? 0) ? 1 : 2);
    }
    sum += leaves[tree * LEAVES + node - DECISIONS] ?? 0;
  }
  return sum;
}
