import type { Evidence } from '../../src/core/evidence.ts';
import type { Forest } from '../../src/knowledge/forest.ts';
import { sumOf } from '../../src/knowledge/forest.ts';
import { CLAUSE_SIGNS, SIGNS } from '../../src/knowledge/weights.ts';
import { fitForest } from './boosting.ts';
import type { Case, Judged, Origin } from './collect.ts';
import { dot, fitLogistic, fitRanking, probability } from './regression.ts';
import type { Example, Model } from './regression.ts';

/** One model for clauses with phrasings, one for those without. */
export interface ByPhrasing<T = Model> {
  readonly phrased: T;
  readonly imported: T;
}

export interface Learned {
  readonly rank: ByPhrasing;
  readonly topic: ByPhrasing;
  readonly confidence: ByPhrasing<Forest>;
}

/** A question as the learned weights would answer it. */
export interface Outcome {
  readonly origin: Origin;
  readonly style: string;
  readonly unseen: boolean;
  /** Of the first three, best first: whether it answers. */
  readonly right: readonly (boolean | undefined)[];
  readonly confidence: number;
  readonly onTopic: number;
  /** How much nearer the nearest known gap is than the nearest phrasing or sentence of the best clause. */
  readonly gapNearer: number;
}

const RANK_PENALTY = 0.002;
const TOPIC_PENALTY = 0.001;
const FOREST = { trees: 400, rate: 0.05, penalty: 5, leastWeight: 6, rows: 0.7, columns: 0.5, seed: 1 };
/** Candidates whose confidence is learnt: those that can be shown. */
const SHOWN = 3;
/** A second or third candidate is shown less often than a first. */
const LATER = 0.2;
/** Off the topic there is no end to what can be asked; and our own guidance with its phrasings passed over is not quite like what is imported. */
const COUNTS: Readonly<Record<Origin, number>> = {
  answered: 1,
  'not-settled': 1,
  'off-topic': 0.5,
  imported: 0.3,
  'imported-not-settled': 0.3,
  'imported-off-topic': 0.3,
};

/** Other councils' documents are nearest to what will be imported. */
const UNSEEN_COUNTS = 3;

const countOf = ({ origin, unseen }: Case): number => COUNTS[origin] * (unseen ? UNSEEN_COUNTS : 1);

export function learn(cases: readonly Case[]): Learned {
  const rank = learnRank(cases);
  const topicOf = (origins: readonly Origin[]): Model =>
    fitLogistic(
      cases.filter(({ origin }) => origins.includes(origin)).flatMap((one) => topicExample(one, rank)),
      TOPIC_PENALTY,
    );
  return {
    rank,
    topic: {
      phrased: topicOf(['answered', 'off-topic']),
      imported: topicOf(['imported', 'imported-off-topic']),
    },
    confidence: learnConfidence(cases.flatMap((one) => confidenceExamples(one, rank))),
  };
}

const isPhrased = (signs: readonly number[]): boolean => signs[SIGNS.indexOf('phrased')] === 1;

const learnConfidence = (examples: readonly Example[]): ByPhrasing<Forest> => ({
  phrased: fitForest(
    examples.filter(({ signs }) => isPhrased(signs)),
    FOREST,
  ),
  imported: fitForest(
    examples.filter(({ signs }) => !isPhrased(signs)),
    FOREST,
  ),
});

function learnRank(cases: readonly Case[]): ByPhrasing {
  const fit = (origin: Origin): readonly number[] =>
    fitRanking(
      cases.flatMap((one) =>
        one.origin === origin
          ? [{ weight: one.unseen ? UNSEEN_COUNTS : 1, candidates: one.candidates.flatMap(rankExample) }]
          : [],
      ),
      RANK_PENALTY,
    );
  const [phrased, imported] = [fit('answered'), fit('imported')];
  const typical = (origin: Origin, weights: readonly number[]): number => {
    const right = cases.flatMap((one) => (one.origin === origin ? one.candidates.filter((each) => each.right) : []));
    return right.reduce((sum, { evidence }) => sum + dot(weights, signsOf(evidence, CLAUSE_SIGNS)), 0) / right.length;
  };
  // Where both kinds stand in one edition, a right clause is as strong, typically, with phrasings as without.
  const bias = typical('answered', phrased) - typical('imported', imported);
  return { phrased: { bias: 0, weights: phrased }, imported: { bias, weights: imported } };
}

const rankExample = ({ evidence, right }: Judged): readonly { signs: readonly number[]; right: boolean }[] =>
  right === undefined ? [] : [{ signs: signsOf(evidence, CLAUSE_SIGNS), right }];

const strengthOf = (evidence: Evidence, rank: ByPhrasing): number => {
  const { bias, weights } = evidence.phrased === 1 ? rank.phrased : rank.imported;
  return bias + dot(weights, signsOf(evidence, CLAUSE_SIGNS));
};

/** What learned weights make of questions. */
export const outcomesOf = (cases: readonly Case[], { rank, topic, confidence }: Learned): readonly Outcome[] =>
  cases.map(({ origin, style, unseen, candidates, gapCosine }) => {
    const shown = ranked(candidates, rank);
    const signs = shown[0]?.signs ?? [];
    return {
      origin,
      style,
      unseen,
      right: shown.map(({ right }) => right),
      confidence: 1 / (1 + Math.exp(-sumOf(isPhrased(signs) ? confidence.phrased : confidence.imported, signs))),
      onTopic: probability(isPhrased(signs) ? topic.phrased : topic.imported, signs),
      gapNearer:
        gapCosine -
        Math.max(
          ...candidates.flatMap(({ evidence }) => [
            evidence.phrasingCosine,
            evidence.sentenceCosine,
            evidence.wholeCosine,
          ]),
        ),
    };
  });

const signsOf = (evidence: Evidence, names: readonly (keyof Evidence)[]): readonly number[] =>
  names.map((name) => evidence[name]);

function ranked(
  candidates: readonly Judged[],
  rank: ByPhrasing,
): readonly { signs: readonly number[]; right: boolean | undefined }[] {
  const scored = candidates
    .map(({ evidence, right }) => ({ evidence, right, strength: strengthOf(evidence, rank) }))
    .toSorted((one, other) => other.strength - one.strength);
  return scored.slice(0, SHOWN).map(({ evidence, right, strength }, position) => {
    const [second, third] = scored.filter((_, index) => index !== position);
    const lead = strength - (second?.strength ?? 0);
    const widerLead = strength - (third?.strength ?? 0);
    return { signs: signsOf({ ...evidence, strength, lead, widerLead }, SIGNS), right };
  });
}

const confidenceExamples = (one: Case, rank: ByPhrasing): readonly Example[] =>
  ranked(one.candidates, rank).flatMap(({ signs, right }, position) =>
    right === undefined ? [] : [{ signs, label: right, weight: countOf(one) * (position === 0 ? 1 : LATER) }],
  );

function topicExample({ candidates, origin, unseen }: Case, rank: ByPhrasing): readonly Example[] {
  const [first] = ranked(candidates, rank);
  if (first === undefined) return [];
  return [{ signs: first.signs, label: !origin.endsWith('off-topic'), weight: unseen ? UNSEEN_COUNTS : 1 }];
}
