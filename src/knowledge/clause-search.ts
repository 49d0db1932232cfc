import type { Candidate, Evidence, Found } from '../core/evidence.ts';
import type { Clause, CouncilId } from '../core/guidance.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { createLexicon } from './lexicon.ts';
import { readForSearch } from './read-question.ts';
import type { SearchedQuestion } from './read-question.ts';
import { buildSemanticIndex } from './semantic-index.ts';
import type { Nearness } from './semantic-index.ts';
import { createSpelling } from './spelling.ts';
import { ownWords } from './vocabulary.ts';
import { confidenceOf, rankScore } from './weights.ts';
import { buildWordSearch } from './word-search.ts';

/** Finds clauses by words, lexicon and meaning together. */
export interface ClauseSearch {
  /** Best first. `without`: a phrasing that is passed over as if nobody had written it, to measure what it would find by itself. */
  find(typed: string, scope: CouncilId | undefined, limit: number, without?: string): Promise<Found>;
}

interface Row {
  readonly index: number;
  readonly clause: Clause;
  readonly evidence: Evidence;
  readonly score: number;
}

export async function buildClauseSearch(
  clauses: readonly Clause[],
  groups: readonly (readonly string[])[],
  cache: EmbeddingCache,
  councilNames: ReadonlySet<string> = new Set(),
): Promise<ClauseSearch> {
  const lexicon = createLexicon(groups);
  const spelling = createSpelling(ownWords(clauses, lexicon.vocabulary));
  const read = (text: string): SearchedQuestion => readForSearch(text, spelling, lexicon, councilNames);
  const words = buildWordSearch(clauses, read);
  const meaning = await buildSemanticIndex(clauses, cache);

  async function rowsFor(
    question: SearchedQuestion,
    scope: CouncilId | undefined,
    without?: string,
  ): Promise<readonly (Row & { near: Nearness })[]> {
    const inScope = (index: number): boolean => scope === undefined || clauses[index]?.citation.council === scope;
    const vector = await cache.questionVector(question.text);
    const near = vector === undefined ? [] : meaning.nearness(vector, inScope, without);
    const said = words.signs(question, inScope, without);
    const rows = clauses.flatMap((clause, index) =>
      inScope(index) ? [{ clause, index, near: near[index] ?? FAR, said: said(index) }] : [],
    );
    const firstByMeaning = first(rows, ({ near: { whole, sentence, phrasing } }) =>
      Math.max(whole, sentence, phrasing),
    );
    const firstByWords = first(rows, ({ said: { textScore, phrasingScore } }) => textScore + phrasingScore);
    return rows.map((row) => {
      const agreement = (row === firstByMeaning ? 0.5 : 0) + (row === firstByWords ? 0.5 : 0);
      const evidence: Evidence = { ...cosines(row.near), ...row.said, agreement, ...questionSigns(question), lead: 0 };
      return { ...row, evidence, score: rankScore(evidence) };
    });
  }

  async function find(typed: string, scope: CouncilId | undefined, limit: number, without?: string): Promise<Found> {
    const question = read(typed);
    const rows = await rowsFor(question, scope, without);
    const ranked = rows.toSorted((one, other) => other.score - one.score || one.index - other.index);
    const candidates = ranked.slice(0, limit).map((row, position): Candidate => {
      const rival = ranked[position === 0 ? 1 : 0]?.score ?? 0;
      const evidence: Evidence = { ...row.evidence, lead: row.score - rival };
      return {
        clause: row.clause,
        score: row.score,
        confidence: confidenceOf(evidence),
        evidence,
        matched: words.matched(question, row.index),
        nearestPhrasing: row.clause.asked[row.near.nearestPhrasing],
      };
    });
    return { reading: question.reading, candidates };
  }
  return { find };
}

const FAR: Nearness = { whole: 0, sentence: 0, phrasing: 0, votes: 0, nearestPhrasing: -1 };

function cosines({
  whole,
  sentence,
  phrasing,
  votes,
}: Nearness): Pick<Evidence, 'wholeCosine' | 'sentenceCosine' | 'phrasingCosine' | 'votes'> {
  return { wholeCosine: whole, sentenceCosine: sentence, phrasingCosine: phrasing, votes };
}

function questionSigns({ reading, telling }: SearchedQuestion): Pick<Evidence, 'unknownShare' | 'brevity'> {
  const count = Math.max(1, telling.length);
  return { unknownShare: Math.min(1, reading.unknown.length / count), brevity: 1 / count };
}

function first<T>(rows: readonly T[], value: (row: T) => number): T | undefined {
  let [best, most]: [T | undefined, number] = [undefined, 0];
  for (const row of rows) if (value(row) > most) [best, most] = [row, value(row)];
  return best;
}
