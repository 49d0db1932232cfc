/** One example: a number a sign, and whether it is of the kind sought. */
export interface Example {
  readonly signs: readonly number[];
  readonly label: 0 | 1;
  readonly weight: number;
}

export interface Model {
  readonly bias: number;
  readonly weights: readonly number[];
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);

/** Steps of plain gradient descent: the losses are convex and small, so it settles well before. */
const STEPS = 3000;
const RATE = 0.5;

/** Logistic regression with a penalty on large weights (not on the bias). Same examples, same model. */
export function fitLogistic(examples: readonly Example[], penalty: number): Model {
  const size = examples[0]?.signs.length ?? 0;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  let bias = 0;
  let weights: number[] = Array.from({ length: size }, () => 0);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = weights.map((weight) => weight * penalty);
    let biasSlope = 0;
    for (const { signs, label, weight } of examples) {
      const off = ((sigmoid(bias + dot(weights, signs)) - label) * weight) / total;
      biasSlope += off;
      signs.forEach((sign, index) => (slope[index] = (slope[index] ?? 0) + off * sign));
    }
    bias -= RATE * 4 * biasSlope;
    weights = weights.map((weight, index) => weight - RATE * 4 * (slope[index] ?? 0));
  }
  return { bias, weights };
}

/** One question's candidates; `right` of them answer it. */
export interface Ranking {
  readonly candidates: readonly { readonly signs: readonly number[]; readonly right: boolean }[];
}

/** Weights that put right candidates first: softmax over each question's candidates. */
export function fitRanking(rankings: readonly Ranking[], penalty: number): readonly number[] {
  const usable = rankings.filter(({ candidates }) => candidates.some(({ right }) => right));
  const size = usable[0]?.candidates[0]?.signs.length ?? 0;
  let weights: number[] = Array.from({ length: size }, () => 0);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = weights.map((weight) => weight * penalty);
    for (const { candidates } of usable) addSlope(candidates, weights, slope, usable.length);
    weights = weights.map((weight, index) => weight - RATE * 4 * (slope[index] ?? 0));
  }
  return weights;
}

function addSlope(candidates: Ranking['candidates'], weights: readonly number[], slope: number[], count: number): void {
  const scores = candidates.map(({ signs }) => dot(weights, signs));
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const all = powers.reduce((sum, power) => sum + power, 0);
  const right = powers.reduce((sum, power, index) => sum + (candidates[index]?.right === true ? power : 0), 0);
  candidates.forEach(({ signs, right: isRight }, index) => {
    const power = powers[index] ?? 0;
    const off = (power / all - (isRight ? power / right : 0)) / count;
    signs.forEach((sign, at) => (slope[at] = (slope[at] ?? 0) + off * sign));
  });
}

export const probability = (model: Model, signs: readonly number[]): number =>
  sigmoid(model.bias + dot(model.weights, signs));
export const scoreOf = (weights: readonly number[], signs: readonly number[]): number => dot(weights, signs);
