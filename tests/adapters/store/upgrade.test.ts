import { join } from 'node:path';
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { DatabaseSync } from 'node:sqlite';
import { Pool } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { bringUpToDate } from '../../../src/adapters/store/migrate.ts';
import { migrations } from '../../../src/adapters/store/migrations.ts';
import { databaseIn } from '../../../src/adapters/store/sqlite.ts';
import type { Database, Tables } from '../../../src/adapters/store/tables.ts';
import { newPglite } from '../../support/new-pglite.ts';
import { aPostgresDatabase, POSTGRES_SERVER } from '../../support/postgres-server.ts';
import { expectRead } from '../../support/records-read.ts';
import {
  digestOf,
  insertWhatFits,
  keptDigests,
  keptRows,
  rowsIn,
  STEPS,
  stepsWithRows,
} from '../../support/schema-steps.ts';
import type { Rows } from '../../support/schema-steps.ts';
import { aTempFolder } from '../../support/temp-folder.ts';

const NEWEST = STEPS.at(-1) ?? '';
const WITH_ROWS = await stepsWithRows();

/** As the first release that had the step and whose rows were kept wrote them; what the step did not know yet is left out when they go in. */
const rowsOfRelease = (step: string): Promise<Rows> =>
  keptRows(WITH_ROWS.find((each) => each >= step) ?? expect.fail(`No rows are kept of ${step}.`));

/** The database as a release left it whose last step this is, with rows. */
async function asReleased(database: Database, step: string): Promise<Rows> {
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db: database, provider }).migrateTo(step);
  if (error !== undefined) throw error;
  return insertWhatFits(database, await rowsOfRelease(step));
}

/** What of it is not there any more, once the present stores have read all of it. */
async function missing(database: Database, before: Rows): Promise<readonly unknown[]> {
  const after = await rowsIn(database);
  await expectRead(database, before);
  return Object.entries(before).flatMap(([table, rows]) =>
    rows.filter((row) => !(after[table] ?? []).some((kept) => isPartOf(row, kept))),
  );
}

const isPartOf = (row: Rows[string][number], kept: Rows[string][number]): boolean =>
  Object.entries(row).every(([column, value]) => kept[column] === value);

/** Empty, on a PGlite that is shared since it takes long to start. */
let pglite: Promise<Database> | undefined;
async function emptyPglite(): Promise<Database> {
  pglite ??= newPglite().then((started) => new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: started }) }));
  const database = await pglite;
  await sql`drop schema public cascade`.execute(database);
  await sql`create schema public`.execute(database);
  return database;
}

async function aServerDatabase(): Promise<string> {
  const made = await aPostgresDatabase();
  onTestFinished(() => made.drop());
  return made.url;
}

describe.each(STEPS)('a database of the release whose last step is %s', (step) => {
  it('is brought up to date in an SQLite file with everything that it holds', async () => {
    const path = join(await aTempFolder(), 'clausebook.sqlite');
    const old = databaseIn(new DatabaseSync(path));
    const before = await asReleased(old, step);
    await old.destroy();
    const database = await openDatabase(path);
    onTestFinished(() => database.destroy());
    expect(await missing(database, before)).toEqual([]);
  });

  it('is brought up to date in PGlite with everything that it holds', async () => {
    const database = await emptyPglite();
    const before = await asReleased(database, step);
    await bringUpToDate(database);
    expect(await missing(database, before)).toEqual([]);
  });
});

describe.skipIf(POSTGRES_SERVER === undefined)('a PostgreSQL database of an older release', () => {
  it.each(['0001-questions', '0009-feedback', NEWEST])(
    'is brought up to date from %s by replicas that start together, with everything that it holds',
    async (step) => {
      const url = await aServerDatabase();
      const old = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: url }) }) });
      const before = await asReleased(old, step);
      await old.destroy();
      const replicas = await Promise.all([1, 2, 3].map(() => openDatabase(url)));
      onTestFinished(async () => {
        await Promise.all(replicas.map((replica) => replica.destroy()));
      });
      for (const replica of replicas) expect(await missing(replica, before)).toEqual([]);
    },
  );
});

describe('an upgrade', () => {
  it('knows when escalations of before were moved at the earliest', async () => {
    const database = await emptyPglite();
    await asReleased(database, '0010-receipt-askers');
    await bringUpToDate(database);
    const rows = await database.selectFrom('escalations').select(['opened', 'moved']).execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ moved }) => moved)).toEqual(rows.map(({ opened }) => opened));
  });

  it('goes through though the clock was ahead at the one before', async () => {
    const database = await emptyPglite();
    const before = await asReleased(database, '0010-receipt-askers');
    await sql`update kysely_migration set timestamp = '2999-01-01T00:00:00.000Z'`.execute(database);
    await bringUpToDate(database);
    await bringUpToDate(database);
    expect(await missing(database, before)).toEqual([]);
  });
});

describe('a step that was released', () => {
  it('is never changed', async () => {
    const now = await Promise.all(STEPS.map(async (step) => [step, await digestOf(step)]));
    // A step that is not there yet: npm run schema:keep, before anything is released that has it.
    expect(Object.fromEntries(now)).toEqual(await keptDigests());
  });

  it('has no way back', () => {
    expect(STEPS.filter((step) => Object.hasOwn(migrations[step] ?? {}, 'down'))).toEqual([]);
  });

  it('is kept with the rows that its release wrote, of every table', async () => {
    // npm run schema:keep writes them.
    expect(WITH_ROWS.at(-1)).toBe(NEWEST);
    const database = await emptyPglite();
    await bringUpToDate(database);
    const rows = await keptRows(NEWEST);
    const tables = Object.keys(await rowsIn(database));
    expect(tables.filter((table) => (rows[table] ?? []).length === 0)).toEqual([]);
  });
});
