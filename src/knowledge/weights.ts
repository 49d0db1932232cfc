import type { ClauseEvidence, Evidence } from '../core/evidence.ts';
import { sumOf } from './forest.ts';
import type { Forest } from './forest.ts';
import file from './weights.json' with { type: 'json' };

interface Linear<Sign extends string> {
  readonly bias: number;
  readonly signs: Readonly<Record<Sign, number>>;
}

/** Without phrasings the other signs have to say more, so each kind of clause has weights of its own. */
interface ByPhrasing<T> {
  readonly phrased: T;
  readonly imported: T;
}

/**
 * What was learnt of each sign: how much it counts for the order and for being on the topic, and the forests of the confidence. A forest of its
 * own each, so that what is learnt of many councils without phrasings does not bend how sure the product is of guidance that has them.
 */
export interface LearnedWeights {
  readonly rank: ByPhrasing<Linear<keyof ClauseEvidence>>;
  readonly topic: ByPhrasing<Linear<keyof Evidence>>;
  readonly confidence: ByPhrasing<Forest>;
}

/** Signs of one clause, which can order the candidates of a question. */
export const CLAUSE_SIGNS = [
  'phrased',
  'wholeCosine',
  'sentenceCosine',
  'statementWhole',
  'statementSentence',
  'phrasingCosine',
  'phrasingsCosine',
  'closeVotes',
  'votes',
  'wideVotes',
  'textScore',
  'phrasingScore',
  'phrasingOverlap',
  'printedCoverage',
  'coverage',
  'wideCoverage',
  'translation',
  'translatedCoverage',
  'factsMissing',
] as const satisfies readonly (keyof Evidence)[];

/** Every sign, in the order in which the forest numbers them. */
export const SIGNS = [
  ...CLAUSE_SIGNS,
  'gapCosine',
  'offTopicCosine',
  'closeAsked',
  'nearAsked',
  'wideAsked',
  'closeOffTopic',
  'nearOffTopic',
  'wideOffTopic',
  'unknownShare',
  'brevity',
  'givesOrders',
  'everyCouncil',
  'strength',
  'lead',
  'widerLead',
  'soundsOnTopic',
] as const satisfies readonly (keyof Evidence)[];

// The compiler refuses weights that leave a sign out.
const learned: LearnedWeights = file;

const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Orders the candidates of one question: higher is better. */
export const rankScore = (evidence: ClauseEvidence, { rank } = learned): number => linear(rank, CLAUSE_SIGNS, evidence);

/** Probability that the clause answers the question, 0 to 1. */
export const confidenceOf = (evidence: Evidence, { confidence } = learned): number =>
  probability(
    sumOf(
      evidence.phrased === 1 ? confidence.phrased : confidence.imported,
      SIGNS.map((name) => evidence[name]),
    ),
  );

/** Probability that the question is about what guidance for councillors is about, told from its best candidate's evidence. */
export const onTopicOf = (evidence: Evidence, { topic } = learned): number =>
  probability(linear(topic, SIGNS, evidence));

function linear<Sign extends keyof Evidence>(
  { phrased, imported }: ByPhrasing<Linear<Sign>>,
  names: readonly Sign[],
  evidence: Readonly<Record<Sign | 'phrased', number>>,
): number {
  const { bias, signs } = evidence.phrased === 1 ? phrased : imported;
  return names.reduce((sum, name) => sum + signs[name] * evidence[name], bias);
}
