import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import type { Database } from './tables.ts';

/** A later release has changed the database: what this one would write there might not be what that one reads. */
export class LaterRelease extends Error {
  override readonly name = 'LaterRelease';
}

/** Makes the tables that are missing. Rejects, and changes nothing, if a later release has been at them: with LaterRelease. */
export async function bringUpToDate(database: Database): Promise<void> {
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error === undefined) return;
  refuseLater(await stepsTaken(database).catch(() => []));
  throw error;
}

/** Throws LaterRelease if one of the steps is not known here. */
export function refuseLater(taken: readonly string[]): void {
  const unknown = taken.find((name) => !Object.hasOwn(migrations, name));
  if (unknown !== undefined)
    throw new LaterRelease(
      `a later release of Clausebook has changed it, by a step “${unknown}” that is not known here`,
    );
}

async function stepsTaken(database: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database);
  return rows.map(({ name }) => name);
}
