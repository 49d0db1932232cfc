import { isInForce } from '../core/in-force.ts';
import type { WholeEdition } from '../core/ports.ts';
import { buildClauseSearch } from './clause-search.ts';
import type { ClauseSearch, QuestionVector } from './clause-search.ts';
import { clauseIn, editionByDay } from './days.ts';
import { councilNames } from './vocabulary.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { editionIdOf } from './edition-id.ts';
import type { Published } from './edition-id.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';

/** Indexes of days that are kept: today's, and that of a day which somebody asks about. */
const MOST_KEPT = 2;

/** An edition, and how it is asked by somebody who does not wait for it. */
export interface BuiltEdition {
  readonly edition: WholeEdition;
  /** The very same, but that the vectors of questions are had in this way. */
  readonly askedWith: (vectorOf: QuestionVector) => WholeEdition;
}

/** Builds the index over everything published and freezes the two together. The same files give the same id. */
export const buildEdition = async (published: Published, cache: EmbeddingCache, pace?: Pace): Promise<WholeEdition> =>
  (await buildBoth(published, cache, pace)).edition;

/** The same, to be examined as well. */
export async function buildBoth(
  { councils, documents, lexicon, gaps, holidays }: Published,
  cache: EmbeddingCache,
  pace: Pace = createPace(),
): Promise<BuiltEdition> {
  const clauses = documents.flatMap((document) => document.clauses);
  const search = await buildClauseSearch({ clauses, lexicon, gaps, names: councilNames(councils) }, cache, pace);
  const id = await editionIdOf({ councils, documents, lexicon, gaps, holidays }, pace);
  const inForceOn = (day: string): readonly number[] =>
    clauses.flatMap(({ citation }, position) => (isInForce(day, citation.inForce) ? [position] : []));
  const searchOn = keptByDay((day) => search.among(inForceOn(day)));
  const head = { id, councils, documents, holidays: new Set(holidays), clause: clauseIn(documents) };
  const editionOf = (vectorOf?: QuestionVector): WholeEdition =>
    editionByDay(head, (day) => async (question, scope, limit) => {
      const asked = day === undefined ? search : await searchOn(day);
      return asked.find(question.text, scope, limit, {}, vectorOf);
    });
  return { edition: editionOf(), askedWith: editionOf };
}

/** Made when first searched, so that guidance whose clauses have no dates has one index. */
function keptByDay(make: (day: string) => Promise<ClauseSearch>): (day: string) => Promise<ClauseSearch> {
  const kept = new Map<string, Promise<ClauseSearch>>();
  return (day) => {
    const search = kept.get(day) ?? make(day);
    // A map keeps the order of its insertions.
    kept.delete(day);
    kept.set(day, search);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return search;
  };
}
