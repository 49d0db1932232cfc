import { once } from 'node:events';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import { MOST_CONNECTIONS } from '../../../src/adapters/store/postgres.ts';
import { migrations } from '../../../src/adapters/store/migrations.ts';
import type { Database } from '../../../src/adapters/store/tables.ts';
import { Fault } from '../../../src/core/errors.ts';
import { numbered } from '../../support/kept-escalations.ts';
import { aPostgresDatabase, onServer, POSTGRES_SERVER } from '../../support/postgres-server.ts';

const aDatabase = async (encoding?: string): Promise<string> => {
  const made = await aPostgresDatabase(encoding);
  onTestFinished(() => made.drop());
  return made.url;
};

const opened = async (url: string): Promise<Database> => {
  const database = await openDatabase(url);
  onTestFinished(() => database.destroy());
  return database;
};

const refusal = async (url: string): Promise<Fault> => {
  const cause: unknown = await openDatabase(url).then(
    () => 'it was opened',
    (fault: unknown) => fault,
  );
  if (!(cause instanceof Fault)) throw new Error(`No fault: ${String(cause)}`);
  return cause;
};

describe.skipIf(POSTGRES_SERVER === undefined)('a PostgreSQL database', () => {
  it('is brought up to date once, by replicas that start together', async () => {
    const url = await aDatabase();
    const [first] = await Promise.all([1, 2, 3, 4].map(() => opened(url)));
    if (first === undefined) throw new Error('There are four.');
    const applied = async (): Promise<unknown> =>
      (await sql`select name, timestamp from kysely_migration order by name`.execute(first)).rows;
    const before = await applied();
    expect(before).toMatchObject(Object.keys(migrations).map((name) => ({ name })));
    await opened(url);
    expect(await applied()).toEqual(before);
  });

  it('is refused if a later release has changed it, and changes nothing', async () => {
    const url = await aDatabase();
    const database = await opened(url);
    await sql`insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')`.execute(database);
    const { message } = await refusal(url);
    expect(message).toMatch(/\(a later release .+ “9999-later” .+\)\. Start that release again, or put back .+\.$/);
    const { rows } = await sql`select * from kysely_migration`.execute(database);
    expect(rows).toHaveLength(Object.keys(migrations).length + 1);
  });

  it('is refused if it cannot keep every letter', async () => {
    const { message } = await refusal(await aDatabase('LATIN1'));
    expect(message).toContain('(its encoding is LATIN1, not UTF8)');
  });

  it('is used on after its connections were cut', async () => {
    const url = await aDatabase();
    const store = createEscalationStore(await opened(url));
    await store.open(numbered(1), []);
    const name = new URL(url).pathname.slice(1);
    await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    // What is on a connection that is cut may fail, once for each that was open; what comes after that does not.
    for (let cut = 0; cut < MOST_CONNECTIONS; cut += 1) await store.byId(numbered(1).id).catch(() => {});
    expect(await store.byId(numbered(1).id)).toEqual(numbered(1));
  });

  it('keeps nothing of what was being written when its connection was cut', async () => {
    const url = await aDatabase();
    const database = await opened(url);
    const store = createEscalationStore(database);
    const cut = database.transaction().execute(async (inside) => {
      await inside.insertInto('places').values({ platform: 'teams', key: 'a', address: 'b' }).execute();
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(inside);
      await onServer(`select pg_terminate_backend(${rows[0]?.pid})`);
      await sql`select 1`.execute(inside);
    });
    await expect(cut).rejects.toThrow(Error);
    expect(await database.selectFrom('places').selectAll().execute()).toEqual([]);
    expect(await store.open(numbered(1), [])).toMatchObject({ outcome: 'kept' });
  });

  it('that refuses the password is a fault without the password', async () => {
    const url = new URL(await aDatabase());
    url.password = 'an-old-secret';
    const fault = await refusal(url.href);
    expect(fault.message).toMatch(/^Cannot open the database in DATABASE_URL \(password authentication failed/);
    expect(inspect(fault, { depth: 9, showHidden: true })).not.toContain('an-old-secret');
  });
});

describe('a PostgreSQL server that cannot be reached', () => {
  const closedPort = async (): Promise<number> => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    return address !== null && typeof address === 'object' ? address.port : 0;
  };

  it.each(['127.0.0.1', 'localhost'])('at %s is a fault with the reason, a remedy and no password', async (host) => {
    const fault = await refusal(`postgres://someone:a-secret@${host}:${await closedPort()}/somewhere`);
    expect(fault).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(fault.message).toMatch(
      /^Cannot open the database in DATABASE_URL \(connect ECONNREFUSED .+\)\. Check the address, .+\.$/,
    );
    expect(inspect(fault, { depth: 9, showHidden: true })).not.toContain('a-secret');
  });

  it('is told of an address that means nothing, without the address', async () => {
    const fault = await refusal('postgres://someone:a-secret@[no-host]/somewhere');
    expect(fault).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(inspect(fault, { depth: 9, showHidden: true })).not.toContain('a-secret');
  });
});
