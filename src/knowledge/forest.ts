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
  const trees = leaves.length / LEAVES;
  for (let tree = 0; tree < trees; tree += 1) {
    let node = 0;
    // So many times, not until there is a leaf: what can be foreseen takes half the time.
    for (let level = 0; level < DEPTH; level += 1) {
      const at = tree * DECISIONS + node;
      const left = (values[signs[at] ?? 0] ?? 0) < (limits[at] ?? 0) ? 1 : 0;
      node = 2 * node + 2 - left;
    }
    sum += leaves[tree * LEAVES + node - DECISIONS] ?? 0;
  }
  return sum;
}
