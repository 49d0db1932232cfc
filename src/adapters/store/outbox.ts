import { sql } from 'kysely';
import type { Outbox, OutboxEntry } from '../../core/ports.ts';
import { keyOf } from './key.ts';
import { leaseNotices } from './outbox-lease.ts';
import { readNotice } from './shapes.ts';
import type { Database } from './tables.ts';

const UNDELIVERED = ['waiting', 'parked'] as const;

/** The outbox in a database. `newLease` gives a name that was never given before, to any process. */
export function createOutbox(database: Database, newLease: () => string): Outbox {
  return {
    lease: (now, until, most) => leaseNotices(database, { name: newLease(), now, until, most }),
    ...recording(database),
    ...lookingAfter(database),
  };
}

/** What whoever holds a lease has to tell. */
function recording(database: Database): Pick<Outbox, 'delivered' | 'later' | 'park'> {
  const held = ({ notice, lease }: Parameters<Outbox['park']>[0]) =>
    database
      .updateTable('notices')
      .set({ lease: null, lease_until: null })
      .where('id', '=', keyOf(notice.id))
      .where('lease', '=', lease);
  /** Made due again while it was out, or given up by somebody else: whatever came of it, that stands. */
  const unlessCalledFor = (state: 'done' | 'parked') =>
    sql<
      'waiting' | 'done' | 'parked'
    >`case when state = 'waiting' and wanted = taken then ${sql.lit(state)} else state end`;

  return {
    async delivered(lease, mark, at) {
      const told = held(lease).set({ mark, due: at, tries: 0, why: null, state: unlessCalledFor('done') });
      return (await told.executeTakeFirst()).numUpdatedRows === 1n;
    },
    async later(lease, due, why) {
      const told = held(lease).set({ due: Math.ceil(due), why });
      return (await told.executeTakeFirst()).numUpdatedRows === 1n;
    },
    async park(lease, why) {
      const tries = sql<number>`case when wanted = taken then tries else 0 end`;
      const told = held(lease).set({ why, tries, state: unlessCalledFor('parked') });
      return (await told.executeTakeFirst()).numUpdatedRows === 1n;
    },
  };
}

/** What those who look after the service see and do. */
function lookingAfter(database: Database): Pick<Outbox, 'list' | 'retry' | 'drop' | 'depth'> {
  return {
    async list(most) {
      const rows = await database
        .selectFrom('notices')
        .select(['body', 'state', 'tries', 'due', 'why'])
        .where('state', 'in', UNDELIVERED)
        .orderBy('seq')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.flatMap(({ body, state, tries, due, why }): readonly OutboxEntry[] =>
        state === 'done' ? [] : [{ notice: readNotice(body), state, tries, due, why: why ?? undefined }],
      );
    },
    async retry(id, due) {
      const parked = database.updateTable('notices').where('id', '=', keyOf(id)).where('state', '=', 'parked');
      const result = await parked.set({ state: 'waiting', due: Math.ceil(due), tries: 0 }).executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async drop(id) {
      const there = database.updateTable('notices').where('id', '=', keyOf(id)).where('state', 'in', UNDELIVERED);
      // Whoever delivers it at this moment still has its lane until they are done.
      return (await there.set({ state: 'done' }).executeTakeFirst()).numUpdatedRows === 1n;
    },
    async depth() {
      const rows = await database
        .selectFrom('notices')
        .select(({ fn }) => ['state', fn.countAll<number>().as('count'), fn.min('due').as('oldest')])
        .where('state', 'in', UNDELIVERED)
        .groupBy('state')
        .execute();
      const of = (state: string) => rows.find((row) => row.state === state);
      const waiting = of('waiting');
      return { waiting: waiting?.count ?? 0, parked: of('parked')?.count ?? 0, oldestDue: waiting?.oldest };
    },
  };
}
