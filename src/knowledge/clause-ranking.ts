import type { ClauseEvidence } from '../core/evidence.ts';
import type { Clause } from '../core/guidance.ts';
import { factsAskedFor, factsGiven, factsMissing } from './asked-for.ts';
import { highest } from './highest.ts';
import type { Pace } from './pace.ts';
import type { SearchedQuestion } from './read-question.ts';
import type { Nearness } from './nearness.ts';
import type { Meaning } from './semantic-index.ts';
import { rankScore } from './weights.ts';
import type { WordSearch, WordSigns } from './word-search.ts';

/** A clause with what speaks for it. */
export interface RankedClause {
  /** The clause's position in the list the index was made from. */
  readonly index: number;
  readonly clause: Clause;
  readonly evidence: ClauseEvidence;
  readonly score: number;
  /** Position of the phrasing nearest to the question; -1 without one. */
  readonly nearestPhrasing: number;
}

/** Best first. `passed`: phrasings that are passed over; `trust`: how far what was learnt of councils' guidance holds for a clause, from 0 to 1. */
export type Ranking = (
  question: SearchedQuestion,
  meaning: Pick<Meaning, 'near' | 'nearest'>,
  inScope: (clause: number) => boolean,
  passed: (phrasing: string) => boolean,
  trust: (clause: Clause) => number,
) => Promise<readonly RankedClause[]>;

/**
 * Clauses looked at closely: the nearest in meaning and as many by their words. What is far by both never comes first; with 20, 30 and 60 the
 * same clauses are among three, and the time goes with the number.
 */
const LOOKED_AT = 30;

export function createRanking(clauses: readonly Clause[], words: WordSearch, pace: Pace): Ranking {
  // Read when a clause is first looked at closely.
  const given: (ReadonlySet<number> | undefined)[] = Array.from(clauses, () => undefined);
  function givenBy({ citation, text }: Clause, index: number): ReadonlySet<number> {
    const known = given[index] ?? factsGiven([...citation.headings, text].join('\n'));
    given[index] = known;
    return known;
  }

  return async (question, { near, nearest }, inScope, passed, trust) => {
    const asked = factsAskedFor(question.text);
    const said = await words.signs(question, inScope, passed);
    await pace.step();
    const looked = new Set([...nearest(LOOKED_AT), ...highest(said.scores, LOOKED_AT, inScope)]);
    const rows: RankedClause[] = [];
    for (const index of looked) {
      await pace.step();
      const clause = clauses[index];
      if (clause === undefined) continue;
      const nearness = near(index);
      const phrased = clause.asked.some((phrasing) => !passed(phrasing)) ? 1 : 0;
      const missing = factsMissing(asked, givenBy(clause, index));
      const evidence = evidenceOf(phrased, nearness, said.signs(index, phrased), missing, trust(clause));
      rows.push({ index, clause, evidence, score: rankScore(evidence), nearestPhrasing: nearness.nearestPhrasing });
    }
    return rows.toSorted((one, other) => other.score - one.score || one.index - other.index);
  };
}

// Sign by sign: spreading the three together takes several times as long, for each of a hundred clauses a question.
const evidenceOf = (
  phrased: number,
  near: Nearness,
  said: WordSigns,
  missing: number,
  trust: number,
): ClauseEvidence => ({
  phrased,
  wholeCosine: near.wholeCosine,
  sentenceCosine: near.sentenceCosine,
  statementWhole: phrased === 1 ? 0 : between(near.wholeCosine, near.statementWhole, trust),
  statementSentence: phrased === 1 ? 0 : between(near.sentenceCosine, near.statementSentence, trust),
  phrasingCosine: near.phrasingCosine,
  phrasingsCosine: near.phrasingsCosine,
  closeVotes: near.closeVotes,
  votes: near.votes,
  wideVotes: near.wideVotes,
  textScore: said.textScore,
  phrasingScore: said.phrasingScore,
  phrasingOverlap: said.phrasingOverlap,
  printedCoverage: said.printedCoverage,
  coverage: said.coverage,
  wideCoverage: said.wideCoverage,
  translation: trust * said.translation,
  translatedCoverage: trust * said.translatedCoverage,
  factsMissing: missing,
});

/** The second as far as it is to be trusted, the first for the rest. */
const between = (one: number, other: number, trust: number): number => one + trust * (other - one);
