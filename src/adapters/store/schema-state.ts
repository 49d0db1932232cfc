import { sql } from 'kysely';
import { migrations } from './migrations.ts';
import type { Database } from './tables.ts';

/** Where a database stands among the releases. `missing`: how many steps it is behind. */
export interface SchemaState {
  readonly steps: 'none' | 'older' | 'up-to-date' | 'newer';
  readonly missing: number;
}

/** As the migrator names it. */
const RECORD = 'kysely_migration';

/** Compares the steps that a database has been brought up to date in with those of this release. Nothing is changed. */
export async function schemaOf(database: Database): Promise<SchemaState> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  const known = Object.keys(migrations);
  if (!tables.some(({ name }) => name === RECORD)) return { steps: 'none', missing: known.length };
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(RECORD)}`.execute(database);
  const there = new Set(rows.map(({ name }) => name));
  const missing = known.filter((name) => !there.has(name)).length;
  // A step that this release does not know was made by a later one, whatever else is missing.
  if (there.size + missing > known.length) return { steps: 'newer', missing };
  return { steps: missing === 0 ? 'up-to-date' : there.size === 0 ? 'none' : 'older', missing };
}
