import { Fault } from '../core/errors.ts';
import type { Edition, KnowledgeBase, Log, Reloaded } from '../core/ports.ts';
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
  const first = await read(root, cache, common);
  if ('problems' in first)
    throw new Fault(
      'KNOWLEDGE_FAULTY',
      [`The knowledge base at ${root} cannot be used:`, ...first.problems].join('\n'),
    );
  let { edition } = first;
  let refusedFor: readonly string[] = [];
  let underWay: Promise<Reloaded> | undefined;
  tellInForce(edition, log);

  async function reload(): Promise<Reloaded> {
    const before = edition.id;
    const next = await read(root, cache, common).catch(unreadable);
    refusedFor = 'problems' in next ? next.problems : [];
    if ('problems' in next) {
      log.warn('guidance-refused', { edition: before, problems: next.problems.length });
      return { outcome: 'refused', edition: before, problems: next.problems };
    }
    if (next.edition.id === before) return { outcome: 'unchanged', edition: before };
    ({ edition } = next);
    tellInForce(edition, log);
    return { outcome: 'in-force', edition: edition.id, before };
  }

  return {
    current: () => edition,
    problems: () => refusedFor,
    reload: () =>
      (underWay ??= reload().finally(() => {
        underWay = undefined;
      })),
  };
}

type Read = { readonly edition: Edition } | { readonly problems: readonly string[] };

async function read(root: string, cache: EmbeddingCache, common: string | undefined): Promise<Read> {
  const folder = await readFolder(root, common);
  const problems = await check(root, folder);
  if (problems.length === 0) return { edition: await buildEdition(folder, cache) };
  const more = problems.length > MOST_NAMED ? [`… and ${problems.length - MOST_NAMED} more.`] : [];
  return { problems: [...problems.slice(0, MOST_NAMED).map(problemLine), ...more] };
}

/** That the folder is gone, or changes while it is read, is wrong with the files as well; anything else is a fault. */
function unreadable(cause: unknown): Read {
  if (cause instanceof Fault && cause.code === 'KNOWLEDGE_UNREADABLE') return { problems: [cause.message] };
  if (cause instanceof Error && 'syscall' in cause) return { problems: [CHANGED_MEANWHILE] };
  throw cause;
}

const CHANGED_MEANWHILE = 'The files changed or could not be opened while they were read. Please have them read again.';

const tellInForce = (edition: Edition, log: Log): void =>
  log.info('edition-in-force', {
    edition: edition.id,
    councils: edition.councils.length,
    documents: edition.documents.length,
    clauses: edition.documents.reduce((count, document) => count + document.clauses.length, 0),
  });
