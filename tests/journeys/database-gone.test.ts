import { expect, it, onTestFinished } from 'vitest';
import { openBreakableWay } from '../support/breakable-way.ts';
import { aPostgresDatabase, POSTGRES_SERVER } from '../support/postgres-server.ts';
import { playThrough } from '../support/store-trouble.ts';
import { openWholeService } from '../support/whole-service.ts';

/** Long enough for messages that wait for each other. */
const A_WHILE = 150_000;

it.skipIf(POSTGRES_SERVER === undefined)(
  'a PostgreSQL server that is gone now and then loses nothing, tells nothing twice, and needs no restart',
  async () => {
    const made = await aPostgresDatabase();
    onTestFinished(() => made.drop());
    const way = await openBreakableWay(made.url);
    onTestFinished(() => way.close());
    const service = await openWholeService({ settings: { DATABASE_URL: way.url } });
    onTestFinished(() => service.close());
    await playThrough(service, { begin: () => way.cut(), end: () => way.mend() });
    expect(service.log.lines.map(({ event }) => event)).toContain('outbox-fault');
  },
  A_WHILE,
);
