import { sql } from 'kysely';
import { isPostgres } from '../../src/adapters/store/dialect.ts';
import type { Database, Tables } from '../../src/adapters/store/tables.ts';

/** Does what a table's triggers refuse, as an owner of the database can. */
export async function unguarded(database: Database, table: keyof Tables, work: () => Promise<unknown>): Promise<void> {
  if (isPostgres(database)) {
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(database);
    await work();
    await sql`alter table ${sql.table(table)} enable trigger user`.execute(database);
    return;
  }
  const { rows: triggers } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_master where type = 'trigger' and tbl_name = ${table}`.execute(database);
  for (const { name } of triggers) await sql`drop trigger ${sql.id(name)}`.execute(database);
  await work();
  for (const trigger of triggers) await sql.raw(trigger.sql).execute(database);
}
