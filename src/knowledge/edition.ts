import type { Clause, ClauseId } from '../core/guidance.ts';
import type { Edition } from '../core/ports.ts';
import { buildClauseSearch } from './clause-search.ts';
import { councilNames } from './vocabulary.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { editionIdOf } from './edition-id.ts';
import type { Published } from './edition-id.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';

/** Builds the index over everything published and freezes the two together. The same files give the same id. */
export async function buildEdition(
  { councils, documents, lexicon, gaps }: Published,
  cache: EmbeddingCache,
  pace: Pace = createPace(),
): Promise<Edition> {
  const clauses = documents.flatMap((document) => document.clauses);
  const byId: ReadonlyMap<ClauseId, Clause> = new Map(clauses.map((clause) => [clause.id, clause]));
  const search = await buildClauseSearch({ clauses, lexicon, gaps, names: councilNames(councils) }, cache, pace);
  const id = await editionIdOf({ councils, documents, lexicon, gaps }, pace);
  return Object.freeze<Edition>({
    id,
    councils,
    documents,
    clause: (named) => byId.get(named),
    find: (question, scope, limit) => search.find(question.text, scope, limit),
  });
}
