import type { Candidate, Evidence, Found, NearestGap } from '../core/evidence.ts';
import type { Clause, CouncilId } from '../core/guidance.ts';
import type { Gap } from '../core/gap.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { buildGapSearch } from './gap-search.ts';
import type { HeldOut } from './gap-search.ts';
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
  /** Best first. `heldOut` is passed over as if nobody had written it, to measure what would be found without. */
  find(typed: string, scope: CouncilId | undefined, limit: number, heldOut?: HeldOut): Promise<Found>;
}

interface Row {
  readonly index: number;
  readonly clause: Clause;
  readonly evidence: Evidence;
  readonly score: number;
}

interface Sought {
  readonly vector: Float32Array | undefined;
  readonly scope: CouncilId | undefined;
  readonly gap: NearestGap | undefined;
  readonly without: string | undefined;
}

export interface Searchable {
  readonly clauses: readonly Clause[];
  readonly lexicon: readonly (readonly string[])[];
  readonly gaps?: readonly Gap[];
  /** Words of the councils' names. */
  readonly names?: ReadonlySet<string>;
}

export async function buildClauseSearch(
  { clauses, lexicon: groups, gaps = [], names }: Searchable,
  cache: EmbeddingCache,
): Promise<ClauseSearch> {
  const lexicon = createLexicon(groups);
  const spelling = createSpelling(ownWords(clauses, lexicon.vocabulary));
  const read = (text: string): SearchedQuestion => readForSearch(text, spelling, lexicon, names);
  const words = buildWordSearch(clauses, read);
  const meaning = await buildSemanticIndex(clauses, cache);
  const gapSearch = await buildGapSearch(gaps, cache, read, (term) => words.rarity(term));

  function rowsFor(question: SearchedQuestion, sought: Sought): readonly (Row & { near: Nearness })[] {
    const { vector, scope, gap, without } = sought;
    const inScope = (index: number): boolean => scope === undefined || clauses[index]?.citation.council === scope;
    const near = vector === undefined ? [] : meaning.nearness(vector, inScope, without);
    const said = words.signs(question, inScope, without);
    const common = { ...questionSigns(question), gapCosine: gap?.cosine ?? 0, gapOverlap: gap?.overlap ?? 0, lead: 0 };
    const rows = clauses.flatMap((clause, index) =>
      inScope(index) ? [{ clause, index, near: near[index] ?? FAR, said: said(index) }] : [],
    );
    const firstByMeaning = first(rows, ({ near: { whole, sentence, phrasing } }) =>
      Math.max(whole, sentence, phrasing),
    );
    const firstByWords = first(rows, ({ said: { textScore, phrasingScore } }) => textScore + phrasingScore);
    return rows.map((row) => {
      const agreement = (row === firstByMeaning ? 0.5 : 0) + (row === firstByWords ? 0.5 : 0);
      const evidence: Evidence = { ...cosines(row.near), ...row.said, agreement, ...common };
      return { ...row, evidence, score: rankScore(evidence) };
    });
  }

  async function find(typed: string, scope: CouncilId | undefined, limit: number, heldOut?: HeldOut): Promise<Found> {
    const question = read(typed);
    const vector = await cache.questionVector(question.text);
    const gap = gapSearch.nearest(question, vector, scope, heldOut);
    const rows = rowsFor(question, { vector, scope, gap, without: heldOut?.phrasing });
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
    return { reading: question.reading, candidates, nearestGap: gap };
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
