import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';
import { dirname } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Fault } from '../../core/errors.ts';
import { makeFolder } from '../../make-folder.ts';
import { migrations } from './migrations.ts';

/** The tables, as the last migration leaves them. */
export interface Tables {
  readonly questions: {
    readonly turn: string;
    readonly council: string | null;
    readonly edition: string;
    readonly outcome: string;
    readonly clauses: string;
    readonly at: number;
  };
  readonly choices: {
    /** A digest of the question, whose guidance was searched and what it was taken with. */
    readonly question: string;
    readonly edition: string;
    readonly chooser: string;
    /** Ids as JSON; none were chosen if it is empty. */
    readonly clauses: string;
    readonly at: number;
  };
}

export type Database = Kysely<Tables>;

/** A writer waits this long for another process's transaction; those take milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/** Opens the SQLite file, making it if need be, and brings it up to date. ':memory:' keeps it in memory. Rejects with STORE_UNAVAILABLE. */
export async function openDatabase(path: string): Promise<Database> {
  let file: DatabaseSync | undefined;
  try {
    if (path !== ':memory:') await makeFolder(dirname(path));
    file = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
    const database: Database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(file) }) });
    await migrate(file, database);
    return database;
  } catch (cause) {
    file?.close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    const remedy = 'Check that the folder in DATA_DIR can be written to.';
    throw new Fault('STORE_UNAVAILABLE', `Cannot open the database ${path} (${reason}). ${remedy}`, { cause });
  }
}

// All steps in one transaction: two processes that start together take turns, and one that is killed leaves no half step.
async function migrate(file: DatabaseSync, database: Database): Promise<void> {
  file.exec('begin immediate');
  const { error } = await new Migrator({
    db: database,
    provider: { getMigrations: async () => migrations },
  }).migrateToLatest();
  if (error !== undefined) throw error;
  file.exec('commit');
}

function asKyselyDatabase(file: DatabaseSync): SqliteDatabase {
  return {
    close: () => file.close(),
    // A transaction that reads and then writes would fail at once if another process wrote in between: take the lock first.
    prepare: (sql) => asKyselyStatement(file, sql === 'begin' ? 'begin immediate' : sql),
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
