import { setImmediate as others } from 'node:timers/promises';
import type { ClauseId } from '../../core/guidance.ts';
import { readClauses } from './shapes.ts';
import type { Database } from './tables.ts';

/** Receipts looked at before others have their turn: a few milliseconds' work, since SQLite reads on the service's own thread. */
const AT_A_TIME = 500;

/** Counts receipts since then that show any of the clauses, however many are named: each receipt is read once. */
export async function countResting(database: Database, clauses: readonly ClauseId[], since: number): Promise<number> {
  if (clauses.length === 0) return 0;
  const named = new Set(clauses);
  let count = 0;
  let last = { at: since, code: '' };
  for (;;) {
    const rows = await after(database, last);
    count += rows.filter((row) => readClauses(row.clauses).some((clause) => named.has(clause))).length;
    const end = rows.at(-1);
    if (end === undefined || rows.length < AT_A_TIME) return count;
    last = end;
    await others();
  }
}

const after = (database: Database, { at, code }: { readonly at: number; readonly code: string }) =>
  database
    .selectFrom('receipts')
    .select(['at', 'code', 'clauses'])
    .where((each) => each(each.refTuple('at', 'code'), '>', each.tuple(at, code)))
    .orderBy('at')
    .orderBy('code')
    .limit(AT_A_TIME)
    .execute();
