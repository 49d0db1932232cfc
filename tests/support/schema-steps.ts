import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Dialect } from 'kysely';
import type { Migration } from 'kysely/migration';
import { z } from 'zod';
import { migrations } from '../../src/adapters/store/migrations.ts';
import type { Database } from '../../src/adapters/store/tables.ts';
import { inProject } from './child.ts';

/** What every released step was when it was released: `npm run schema:keep` writes it, and nothing changes it. */
export const STEPS_FILE = inProject('tests/fixtures/store/steps.json');
const FOLDER = inProject('tests/fixtures/store');

export const STEPS: readonly string[] = Object.keys(migrations).toSorted();

/** The rows of each table, as they stand in the database. */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>;

const rowsShape: z.ZodType<Rows> = z.record(
  z.string(),
  z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
);
const digestsShape = z.record(z.string(), z.string());

/** Digests by the names of steps. */
export const keptDigests = async (): Promise<Readonly<Record<string, string>>> =>
  digestsShape.parse(JSON.parse(await readFile(STEPS_FILE, 'utf8')));

export const rowsFile = (step: string): string => `${FOLDER}/rows-${step}.json`;

/** The steps whose rows were kept as their release wrote them, the oldest first. */
export async function stepsWithRows(): Promise<readonly string[]> {
  const files = await readdir(FOLDER);
  return files.flatMap((file) => /^rows-(.+)\.json$/.exec(file)?.[1] ?? []).toSorted();
}

export const keptRows = async (step: string): Promise<Rows> =>
  rowsShape.parse(JSON.parse(await readFile(rowsFile(step), 'utf8')));

/** All rows there are, without those of the migrations. */
export async function rowsIn(database: Database): Promise<Rows> {
  const tables = (await database.introspection.getTables()).map(({ name }) => name).toSorted();
  const rows = await Promise.all(
    tables.map(async (name) => [name, await database.withTables<Anything>().selectFrom(name).selectAll().execute()]),
  );
  return rowsShape.parse(Object.fromEntries(rows));
}

/** Of each row what the database has a column for. */
export async function insertWhatFits(database: Database, rows: Rows): Promise<Rows> {
  const tables = await database.introspection.getTables();
  const fitting = tables.map(({ name, columns }) => {
    const known = new Set(columns.map((column) => column.name));
    const cut = (row: Rows[string][number]) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => known.has(column)));
    return [name, (rows[name] ?? []).map(cut)] as const;
  });
  for (const [name, cut] of fitting)
    if (cut.length > 0) await database.withTables<Anything>().insertInto(name).values(cut).execute();
  return Object.fromEntries(fitting);
}

type Anything = Record<string, Record<string, string | number | null>>;

/** A digest of every statement that the step makes, on both databases. */
export async function digestOf(step: string): Promise<string> {
  const migration = migrations[step];
  if (migration === undefined) throw new Error(`There is no step ${step}.`);
  const statements = await Promise.all([sqlite, postgres].map((dialect) => compiled(migration, dialect)));
  return createHash('sha256').update(JSON.stringify(statements)).digest('hex');
}

async function compiled(migration: Migration, dialect: Dialect): Promise<readonly string[]> {
  const statements: string[] = [];
  const log = ({
    query,
  }: {
    readonly query: { readonly sql: string; readonly parameters: readonly unknown[] };
  }): void => void statements.push(JSON.stringify([query.sql, query.parameters]));
  await migration.up(new Kysely({ dialect, log }));
  return statements;
}

const createDriver = (): DummyDriver => new DummyDriver();

const sqlite: Dialect = {
  createDriver,
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (database) => new SqliteIntrospector(database),
  createQueryCompiler: () => new SqliteQueryCompiler(),
};

const postgres: Dialect = {
  createDriver,
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (database) => new PostgresIntrospector(database),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};
