import type { Clause, ClauseId, EditionId, GuidanceDocument } from '../core/guidance.ts';
import { isInForce } from '../core/in-force.ts';
import type { Council } from '../core/people.ts';
import type { Editions } from '../core/publication.ts';
import { contentOf } from '../core/publishing.ts';
import type { InForce } from '../core/receipt-sheet.ts';
import { dayAt } from '../core/working-days.ts';
import { editionIdOf } from '../knowledge/edition-id.ts';
import { SHIPPED_KNOWLEDGE } from '../knowledge/embedding-files.ts';
import { createPace } from '../knowledge/pace.ts';
import { unpackEdition } from '../knowledge/packed-edition.ts';
import { readFolder } from '../knowledge/read-folder.ts';

/** What is needed of the history of editions to know what is in force. */
export type KeptEditions = Pick<Editions, 'newest' | 'content'>;

/**
 * What is in force today by the history of editions, without an index: nothing is searched for. Where none is kept, what the files at `root`
 * have; where a folder is `named`, what it has.
 */
export async function inForceNow(editions: KeptEditions, root: string, named: string | undefined): Promise<InForce> {
  const newest = named === undefined ? await editions.newest() : undefined;
  if (newest === undefined) return inForceIn(named ?? root);
  const { edition: id } = newest;
  const { published } = await unpackEdition(await contentOf(editions, id), id, createPace());
  return inForceOf(id, published);
}

/** The same of the guidance as its files have it. */
export async function inForceIn(root: string): Promise<InForce> {
  const folder = await readFolder(root, SHIPPED_KNOWLEDGE);
  return inForceOf(await editionIdOf(folder, createPace()), folder);
}

interface Guidance {
  readonly councils: readonly Council[];
  readonly documents: readonly GuidanceDocument[];
}

function inForceOf(id: EditionId, { councils, documents }: Guidance): InForce {
  const today = dayAt(Date.now());
  const clauses: ReadonlyMap<ClauseId, Clause> = new Map(
    documents.flatMap((document) => document.clauses).map((one) => [one.id, one]),
  );
  return {
    id,
    councils,
    clause(named) {
      const clause = clauses.get(named);
      return isInForce(today, clause?.citation.inForce) ? clause : undefined;
    },
    dated: { all: { clause: (named) => clauses.get(named) } },
  };
}
