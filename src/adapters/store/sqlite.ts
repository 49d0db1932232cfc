import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';

import { dirname } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { makeFolder } from '../../make-folder.ts';
import { bringUpToDate } from './migrate.ts';
import type { Database, Tables } from './tables.ts';

/** A writer waits this long for another process's transaction; those take milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens a file, making it if need be, and brings it up to date; ':memory:' is none. What is acknowledged is on the disk. A process opens it
 * once: two connections of one process that write at the same time would wait for each other in vain.
 */
export async function openSqlite(path: string): Promise<Database> {
  if (path !== ':memory:') await makeFolder(dirname(path));
  const file = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
    const database = databaseIn(file);
    // All steps in one transaction: two processes that start together take turns, and one that is killed leaves no half step.
    file.exec('begin immediate');
    await bringUpToDate(database);
    file.exec('commit');
    return database;
  } catch (cause) {
    file.close();
    throw cause;
  }
}

/** The database that an opened file is, as it stands. */
export const databaseIn = (file: DatabaseSync): Database =>
  new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(file) }) });

function asKyselyDatabase(file: DatabaseSync): SqliteDatabase {
  return {
    close: () => file.close(),
    // A transaction that reads and then writes would fail at once if another process wrote in between: take the lock first.
    prepare: (sql) => {
      if (sql === 'rollback') return rollback(file);
      return asKyselyStatement(file, sql === 'begin' ? 'begin immediate' : sql);
    },
  };
}

/** SQLite itself takes back a transaction that finds the disk full, and would say of another rollback that there is none to take back. */
function rollback(file: DatabaseSync): SqliteStatement {
  const statement = asKyselyStatement(file, 'rollback');
  return {
    ...statement,
    run: (parameters) => (file.isTransaction ? statement.run(parameters) : { changes: 0, lastInsertRowid: 0 }),
  };
}

function asKyselyStatement(file: DatabaseSync, sql: string): SqliteStatement {
  const statement = file.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(asInput)),
    run: (parameters) => statement.run(...parameters.map(asInput)),
    iterate: (parameters) => statement.iterate(...parameters.map(asInput)),
  };
}

function asInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  throw new TypeError(`A ${typeof value} cannot be stored.`);
}
