import type { Evidence } from '../core/evidence.ts';
import file from './weights.json' with { type: 'json' };

type Weights = Readonly<Record<keyof Evidence, number>>;

/** What `weights.json` says of each sign: how much it counts for the order, and for the confidence. */
interface LearnedWeights {
  readonly rank: Weights;
  readonly confidence: Weights & { readonly bias: number };
}

// The compiler refuses weights that leave a sign out.
const learned: LearnedWeights = file;

const isSign = (name: string, evidence: Evidence): name is keyof Evidence => name in evidence;

function sum(weights: Weights, evidence: Evidence): number {
  return Object.keys(weights).reduce(
    (total, name) => total + (isSign(name, evidence) ? weights[name] * evidence[name] : 0),
    0,
  );
}

/** Orders the candidates of one question: higher is better. */
export const rankScore = (evidence: Evidence): number => sum(learned.rank, evidence);

/** Probability that the clause answers the question, 0 to 1. */
export const confidenceOf = (evidence: Evidence): number =>
  1 / (1 + Math.exp(-(learned.confidence.bias + sum(learned.confidence, evidence))));
