import { PostgresAdapter, sql } from 'kysely';
import type { Database } from './tables.ts';

/** True of a PostgreSQL database, whichever driver it is reached by. */
export const isPostgres = (database: Database): boolean => database.getExecutor().adapter instanceof PostgresAdapter;

/**
 * Waits until no other transaction has taken the same names, and has them until this one ends. Names are taken in one order, so that no two wait
 * for each other. SQLite has one writer at a time by itself.
 */
export async function takeInTurn(inside: Database, names: readonly string[]): Promise<void> {
  if (!isPostgres(inside)) return;
  for (const name of [...new Set(names)].toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(inside);
}
