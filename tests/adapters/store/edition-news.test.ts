import { once } from 'node:events';
import { createServer } from 'node:net';
import { setImmediate as othersTurn, setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { newsOf, openDatabase } from '../../../src/adapters/store/database.ts';
import { listenOnPostgres } from '../../../src/adapters/store/edition-news.ts';
import { createEditions } from '../../../src/adapters/store/editions.ts';
import type { Editions } from '../../../src/core/publication.ts';
import { aPostgresDatabase, onServer, POSTGRES_SERVER } from '../../support/postgres-server.ts';
import { aPublication, keptWith } from '../../support/publications.ts';

const aDatabase = async (): Promise<string> => {
  const made = await aPostgresDatabase();
  onTestFinished(() => made.drop());
  return made.url;
};

const opened = async (url: string): Promise<Editions> => {
  const database = await openDatabase(url);
  onTestFinished(() => database.destroy());
  return createEditions(database, { listen: newsOf(url) });
};

const publish = (editions: Editions, number: number) =>
  editions.publish(aPublication(number), keptWith(aPublication(number)), number - 1);

/** What every replica is to know a publication within. */
const WITHIN_MS = 5000;
const within = { timeout: WITHIN_MS, interval: 20 };

const listeningTo = (url: string): string =>
  `from pg_stat_activity where datname = '${new URL(url).pathname.slice(1)}' and query like 'listen %'`;

async function aClosedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}

describe.skipIf(POSTGRES_SERVER === undefined)('news of publications on PostgreSQL', () => {
  it('are heard by the other replicas, and not after the listening has ended', async () => {
    const url = await aDatabase();
    const [publisher, ...replicas] = await Promise.all([1, 2, 3].map(() => opened(url)));
    if (publisher === undefined) throw new Error('There are three.');
    const heard = replicas.map(() => vi.fn<() => void>());
    const ends = await Promise.all(replicas.map((each, index) => each.listen(heard[index] ?? (() => {}))));
    const before = heard.map(({ mock }) => mock.calls.length);
    await publish(publisher, 1);
    const counts = (): readonly number[] => heard.map(({ mock }) => mock.calls.length);
    await vi.waitFor(() => expect(counts()).toEqual(before.map((count) => count + 1)), within);
    for (const each of replicas) expect(await each.newest()).toEqual(aPublication(1));

    await Promise.all(ends.map((end) => end()));
    await publish(publisher, 2);
    const late = vi.fn<() => void>();
    const end = await publisher.listen(late);
    await publish(publisher, 3);
    await vi.waitFor(() => expect(late.mock.calls.length).toBeGreaterThan(1), within);
    await end();
    expect(counts()).toEqual(before.map((count) => count + 1));
  });

  it('are not told of by a publisher who was overtaken', async () => {
    const url = await aDatabase();
    const [publisher, replica] = [await opened(url), await opened(url)];
    await publish(publisher, 1);
    const heard = vi.fn<() => void>();
    onTestFinished(await replica.listen(heard));
    const before = heard.mock.calls.length;
    expect(await publish(publisher, 1)).toMatchObject({ outcome: 'overtaken' });
    await publish(publisher, 2);
    await vi.waitFor(() => expect(heard.mock.calls.length).toBeGreaterThan(before), within);
    expect(heard.mock.calls.length).toBe(before + 1);
  });

  it('are looked for again after the connection was cut, and heard on the next one', async () => {
    const url = await aDatabase();
    const editions = await opened(url);
    const heard = vi.fn<() => void>();
    onTestFinished(await editions.listen(heard));
    const first = heard.mock.calls.length;
    await onServer(`select pg_terminate_backend(pid) ${listeningTo(url)}`);
    await vi.waitFor(() => expect(heard.mock.calls.length).toBe(first + 1), within);
    await publish(editions, 1);
    await vi.waitFor(() => expect(heard.mock.calls.length).toBe(first + 2), within);
  });

  it('leave no connection behind when nobody listens any more', async () => {
    const url = await aDatabase();
    const database = await openDatabase(url);
    onTestFinished(() => database.destroy());
    const count = async (): Promise<unknown> =>
      (await sql<{ count: number }>`select count(*) as count ${sql.raw(listeningTo(url))}`.execute(database)).rows;
    const end = await newsOf(url)(() => {});
    expect(await count()).toEqual([{ count: 1 }]);
    await end();
    await vi.waitFor(async () => expect(await count()).toEqual([{ count: 0 }]), within);
  });
});

describe('news of publications where there is nothing to hear', () => {
  it('are waited for less and less often while the server is away, and the end is not waited for', async () => {
    const waited: number[] = [];
    let over = false;
    const url = `postgres://someone@127.0.0.1:${await aClosedPort()}/somewhere`;
    const enough = Promise.withResolvers<void>();
    const wait = async (ms: number, stopped: AbortSignal): Promise<void> => {
      waited.push(ms);
      if (waited.length < 9) return;
      enough.resolve();
      await pause(60_000, undefined, { signal: stopped }).catch(() => {});
      await othersTurn();
      over = true;
    };
    const heard = vi.fn<() => void>();
    const end = await listenOnPostgres(url, wait)(heard);
    await enough.promise;
    await end();
    expect(over).toBe(true);
    expect(waited).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(heard).not.toHaveBeenCalled();
  });

  it('are none in a file', async () => {
    const heard = vi.fn<() => void>();
    const editions = createEditions(await openDatabase(':memory:'), { listen: newsOf(':memory:') });
    const end = await editions.listen(heard);
    await publish(editions, 1);
    await end();
    expect(heard).not.toHaveBeenCalled();
  });
});

const numberOf = async (editions: Editions): Promise<number | undefined> => (await editions.newest())?.number;

describe.skipIf(POSTGRES_SERVER === undefined)('three replicas on one PostgreSQL', () => {
  const threeReplicas = async () => {
    const url = await aDatabase();
    const [publisher, ...others] = await Promise.all([1, 2, 3].map(() => opened(url)));
    if (publisher === undefined) throw new Error('There are three.');
    return { publisher, others };
  };

  it('know the newest publication within five seconds by listening alone', async () => {
    const { publisher, others } = await threeReplicas();
    const seeing = others.map(async (replica) => {
      let nudge = Promise.withResolvers<void>();
      const end = await replica.listen(() => {
        nudge.resolve();
        nudge = Promise.withResolvers();
      });
      onTestFinished(end);
      return async (): Promise<number> => {
        for (;;) {
          const next = nudge.promise;
          if ((await numberOf(replica)) === 1) return performance.now();
          await next;
        }
      };
    });
    const all = (await Promise.all(seeing)).map((see) => see());
    await publish(publisher, 1);
    const published = performance.now();
    for (const at of await Promise.all(all)) expect(at - published).toBeLessThan(WITHIN_MS);
  });

  it('know it within five seconds by looking every two alone', async () => {
    const { publisher, others } = await threeReplicas();
    const looking = { timeout: WITHIN_MS, interval: 2000 };
    const all = others.map((replica) => vi.waitFor(async () => expect(await numberOf(replica)).toBe(1), looking));
    await publish(publisher, 1);
    expect(await Promise.all(all)).toHaveLength(2);
  });
});
