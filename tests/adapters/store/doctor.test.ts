import { sql } from 'kysely';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase, openToLook } from '../../../src/adapters/store/database.ts';
import { databaseChecks } from '../../../src/adapters/store/doctor.ts';
import { createEditions } from '../../../src/adapters/store/editions.ts';
import { lookAt, stateOf } from '../../../src/adapters/store/look.ts';
import type { DatabaseState } from '../../../src/adapters/store/look.ts';
import type { Database } from '../../../src/adapters/store/tables.ts';
import { editionId } from '../../../src/core/guidance.ts';
import type { EditionId } from '../../../src/core/guidance.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { foundBy } from '../../support/doctor.ts';
import { aPostgresDatabase, POSTGRES_SERVER } from '../../support/postgres-server.ts';
import { publishNext } from '../../support/publications.ts';
import { aTempFolder } from '../../support/temp-folder.ts';

const NOW = Date.now();
const FILES = editionId('files-1');

const found = (name: string, state: DatabaseState, files: EditionId | undefined = FILES, isServer = false) =>
  foundBy(databaseChecks({ look: async () => state, edition: async () => files, isServer, clock: () => NOW }), name);

const ok = (says: string): readonly unknown[] => [{ outcome: 'ok', says: expect.stringContaining(says) }];
const notOk = (says: string): readonly unknown[] => [
  { outcome: 'not-ok', says: expect.stringContaining(says), mend: expect.stringMatching(/\S/) },
];

async function aNotice(database: Database, state: 'waiting' | 'parked', due: number): Promise<void> {
  const row = { id: `n-${state}`, council: 'c', escalation: 'e', lane: 'l', seq: 1, under: null, state, wanted: 1 };
  const rest = { taken: 0, due, tries: 0, why: null, mark: null, lease: null, lease_until: null, body: '{}' };
  await database
    .insertInto('notices')
    .values({ ...row, ...rest })
    .execute();
}

onEveryDatabase((there) => {
  const look = (): Promise<DatabaseState> => stateOf(there().database, undefined, Date.now);

  it('says that all is well of one that nothing was kept in', async () => {
    const state = await look();
    expect(await found('tables', state)).toEqual(ok('that of this release'));
    expect(await found('edition in force', state)).toEqual(ok('None was put in force yet'));
    expect(await found('outbox', state)).toEqual(ok('Nothing waits'));
    expect((await found('clock', state))[0]?.outcome).toBe('ok');
    expect((await found('database', state))[0]?.outcome).toBe('ok');
  });

  it('compares what is in force with the files, and says what cannot be read back', async () => {
    const { database } = there();
    const { edition } = await publishNext(createEditions(database), { at: NOW - 86_400_000 });
    const state = await look();
    const day = new Date(NOW - 86_400_000).toISOString().slice(0, 10);
    expect(await found('edition in force', state, edition)).toEqual(ok(`what is in force: publication 1 of ${day}.`));
    expect(await found('edition in force', state)).toEqual(ok('The files differ from what is in force (publication 1'));
    const none = databaseChecks({ look, edition: async () => undefined, isServer: false, clock: () => NOW });
    expect(await foundBy(none, 'edition in force')).toMatchObject([{ outcome: 'could-not-tell' }]);
    await database.deleteFrom('edition_pieces').execute();
    expect(await found('edition in force', await look(), edition)).toEqual(notOk('cannot be read back'));
  });

  it('says that notices were given up, or that nobody delivers them', async () => {
    const { database } = there();
    await aNotice(database, 'waiting', NOW - 4 * 60_000);
    expect(await found('outbox', await look())).toEqual(ok('1 notice waits'));
    await database
      .updateTable('notices')
      .set({ due: NOW - 6 * 60_000 })
      .execute();
    expect(await found('outbox', await look())).toEqual(notOk('due for 6 minutes'));
    await aNotice(database, 'parked', NOW);
    expect(await found('outbox', await look())).toEqual(notOk('1 notice was given up'));
  });

  it('sees that the clock was set back', async () => {
    await publishNext(createEditions(there().database), { at: NOW + 3_600_000 });
    expect(await found('clock', await look())).toEqual(notOk('3600 seconds behind what the database holds'));
  });

  it('tells an earlier release’s from a later one’s, and looks no further into either', async () => {
    const { database } = there();
    const record = sql.table('kysely_migration');
    const { rows } = await sql<{ name: string; timestamp: string }>`select * from ${record} order by name`.execute(
      database,
    );
    const last = rows.at(-1);
    if (last === undefined) throw new Error('There are migrations.');
    try {
      await sql`delete from ${record} where name = ${last.name}`.execute(database);
      const older = await look();
      expect(await found('tables', older)).toEqual(ok('up to date in 1 step;'));
      expect(await found('outbox', older)).toMatchObject([{ outcome: 'could-not-tell' }]);
      await sql`insert into ${record} (name, timestamp) values ('9999-later', 'now')`.execute(database);
      expect(await found('tables', await look())).toEqual(notOk('A later release'));
    } finally {
      await sql`delete from ${record} where name = '9999-later'`.execute(database);
      await sql`insert into ${record} (name, timestamp) values (${last.name}, ${last.timestamp})`.execute(database);
    }
  });
});

describe('a file', () => {
  const aFile = async (): Promise<string> => {
    const path = join(await aTempFolder(), 'clausebook.sqlite');
    await (await openDatabase(path)).destroy();
    return path;
  };

  it('is neither made nor changed, and nothing is left beside it', async () => {
    const folder = await aTempFolder();
    expect(await lookAt(join(folder, 'none', 'clausebook.sqlite'), () => NOW)).toEqual({ is: 'none' });
    expect(await openToLook(join(folder, 'clausebook.sqlite'))).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
    const path = await aFile();
    const before = { bytes: await readFile(path), time: (await stat(path)).mtimeMs };
    expect(await lookAt(path, () => NOW)).toMatchObject({ is: 'there', damaged: false });
    const beside = await openToLook(path);
    await beside?.destroy();
    expect({ bytes: await readFile(path), time: (await stat(path)).mtimeMs }).toEqual(before);
    expect(await readdir(join(path, '..'))).toEqual(['clausebook.sqlite']);
  });

  it('is looked into beside a service that writes, with what was written last', async () => {
    const path = join(await aTempFolder(), 'clausebook.sqlite');
    const service = await openDatabase(path);
    await aNotice(service, 'parked', NOW);
    expect(await found('outbox', await lookAt(path, () => NOW))).toEqual(notOk('1 notice was given up'));
    await service.destroy();
  });

  it('is named as damaged, or as none, with the way to mend it', async () => {
    const path = await aFile();
    const bytes = await readFile(path);
    bytes.fill(0xa5, 4096 * 3, 4096 * 6);
    await writeFile(path, bytes);
    const [finding] = await found('database', await lookAt(path, () => NOW));
    expect(finding?.outcome).toBe('not-ok');
    await writeFile(path, 'no database at all, whatever its name may say'.repeat(100));
    expect(await found('database', await lookAt(path, () => NOW))).toEqual(notOk('file is not a database'));
  });

  it('of another release is opened for nobody who only looks', async () => {
    const path = await aFile();
    const later = await openDatabase(path);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', 'now')`.execute(later);
    await later.destroy();
    await expect(openToLook(path)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('a later release'),
    });
  });
});

describe('a server', () => {
  const server = { version: '15.4', major: 15, encoding: 'UTF8', aheadSeconds: 0, limit: 97, used: 12 };
  const there = (change: Partial<typeof server>): DatabaseState => ({
    is: 'there',
    bytes: 9_000_000,
    damaged: false,
    schema: { steps: 'none', missing: 1 },
    kept: undefined,
    server: { ...server, ...change },
  });
  const of = (name: string, change: Partial<typeof server> = {}) => found(name, there(change), FILES, true);

  it('is old, or writes in another encoding', async () => {
    expect(await of('database')).toEqual(ok('PostgreSQL 15.4 answers; the database has 9 MB.'));
    expect(await of('database', { major: 13, version: '13.9' })).toEqual(notOk('PostgreSQL 13.9'));
    expect(await of('database', { encoding: 'LATIN1' })).toEqual(notOk('LATIN1'));
  });

  it('has another time, either way', async () => {
    for (const aheadSeconds of [-10, 0, 10]) expect(await of('clock', { aheadSeconds })).toEqual(ok('It agrees'));
    expect(await of('clock', { aheadSeconds: 11 })).toEqual(notOk('11 seconds ahead of'));
    expect(await of('clock', { aheadSeconds: -11 })).toEqual(notOk('11 seconds behind'));
  });

  it('allows connections for so many replicas', async () => {
    expect(await of('connections')).toEqual(ok('97 connections are allowed and 12 in use: enough for 8 replicas.'));
    expect(await of('connections', { limit: 10 })).toEqual(notOk('10 connections are allowed, and one replica'));
  });

  it('that is not there is said to be so, without its password, and the rest could not be told', async () => {
    const state = await lookAt('postgres://clausebook:sesame@127.0.0.1:1/guidance', () => NOW);
    expect(JSON.stringify(state)).not.toContain('sesame');
    expect(await found('database', state, FILES, true)).toEqual(notOk('ECONNREFUSED'));
    expect(await found('outbox', state, FILES, true)).toMatchObject([{ outcome: 'could-not-tell' }]);
  });

  it.skipIf(POSTGRES_SERVER === undefined)('that is real tells of itself, and no table is made there', async () => {
    const made = await aPostgresDatabase();
    try {
      const state = await lookAt(made.url, Date.now);
      expect(state).toMatchObject({
        is: 'there',
        schema: { steps: 'none' },
        server: { encoding: 'UTF8' },
      });
      expect(await lookAt(made.url, Date.now)).toMatchObject({ schema: { steps: 'none' } });
      for (const name of ['database', 'clock', 'connections', 'tables', 'outbox', 'edition in force'])
        expect(await found(name, state, FILES, true)).toMatchObject([{ outcome: 'ok' }]);
    } finally {
      await made.drop();
    }
  });
});
