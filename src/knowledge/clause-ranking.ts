import type { ClauseEvidence } from '../core/evidence.ts';
import type { Clause } from '../core/guidance.ts';
import { factsAskedFor, factsGiven, factsMissing } from './asked-for.ts';
import { highest } from './highest.ts';
import type { Pace } from './pace.ts';
import type { SearchedQuestion } from './read-question.ts';
import type { Meaning } from './semantic-index.ts';
import { rankScore } from './weights.ts';
import type { WordSearch } from './word-search.ts';

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

/** Best first. `passed`: phrasings that are passed over. */
export type Ranking = (
  question: SearchedQuestion,
  meaning: Pick<Meaning, 'near' | 'nearest'>,
  inScope: (clause: number) => boolean,
  passed: (phrasing: string) => boolean,
) => Promise<readonly RankedClause[]>;

/** Clauses looked at closely: the nearest in meaning and as many by their words. What is far by both never comes first. */
const LOOKED_AT = 60;

export function createRanking(clauses: readonly Clause[], words: WordSearch, pace: Pace): Ranking {
  // Read when a clause is first looked at closely.
  const given = new Map<Clause, ReadonlySet<number>>();
  function givenBy(clause: Clause): ReadonlySet<number> {
    const known = given.get(clause) ?? factsGiven([...clause.citation.headings, clause.text].join('\n'));
    given.set(clause, known);
    return known;
  }

  return async (question, { near, nearest }, inScope, passed) => {
    const asked = factsAskedFor(question.text);
    const said = await words.signs(question, inScope, passed);
    await pace.step();
    const looked = new Set([...nearest(LOOKED_AT), ...highest(said.scores, LOOKED_AT, inScope)]);
    const rows: RankedClause[] = [];
    for (const index of looked) {
      await pace.step();
      const clause = clauses[index];
      if (clause === undefined) continue;
      const { nearestPhrasing, ...cosines } = near(index);
      const evidence: ClauseEvidence = {
        phrased: clause.asked.some((phrasing) => !passed(phrasing)) ? 1 : 0,
        ...cosines,
        ...said.signs(index),
        factsMissing: factsMissing(asked, givenBy(clause)),
      };
      rows.push({ index, clause, evidence, score: rankScore(evidence), nearestPhrasing });
    }
    return rows.toSorted((one, other) => other.score - one.score || one.index - other.index);
  };
}
