import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PGliteDialect } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { bringUpToDate } from '../../src/adapters/store/migrate.ts';
import type { Database, Tables } from '../../src/adapters/store/tables.ts';
import { newPglite } from './new-pglite.ts';
import { unguarded } from './unguarded.ts';
import { aPostgresDatabase, POSTGRES_SERVER } from './postgres-server.ts';

/** A database that is there for the tests of one file. */
export interface TestDatabase {
  readonly database: Database;
  /** The same as another replica has it, or just the same where a process can have it but once. */
  readonly other: Database;
  stop(): Promise<void>;
}

async function sqliteInMemory(): Promise<TestDatabase> {
  const database = await openDatabase(':memory:');
  return { database, other: database, stop: () => database.destroy() };
}

async function sqliteFile(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-'));
  const database = await openDatabase(join(folder, 'clausebook.sqlite'));
  const stop = async (): Promise<void> => {
    await database.destroy();
    await rm(folder, { recursive: true });
  };
  return { database, other: database, stop };
}

/** Takes a second to start, so files that share their modules share it; it is empty before each test, and ends with the process. */
let startedPglite: Promise<Database> | undefined;

async function startPglite(): Promise<Database> {
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: await newPglite() }) });
  await bringUpToDate(database);
  return database;
}

async function pglite(): Promise<TestDatabase> {
  const database = await (startedPglite ??= startPglite());
  return { database, other: database, stop: async () => {} };
}

async function postgres(): Promise<TestDatabase> {
  const made = await aPostgresDatabase();
  const [database, other] = [await openDatabase(made.url), await openDatabase(made.url)];
  const stop = async (): Promise<void> => {
    await Promise.all([database.destroy(), other.destroy()]);
    await made.drop();
  };
  return { database, other, stop };
}

interface Kind {
  readonly name: string;
  readonly there: boolean;
  start(): Promise<TestDatabase>;
}

const SHARED: readonly Kind[] = [
  { name: 'PGlite', there: true, start: pglite },
  {
    name: POSTGRES_SERVER === undefined ? 'PostgreSQL (TEST_DATABASE_URL is not set)' : 'PostgreSQL',
    there: POSTGRES_SERVER !== undefined,
    start: postgres,
  },
];

const KINDS: readonly Kind[] = [
  { name: 'SQLite in memory', there: true, start: sqliteInMemory },
  { name: 'SQLite in a file', there: true, start: sqliteFile },
  ...SHARED,
];

type Tests = (there: () => TestDatabase) => void;

/** Runs the tests on each kind of database, which is empty before each of them. */
export const onEveryDatabase = (tests: Tests): void => onEach(KINDS, tests);

/** The same on each kind that several machines may share. */
export const onEverySharedDatabase = (tests: Tests): void => onEach(SHARED, tests);

function onEach(kinds: readonly Kind[], tests: Tests): void {
  for (const kind of kinds) {
    describe.skipIf(!kind.there)(`in ${kind.name}`, () => {
      let started: TestDatabase | undefined;
      const running = (): TestDatabase => {
        if (started === undefined) throw new Error('It is started before the tests.');
        return started;
      };
      beforeAll(async () => {
        started = await kind.start();
      });
      beforeEach(() => emptied(running().database));
      afterAll(() => started?.stop());
      tests(running);
    });
  }
}

/** Every table; the compiler knows if one is missing. */
const TABLES: Readonly<Record<keyof Tables, true>> = {
  questions: true,
  choices: true,
  receipts: true,
  shown: true,
  feedback: true,
  escalations: true,
  escalation_moves: true,
  curated: true,
  suggestions: true,
  curated_questions: true,
  askers: true,
  notices: true,
  leases: true,
  places: true,
  installations: true,
  used_once: true,
  tallies: true,
  remembered: true,
  editions: true,
  edition_pieces: true,
  vectors: true,
  publications: true,
  halt_moves: true,
  audit: true,
};

export async function emptied(database: Database): Promise<void> {
  for (const name of Object.keys(TABLES))
    if (isTable(name)) await unguarded(database, name, () => database.deleteFrom(name).execute());
}

const isTable = (name: string): name is keyof Tables => Object.hasOwn(TABLES, name);
