import { createHash } from 'node:crypto';
import { editionId } from '../core/guidance.ts';
import type { Clause, ClauseId, EditionId } from '../core/guidance.ts';
import type { Edition } from '../core/ports.ts';
import { buildClauseSearch } from './clause-search.ts';
import { councilNames } from './vocabulary.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import type { Folder } from './read-folder.ts';

type Published = Pick<Folder, 'councils' | 'documents' | 'lexicon' | 'gaps' | 'holidays'>;

/** Builds the index over everything published and freezes the two together. The same files give the same id. */
export async function buildEdition(
  { councils, documents, lexicon, gaps, holidays }: Published,
  cache: EmbeddingCache,
): Promise<Edition> {
  const clauses = documents.flatMap((document) => document.clauses);
  const byId: ReadonlyMap<ClauseId, Clause> = new Map(clauses.map((clause) => [clause.id, clause]));
  const search = await buildClauseSearch({ clauses, lexicon, gaps, names: councilNames(councils) }, cache);
  return Object.freeze<Edition>({
    id: idOf({ councils, documents, lexicon, gaps, holidays }),
    councils,
    documents,
    holidays: new Set(holidays),
    clause: (id) => byId.get(id),
    find: (question, scope, limit) => search.find(question.text, scope, limit),
  });
}

/** Long enough that two editions of a council never share one; short enough to read out over the telephone. */
const ID_LENGTH = 12;

const idOf = (published: Published): EditionId =>
  editionId(createHash('sha256').update(JSON.stringify(published)).digest('hex').slice(0, ID_LENGTH));
