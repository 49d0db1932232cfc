import type { Clause } from '../core/guidance.ts';
import { highest } from './highest.ts';
import type { Meaning } from './semantic-index.ts';

const FAR = {
  wholeCosine: 0,
  sentenceCosine: 0,
  statementWhole: 0,
  statementSentence: 0,
  phrasingCosine: 0,
  phrasingsCosine: 0,
  closeVotes: 0,
  votes: 0,
  wideVotes: 0,
  nearestPhrasing: -1,
};
/** What is said of a question without a vector: nothing is near to it in meaning. */
export const nothingNear = (clauses: readonly Clause[], inScope: (clause: number) => boolean): Meaning => ({
  near: () => FAR,
  nearest: (count) => highest(new Float32Array(clauses.length), count, inScope),
  asked: [],
});
