/** One example: a number a sign, whether it is of the kind sought, and how much it counts. */
export interface Example {
  readonly signs: readonly number[];
  readonly label: boolean;
  readonly weight: number;
}

export interface Model {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** One question's candidates; those that are right answer it. */
export interface Ranking {
  readonly candidates: readonly { readonly signs: readonly number[]; readonly right: boolean }[];
  readonly weight: number;
}

export const dot = (one: readonly number[], other: readonly number[]): number => {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
};

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

export const probability = ({ bias, weights }: Model, signs: readonly number[]): number =>
  sigmoid(bias + dot(weights, signs));

/** Both losses are convex and the signs are put on one scale, so plain descent with momentum settles well before. */
const STEPS = 600;
const RATE = 0.5;
const MOMENTUM = 0.9;

/** Logistic regression with a penalty on large weights (not on the bias). Same examples, same model. */
export function fitLogistic(examples: readonly Example[], penalty: number): Model {
  const scale = scaleOf(examples.map(({ signs }) => signs));
  const scaled = examples.map((one) => ({ ...one, signs: [...scale.to(one.signs), 1] }));
  const total = scaled.reduce((sum, { weight }) => sum + weight, 0);
  const fitted = descend(scale.size + 1, (weights) => {
    const slope = weights.map((weight, index) => (index < scale.size ? weight * penalty : 0));
    for (const { signs, label, weight } of scaled) {
      addTo(slope, signs, ((sigmoid(dot(weights, signs)) - (label ? 1 : 0)) * weight) / total);
    }
    return slope;
  });
  return scale.back(fitted.slice(0, -1), fitted.at(-1) ?? 0);
}

/** Weights that put right candidates first: softmax over each question's candidates. Rankings without a right one teach nothing. */
export function fitRanking(rankings: readonly Ranking[], penalty: number): readonly number[] {
  const usable = rankings.filter(({ candidates }) => candidates.some(({ right }) => right));
  const scale = scaleOf(usable.flatMap(({ candidates }) => candidates.map(({ signs }) => signs)));
  const scaled = usable.map((one) => ({
    ...one,
    candidates: one.candidates.map(({ signs, right }) => ({ signs: scale.to(signs), right })),
  }));
  const total = scaled.reduce((sum, { weight }) => sum + weight, 0);
  const fitted = descend(scale.size, (weights) => {
    const slope = weights.map((weight) => weight * penalty);
    for (const ranking of scaled) addRankingSlope(ranking, weights, slope, total);
    return slope;
  });
  return scale.back(fitted, 0).weights;
}

function addRankingSlope(
  { candidates, weight }: Ranking,
  weights: readonly number[],
  slope: number[],
  total: number,
): void {
  const scores = candidates.map(({ signs }) => dot(weights, signs));
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const all = powers.reduce((sum, power) => sum + power, 0);
  const right = powers.reduce((sum, power, index) => sum + (candidates[index]?.right === true ? power : 0), 0);
  candidates.forEach((candidate, index) => {
    const power = powers[index] ?? 0;
    addTo(slope, candidate.signs, ((power / all - (candidate.right ? power / right : 0)) * weight) / total);
  });
}

function descend(size: number, slopeAt: (weights: readonly number[]) => readonly number[]): readonly number[] {
  let weights: readonly number[] = Array.from({ length: size }, () => 0);
  let speed: readonly number[] = weights;
  for (let step = 0; step < STEPS; step += 1) {
    const slope = slopeAt(weights);
    speed = speed.map((value, index) => MOMENTUM * value - RATE * (slope[index] ?? 0));
    weights = weights.map((weight, index) => weight + (speed[index] ?? 0));
  }
  return weights;
}

function addTo(slope: number[], signs: readonly number[], factor: number): void {
  for (let index = 0; index < signs.length; index += 1)
    slope[index] = (slope[index] ?? 0) + factor * (signs[index] ?? 0);
}

interface Scale {
  readonly size: number;
  to(signs: readonly number[]): readonly number[];
  /** The same model for signs as they were. */
  back(weights: readonly number[], bias: number): Model;
}

function scaleOf(rows: readonly (readonly number[])[]): Scale {
  const size = rows[0]?.length ?? 0;
  const columns = Array.from({ length: size }, (_, index) => rows.map((row) => row[index] ?? 0));
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / rows.length);
  const spreads = columns.map(
    (column, index) =>
      Math.sqrt(column.reduce((sum, value) => sum + (value - (means[index] ?? 0)) ** 2, 0) / rows.length) || 1,
  );
  return {
    size,
    to: (signs) => signs.map((value, index) => (value - (means[index] ?? 0)) / (spreads[index] ?? 1)),
    back: (weights, bias) => {
      const plain = weights.map((weight, index) => weight / (spreads[index] ?? 1));
      return { weights: plain, bias: bias - dot(plain, means) };
    },
  };
}
