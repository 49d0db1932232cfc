import { Fault } from '../core/errors.ts';
import type { Edition, KnowledgeBase, Log } from '../core/ports.ts';
import { check } from './check.ts';
import { buildEdition } from './edition.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { problemLine } from './problem.ts';
import { readFolder } from './read-folder.ts';

/** Named in a message; the rest is a count, since one slip can break a hundred lines. */
const MOST_NAMED = 20;

/** Reads, checks and indexes a knowledge base. Rejects with KNOWLEDGE_FAULTY, naming file, line and column of each problem. `common`: see readFolder. */
export async function openLibrary(
  root: string,
  cache: EmbeddingCache,
  log: Log,
  common?: string,
): Promise<KnowledgeBase> {
  const folder = await readFolder(root, common);
  const problems = await check(root, folder);
  if (problems.length > 0) {
    const lines = problems.slice(0, MOST_NAMED).map(problemLine);
    const more = problems.length > MOST_NAMED ? [`… and ${problems.length - MOST_NAMED} more.`] : [];
    throw new Fault(
      'KNOWLEDGE_FAULTY',
      [`The knowledge base at ${root} cannot be used:`, ...lines, ...more].join('\n'),
    );
  }
  const edition: Edition = await buildEdition(folder, cache);
  log.info('edition-in-force', {
    edition: edition.id,
    councils: edition.councils.length,
    documents: edition.documents.length,
    clauses: edition.documents.reduce((count, document) => count + document.clauses.length, 0),
  });
  return { current: () => edition };
}
