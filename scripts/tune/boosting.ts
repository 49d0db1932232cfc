import { DECISIONS, LEAVES } from '../../src/knowledge/forest.ts';
import type { Forest } from '../../src/knowledge/forest.ts';
import type { Example } from './regression.ts';

export interface BoostingOptions {
  readonly trees: number;
  /** Each tree's say: small steps and many trees err less on questions not seen. */
  readonly rate: number;
  /** Added to a leaf's weight: pulls the leaves of few examples to nothing. */
  readonly penalty: number;
  /** A leaf holds at least this much of the examples' weight (times p·(1−p)). */
  readonly leastWeight: number;
  /** Share of the examples and of the signs each tree is shown, so that the trees differ. */
  readonly rows: number;
  readonly columns: number;
  readonly seed: number;
}

/** Limits tried for each sign: the examples' own quantiles. */
const BINS = 48;

/** Numbers from 0 to 1 that only look like chance: the same seed gives the same ones (mulberry32). */
export function shuffler(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Gradient boosting for a probability: every tree is full, three decisions deep. Same examples and options, same forest. */
export function fitForest(examples: readonly Example[], options: BoostingOptions): Forest {
  const chance = shuffler(options.seed);
  const limits = limitsOf(examples);
  const bins = examples.map(({ signs }) => signs.map((value, sign) => binOf(value, limits[sign] ?? [])));
  const share = weighed(examples, ({ label }) => (label ? 1 : 0)) / weighed(examples, () => 1);
  const bias = Math.log(share / (1 - share));
  const logOdds = examples.map(() => bias);
  const forest = { bias, signs: [] as number[], limits: [] as number[], leaves: [] as number[] };
  for (let tree = 0; tree < options.trees; tree += 1) {
    const slopes = examples.map(({ label, weight }, row) => {
      const probability = 1 / (1 + Math.exp(-(logOdds[row] ?? 0)));
      return { slope: ((label ? 1 : 0) - probability) * weight, bend: probability * (1 - probability) * weight };
    });
    const shown = examples.flatMap((_, row) => (chance() < options.rows ? [row] : []));
    const signs = limits.flatMap((_, sign) => (chance() < options.columns ? [sign] : []));
    const grown = grow({ bins, slopes, limits, signs, options }, shown);
    examples.forEach(({ signs: values }, row) => {
      logOdds[row] = (logOdds[row] ?? 0) + leafOf(grown, values);
    });
    forest.signs.push(...grown.signs);
    forest.limits.push(...grown.limits);
    forest.leaves.push(...grown.leaves);
  }
  return forest;
}

const weighed = (examples: readonly Example[], of: (example: Example) => number): number =>
  examples.reduce((sum, example) => sum + of(example) * example.weight, 0);

function limitsOf(examples: readonly Example[]): readonly (readonly number[])[] {
  return (examples[0]?.signs ?? []).map((_, sign) => {
    const values = examples.map(({ signs }) => signs[sign] ?? 0).toSorted((one, other) => one - other);
    const quantiles = Array.from({ length: BINS }, (__, bin) => values[Math.floor((bin * values.length) / BINS)] ?? 0);
    return [...new Set(quantiles.slice(1).map((value) => Number(value.toFixed(4))))];
  });
}

/** How many limits the value reaches. */
function binOf(value: number, limits: readonly number[]): number {
  let bin = 0;
  while (bin < limits.length && value >= (limits[bin] ?? 0)) bin += 1;
  return bin;
}

interface Growing {
  readonly bins: readonly (readonly number[])[];
  readonly slopes: readonly { readonly slope: number; readonly bend: number }[];
  readonly limits: readonly (readonly number[])[];
  readonly signs: readonly number[];
  readonly options: BoostingOptions;
}

interface Split {
  readonly sign: number;
  /** Rows in a bin below this one go left. */
  readonly bin: number;
}

/** A decision that lets everything go left, where no split is worth it. */
const NO_SPLIT: Split = { sign: 0, bin: Number.MAX_SAFE_INTEGER };
const NO_LIMIT = 1e9;

function grow(growing: Growing, rows: readonly number[]): Omit<Forest, 'bias'> {
  const { bins, slopes, limits, options } = growing;
  const signs: number[] = [];
  const chosen: number[] = [];
  let level: (readonly number[])[] = [rows];
  while (signs.length < DECISIONS) {
    level = level.flatMap((here) => {
      const { sign, bin } = bestSplit(growing, here);
      signs.push(sign);
      chosen.push(limits[sign]?.[bin - 1] ?? NO_LIMIT);
      const goesLeft = (row: number): boolean => (bins[row]?.[sign] ?? 0) < bin;
      return [here.filter(goesLeft), here.filter((row) => !goesLeft(row))];
    });
  }
  const leaves = level.map((here) => {
    const { slope, bend } = total(slopes, here);
    return Number(((options.rate * slope) / (bend + options.penalty)).toFixed(4));
  });
  return { signs, limits: chosen, leaves };
}

const total = (slopes: Growing['slopes'], rows: readonly number[]): { slope: number; bend: number } => {
  let [slope, bend] = [0, 0];
  for (const row of rows) {
    slope += slopes[row]?.slope ?? 0;
    bend += slopes[row]?.bend ?? 0;
  }
  return { slope, bend };
};

function bestSplit({ bins, slopes, limits, signs, options }: Growing, rows: readonly number[]): Split {
  const all = total(slopes, rows);
  const worth = (slope: number, bend: number): number => slope ** 2 / (bend + options.penalty);
  let [best, gain]: [Split, number] = [NO_SPLIT, 1e-6];
  for (const sign of signs) {
    const count = (limits[sign]?.length ?? 0) + 1;
    const [slopeIn, bendIn] = [new Float64Array(count), new Float64Array(count)];
    for (const row of rows) {
      const bin = bins[row]?.[sign] ?? 0;
      slopeIn[bin] = (slopeIn[bin] ?? 0) + (slopes[row]?.slope ?? 0);
      bendIn[bin] = (bendIn[bin] ?? 0) + (slopes[row]?.bend ?? 0);
    }
    let [slope, bend] = [0, 0];
    for (let bin = 1; bin < count; bin += 1) {
      slope += slopeIn[bin - 1] ?? 0;
      bend += bendIn[bin - 1] ?? 0;
      if (bend < options.leastWeight || all.bend - bend < options.leastWeight) continue;
      const gained = worth(slope, bend) + worth(all.slope - slope, all.bend - bend) - worth(all.slope, all.bend);
      if (gained > gain) [best, gain] = [{ sign, bin }, gained];
    }
  }
  return best;
}

function leafOf({ signs, limits, leaves }: Omit<Forest, 'bias'>, values: readonly number[]): number {
  let node = 0;
  while (node < DECISIONS) node = 2 * node + ((values[signs[node] ?? 0] ?? 0) < (limits[node] ?? 0) ? 1 : 2);
  return leaves[node - (LEAVES - 1)] ?? 0;
}
