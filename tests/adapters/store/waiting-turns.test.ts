import { sql } from 'kysely';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { alone } from '../../../src/adapters/store/asker-rows.ts';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import { keepNotices } from '../../../src/adapters/store/notice-rows.ts';
import type { Database } from '../../../src/adapters/store/tables.ts';
import type { Asker } from '../../../src/core/escalation.ts';
import { NEIGHBOUR } from '../../support/escalations.ts';
import { councillor, moved, numbered } from '../../support/kept-escalations.ts';
import { aNotice } from '../../support/notices.ts';
import { aPostgresDatabase, POSTGRES_SERVER } from '../../support/postgres-server.ts';

/** Two replicas on one server, and how many of their transactions wait for another one. */
async function replicas() {
  const made = await aPostgresDatabase();
  const [here, there] = await Promise.all([openDatabase(made.url), openDatabase(made.url)]);
  onTestFinished(async () => {
    await Promise.all([here.destroy(), there.destroy()]);
    await made.drop();
  });
  return { here, there };
}

async function waiting(database: Database): Promise<number> {
  const locks = await sql<{ readonly pid: number }>`select pid from pg_locks
    where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(database);
  return locks.rows.length;
}

const oneWaits = (database: Database): Promise<void> =>
  vi.waitFor(async () => expect(await waiting(database)).toBe(1), { timeout: 10_000, interval: 5 });

const seqOf = async (database: Database, id: string): Promise<number> =>
  (await database.selectFrom('notices').select('seq').where('id', '=', id).executeTakeFirstOrThrow()).seq;

describe.skipIf(POSTGRES_SERVER === undefined)('two replicas that write at once', () => {
  it('give the notices of a conversation turns in the order in which they can be seen', async () => {
    const { here, there } = await replicas();
    const store = createEscalationStore(there);
    const writing = await here.startTransaction().execute();
    await keepNotices(writing, [aNotice('first', { lane: 'theirs' }), aNotice('next', { lane: 'team' })], 1);
    const opening = store.open(numbered(1), [aNotice('second', { lane: 'team' })]);
    await oneWaits(here);
    await expect(store.open(numbered(2), [aNotice('apart', { lane: 'other' })])).resolves.toMatchObject({
      outcome: 'kept',
    });
    await writing.commit().execute();
    await expect(opening).resolves.toMatchObject({ outcome: 'kept' });
    expect(await seqOf(here, 'second')).toBeGreaterThan(await seqOf(here, 'next'));
  });

  it('never wait for each other, whatever the order of their notices', async () => {
    const { here, there } = await replicas();
    const lanes = (...names: readonly string[]) => names.map((lane) => aNotice(`${names[0]}-${lane}`, { lane }));
    const rounds = Array.from({ length: 50 }, (_, round) => round + 1);
    for (const round of rounds) {
      const opened = await Promise.all([
        createEscalationStore(here).open(numbered(2 * round), lanes('a', 'b', 'c')),
        createEscalationStore(there).open(numbered(2 * round + 1), lanes('c', 'b', 'a')),
      ]);
      expect(opened.map(({ outcome }) => outcome)).toEqual(['kept', 'kept']);
    }
  });

  it('look one after the other whether a person has asked about a turn, to open one or to join one', async () => {
    const { here, there } = await replicas();
    const store = createEscalationStore(there);
    const kept = numbered(1);
    await store.open(kept, []);
    const asker: Asker = { ...kept.askers[0], person: NEIGHBOUR };
    const looking = await here.startTransaction().execute();
    await alone(looking, asker);
    const opening = store.open(numbered(2, { askers: [asker] }), []);
    await oneWaits(here);
    await looking.commit().execute();
    await expect(opening).resolves.toMatchObject({ outcome: 'kept' });

    const again = await here.startTransaction().execute();
    await alone(again, asker);
    const joining = store.advance(moved(kept, councillor(NEIGHBOUR), { move: 'join', asker }), []);
    await oneWaits(here);
    await again.commit().execute();
    await expect(joining).resolves.toMatchObject({ won: false });
  });
});
