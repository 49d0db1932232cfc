import type { Clause, ClauseId } from '../core/guidance.ts';
import type { Edition } from '../core/ports.ts';
import { buildClauseSearch } from './clause-search.ts';
import type { QuestionVector } from './clause-search.ts';
import { councilNames } from './vocabulary.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { editionIdOf } from './edition-id.ts';
import type { Published } from './edition-id.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';

/** An edition, and how it is asked by somebody who does not wait for it. */
export interface BuiltEdition {
  readonly edition: Edition;
  /** The very same, but that the vectors of questions are had in this way. */
  readonly askedWith: (vectorOf: QuestionVector) => Edition;
}

/** Builds the index over everything published and freezes the two together. The same files give the same id. */
export const buildEdition = async (published: Published, cache: EmbeddingCache, pace?: Pace): Promise<Edition> =>
  (await buildBoth(published, cache, pace)).edition;

/** The same, to be examined as well. */
export async function buildBoth(
  { councils, documents, lexicon, gaps, holidays }: Published,
  cache: EmbeddingCache,
  pace: Pace = createPace(),
): Promise<BuiltEdition> {
  const clauses = documents.flatMap((document) => document.clauses);
  const byId: ReadonlyMap<ClauseId, Clause> = new Map(clauses.map((clause) => [clause.id, clause]));
  const search = await buildClauseSearch({ clauses, lexicon, gaps, names: councilNames(councils) }, cache, pace);
  const edition = Object.freeze<Edition>({
    id: await editionIdOf({ councils, documents, lexicon, gaps, holidays }, pace),
    councils,
    documents,
    holidays: new Set(holidays),
    clause: (id) => byId.get(id),
    find: (question, scope, limit) => search.find(question.text, scope, limit),
  });
  return {
    edition,
    askedWith: (vectorOf) => ({
      ...edition,
      find: (question, scope, limit) => search.find(question.text, scope, limit, {}, vectorOf),
    }),
  };
}
