import { setImmediate as others } from 'node:timers/promises';
import type { ClauseId } from '../../core/guidance.ts';
import type { Resting } from '../../core/ports.ts';
import { readClauses } from './shapes.ts';
import type { Database } from './tables.ts';

/** Receipts looked at before others have their turn: a few milliseconds' work, since SQLite reads on the service's own thread. */
const AT_A_TIME = 500;

/** Counts receipts since then that show any of the clauses, however many are named: each receipt is read once. */
export async function countResting(database: Database, clauses: readonly ClauseId[], since: number): Promise<Resting> {
  if (clauses.length === 0) return { answers: 0, clauses: [] };
  const named = new Set(clauses);
  const counts = new Map<ClauseId, number>();
  let answers = 0;
  let last = { at: since, code: '' };
  for (;;) {
    const rows = await after(database, last);
    for (const row of rows) {
      const shown = new Set(readClauses(row.clauses).filter((clause) => named.has(clause)));
      if (shown.size > 0) answers += 1;
      for (const clause of shown) counts.set(clause, (counts.get(clause) ?? 0) + 1);
    }
    const end = rows.at(-1);
    if (end === undefined || rows.length < AT_A_TIME) return { answers, clauses: mostFirst(counts) };
    last = end;
    await others();
  }
}

const mostFirst = (counts: ReadonlyMap<ClauseId, number>): Resting['clauses'] =>
  [...counts]
    .map(([clause, answers]) => ({ clause, answers }))
    .toSorted((one, other) => other.answers - one.answers || (one.clause < other.clause ? -1 : 1));

const after = (database: Database, { at, code }: { readonly at: number; readonly code: string }) =>
  database
    .selectFrom('receipts')
    .select(['at', 'code', 'clauses'])
    .where((each) => each(each.refTuple('at', 'code'), '>', each.tuple(at, code)))
    .orderBy('at')
    .orderBy('code')
    .limit(AT_A_TIME)
    .execute();
