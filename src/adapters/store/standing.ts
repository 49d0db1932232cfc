import type { Kept } from '../../core/meter.ts';
import { createOutbox } from './outbox.ts';
import type { Database } from './tables.ts';

/** Rejects if the database does not answer. It reads a table, since a file that is gone goes unnoticed otherwise. */
export const askDatabase = (database: Database): Promise<unknown> =>
  database.selectFrom('leases').select('name').limit(1).execute();

/** What is kept for others to do, in the whole database: every replica sees the same. Two queries, each answered from an index. */
export async function standingOf(database: Database, now: number): Promise<Kept> {
  const since = (time: number | undefined): number => (time === undefined ? 0 : Math.max(0, now - time));
  const rows = await database
    .selectFrom('escalations')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count'), fn.min('opened').as('oldest')])
    .where('state', 'in', ['waiting', 'claimed'])
    .groupBy('state')
    .execute();
  const of = (state: string): Kept['waiting'] => {
    const row = rows.find((each) => each.state === state);
    return { count: row?.count ?? 0, oldestMs: since(row?.oldest) };
  };
  const { waiting, parked, oldestDue } = await createOutbox(database, () => '').depth();
  return {
    waiting: of('waiting'),
    claimed: of('claimed'),
    outbox: { count: waiting, oldestMs: since(oldestDue) },
    parked,
  };
}
