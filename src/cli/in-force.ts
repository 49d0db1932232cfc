import type { InForce } from '../core/receipt-sheet.ts';
import { isInForce } from '../core/in-force.ts';
import { dayAt } from '../core/working-days.ts';
import { editionIdOf } from '../knowledge/edition-id.ts';
import { SHIPPED_KNOWLEDGE } from '../knowledge/embedding-files.ts';
import { createPace } from '../knowledge/pace.ts';
import { readFolder } from '../knowledge/read-folder.ts';

/** The guidance as its files have it today, without an index: nothing is searched for. */
export async function inForceAt(root: string): Promise<InForce> {
  const folder = await readFolder(root, SHIPPED_KNOWLEDGE);
  const today = dayAt(Date.now());
  const clauses = new Map(folder.documents.flatMap((document) => document.clauses).map((one) => [one.id, one]));
  return {
    id: await editionIdOf(folder, createPace()),
    councils: folder.councils,
    clause(id) {
      const clause = clauses.get(id);
      return isInForce(today, clause?.citation.inForce) ? clause : undefined;
    },
    dated: { all: { clause: (id) => clauses.get(id) } },
  };
}
