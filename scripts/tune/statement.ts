import type { StatementFile } from '../../src/knowledge/statement.ts';
import { shuffler } from './boosting.ts';

/** Texts of one council's clauses and the questions that they answer, as adapted vectors. All are of one kind: mixed, they take four times as long. */
export interface Lesson {
  readonly council: string;
  /** By clause: its whole text and its sentences. */
  readonly clauses: readonly (readonly LessonText[])[];
  readonly asked: readonly AskedOf[];
}

export interface LessonText {
  readonly vector: Float64Array;
  /** Asks something: near to the question itself, wherever the step takes that. */
  readonly asks: boolean;
}

export interface AskedOf {
  readonly vector: Float64Array;
  /** Positions of the clauses that answer. */
  readonly right: readonly number[];
  readonly weight: number;
}

const ROUNDS = 10;
const BATCH = 256;
const RATE = 2e-3;
/** Share of every number that each step of the size RATE takes away: pulls what few questions say to nothing. */
const DECAY = 1e-2;
/** Cosines are this many times as far apart as log-odds: less is surer of itself and errs more on councils not seen. */
const TEMPERATURE = 0.1;
/** Adam's usual memories of slopes and of their squares. */
const [MEMORY, WIDE_MEMORY, LEAST] = [0.9, 0.999, 1e-8];

/** The rows of a square matrix, and a constant after them. */
type Step = readonly Float64Array[];

const noStep = (size: number): Step => Array.from({ length: size + 1 }, () => new Float64Array(size));

/**
 * Learns the step from a question to where the clauses stand that answer it: of the clauses of its council, those are to be nearest (cross
 * entropy, Adam). Same lessons, same step.
 */
export function learnStatement(lessons: readonly Lesson[]): StatementFile {
  const size = lessons[0]?.asked[0]?.vector.length ?? 0;
  const all = lessons.flatMap(({ clauses, asked }) => asked.map((one) => ({ ...one, clauses })));
  const [step, slopes, squares] = [noStep(size), noStep(size), noStep(size)];
  const chance = shuffler(1);
  let steps = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = shuffled(all.length, chance);
    for (let from = 0; from < order.length; from += BATCH) {
      const slope = slopeOf(
        order.slice(from, from + BATCH).flatMap((index) => all[index] ?? []),
        step,
      );
      steps += 1;
      for (const [row, numbers] of step.entries())
        move(numbers, slope[row] ?? NONE, slopes[row] ?? NONE, squares[row] ?? NONE, steps);
    }
  }
  return rounded(step);
}

const NONE: Float64Array = new Float64Array();

/** One step of Adam, whose memories are brought up to date. */
function move(
  numbers: Float64Array,
  slope: Float64Array,
  slopes: Float64Array,
  squares: Float64Array,
  steps: number,
): void {
  const [late, wideLate] = [1 - MEMORY ** steps, 1 - WIDE_MEMORY ** steps];
  for (let at = 0; at < numbers.length; at += 1) {
    const here = slope[at] ?? 0;
    const mean = MEMORY * (slopes[at] ?? 0) + (1 - MEMORY) * here;
    const spread = WIDE_MEMORY * (squares[at] ?? 0) + (1 - WIDE_MEMORY) * here * here;
    slopes[at] = mean;
    squares[at] = spread;
    const moved = mean / late / (Math.sqrt(spread / wideLate) + LEAST);
    numbers[at] = (numbers[at] ?? 0) * (1 - RATE * DECAY) - RATE * moved;
  }
}

interface Example extends AskedOf {
  readonly clauses: Lesson['clauses'];
}

function shuffled(count: number, chance: () => number): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

function slopeOf(batch: readonly Example[], step: Step): Step {
  const slope = noStep(step.length - 1);
  const constant = slope.at(-1) ?? NONE;
  const weights = batch.reduce((sum, { weight }) => sum + weight, 0);
  for (const example of batch) {
    const { stated, length } = taken(example.vector, step);
    const pull = pullOf(example, stated);
    const along = dot(pull, stated);
    for (let row = 0; row < stated.length; row += 1) {
      const share = (((pull[row] ?? 0) - along * (stated[row] ?? 0)) / length) * (example.weight / weights);
      addTo(slope[row] ?? NONE, example.vector, share);
      constant[row] = (constant[row] ?? 0) + share;
    }
  }
  return slope;
}

/** Where the step takes a question: its direction, and how long it was. */
function taken(question: Float64Array, step: Step): { readonly stated: Float64Array; readonly length: number } {
  const constant = step.at(-1) ?? NONE;
  const stated = question.map((value, row) => value + (constant[row] ?? 0) + dot(step[row] ?? NONE, question));
  const length = Math.sqrt(dot(stated, stated));
  return { stated: stated.map((value) => value / length), length };
}

/** How the loss grows with where the question was taken. Only the nearest text of each clause counts. */
function pullOf({ vector, clauses, right }: Example, stated: Float64Array): Float64Array {
  const nearest = clauses.map((texts) => nearestTo(vector, stated, texts));
  const top = Math.max(...nearest.map(({ cosine }) => cosine));
  const powers = nearest.map(({ cosine }) => Math.exp((cosine - top) / TEMPERATURE));
  const every = powers.reduce((sum, power) => sum + power, 0);
  const answering = right.reduce((sum, clause) => sum + (powers[clause] ?? 0), 0);
  const pull = new Float64Array(stated.length);
  nearest.forEach(({ moving }, clause) => {
    const power = powers[clause] ?? 0;
    const share = (power / every - (right.includes(clause) ? power / answering : 0)) / TEMPERATURE;
    if (moving !== undefined) addTo(pull, moving, share);
  });
  return pull;
}

/** How near the nearest text is, and its vector if the step can move the question nearer to it. */
interface Nearest {
  readonly moving: Float64Array | undefined;
  readonly cosine: number;
}

function nearestTo(question: Float64Array, stated: Float64Array, texts: readonly LessonText[]): Nearest {
  let best: Nearest = { moving: undefined, cosine: -Infinity };
  for (const { vector, asks } of texts) {
    const cosine = dot(asks ? question : stated, vector);
    if (cosine > best.cosine) best = { moving: asks ? undefined : vector, cosine };
  }
  return best;
}

function addTo(sums: Float64Array, vector: Float64Array, share: number): void {
  for (let index = 0; index < sums.length; index += 1) sums[index] = (sums[index] ?? 0) + share * (vector[index] ?? 0);
}

// Four sums side by side do not wait for each other. Every vector's length is divisible by four.
function dot(one: Float64Array, other: Float64Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let index = 0; index < one.length; index += 4) {
    first += (one[index] ?? 0) * (other[index] ?? 0);
    second += (one[index + 1] ?? 0) * (other[index + 1] ?? 0);
    third += (one[index + 2] ?? 0) * (other[index + 2] ?? 0);
    fourth += (one[index + 3] ?? 0) * (other[index + 3] ?? 0);
  }
  return first + second + third + fourth;
}

function rounded(step: Step): StatementFile {
  const rows = step.slice(0, -1);
  let largest = 0;
  for (const row of rows) for (const value of row) largest = Math.max(largest, Math.abs(value));
  const unit = Number((largest / 127).toPrecision(6));
  const small = Int8Array.from(rows.flatMap((row) => [...row].map((value) => Math.round(value / unit))));
  return {
    size: rows.length,
    unit,
    rows: Buffer.from(small.buffer).toString('base64'),
    constant: [...(step.at(-1) ?? NONE)].map((value) => Number(value.toFixed(5))),
  };
}
