import type { Evidence } from '../../src/core/evidence.ts';
import type { Case, Judged } from './collect.ts';
import { dot, fitLogistic, fitRanking, probability } from './regression.ts';
import type { Example, Model } from './regression.ts';

/** Signs that differ between the candidates of one question, so that they can order them. */
export const RANK_SIGNS = [
  'wholeCosine',
  'sentenceCosine',
  'phrasingCosine',
  'votes',
  'textScore',
  'phrasingScore',
  'phrasingOverlap',
  'printedCoverage',
  'coverage',
  'wideCoverage',
  'agreement',
] as const satisfies readonly (keyof Evidence)[];

export const SIGNS = [
  ...RANK_SIGNS,
  'gapCosine',
  'gapOverlap',
  'unknownShare',
  'brevity',
  'lead',
] as const satisfies readonly (keyof Evidence)[];

export interface Learned {
  readonly rank: readonly number[];
  readonly confidence: Model;
}

/** A question as the learned weights would answer it. */
export interface Outcome {
  readonly answerable: boolean;
  readonly origin: Case['origin'];
  /** The first three, best first. */
  readonly right: readonly (boolean | undefined)[];
  readonly confidence: number;
}

const RANK_PENALTY = 0.002;
const CONFIDENCE_PENALTY = 0.0005;
/** Candidates whose confidence is learnt: those that can be shown. */
const SHOWN = 3;
/** Expected questions are nearest to what is asked in earnest; those that must not be quoted are few. */
const COUNTS: Readonly<Record<Case['origin'], number>> = {
  expected: 3,
  phrasing: 1,
  'must-not-quote': 4,
  'clause-removed': 1,
  gap: 0.5,
  'unknown-gap': 1,
};
/** A second or third candidate is shown less often than a first. */
const LATER = 0.3;

export function learn(cases: readonly Case[]): Learned {
  const teaching = cases.filter(({ origin }) => origin === 'expected' || origin === 'phrasing');
  const rank = fitRanking(
    teaching.map(({ candidates, origin }) => ({
      weight: COUNTS[origin],
      candidates: candidates.flatMap(({ evidence, right }) =>
        right === undefined ? [] : [{ signs: signsOf(evidence, RANK_SIGNS), right }],
      ),
    })),
    RANK_PENALTY,
  );
  return {
    rank,
    confidence: fitLogistic(
      cases.flatMap((one) => examplesOf(one, rank)),
      CONFIDENCE_PENALTY,
    ),
  };
}

/** What learned weights make of questions. */
export const outcomesOf = (cases: readonly Case[], { rank, confidence }: Learned): readonly Outcome[] =>
  cases.map((one) => {
    const shown = ranked(one.candidates, rank);
    return {
      origin: one.origin,
      answerable: one.origin === 'expected' || one.origin === 'phrasing',
      right: shown.map(({ right }) => right),
      confidence: probability(confidence, shown[0]?.signs ?? []),
    };
  });

const signsOf = (evidence: Evidence, names: readonly (keyof Evidence)[]): readonly number[] =>
  names.map((name) => evidence[name]);

function ranked(
  candidates: readonly Judged[],
  rank: readonly number[],
): readonly { signs: readonly number[]; right: boolean | undefined }[] {
  const scored = candidates
    .map(({ evidence, right }) => ({ evidence, right, score: dot(rank, signsOf(evidence, RANK_SIGNS)) }))
    .toSorted((one, other) => other.score - one.score);
  return scored.slice(0, SHOWN).map(({ evidence, right, score }, position) => {
    const lead = score - (scored[position === 0 ? 1 : 0]?.score ?? 0);
    return { signs: signsOf({ ...evidence, lead }, SIGNS), right };
  });
}

function examplesOf({ candidates, origin }: Case, rank: readonly number[]): readonly Example[] {
  return ranked(candidates, rank).flatMap(({ signs, right }, position) =>
    right === undefined ? [] : [{ signs, label: right, weight: COUNTS[origin] * (position === 0 ? 1 : LATER) }],
  );
}
