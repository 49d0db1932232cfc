import { sql } from 'kysely';
import type { Conversation } from '../../core/conversation.ts';
import type { Notice } from '../../core/notice.ts';
import { takeInTurn } from './dialect.ts';
import { keyOf } from './key.ts';
import type { Database, Tables } from './tables.ts';

export const laneOf = ({ platform, address }: Conversation): string => keyOf(`${platform} ${address}`);

/**
 * Writes notices, in this order, and makes those due again that are there already. Once in a transaction, and after all else
 * but the audit log: until its end the conversations are its own, so that what is written later has a later turn there and overtakes nothing.
 */
export async function keepNotices(inside: Database, notices: readonly Notice[], due: number): Promise<void> {
  await takeInTurn(
    inside,
    notices.map(({ to }) => laneOf(to)),
  );
  for (const notice of notices) await keepNotice(inside, notice, due);
}

// An entry that was not delivered keeps its turn in the lane, since others may stand under it; and one that is tried again later, because
// its platform said so, is not tried before.
async function keepNotice(database: Database, notice: Notice, due: number): Promise<void> {
  await database
    .insertInto('notices')
    .values({ ...firstRow(notice, due), seq: sql<number>`(select coalesce(max(seq), 0) + 1 from notices)` })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        wanted: sql<number>`notices.wanted + 1`,
        body: row.ref('excluded.body'),
        lane: row.ref('excluded.lane'),
        under: row.ref('excluded.under'),
        seq: sql<number>`case when notices.state = 'done' then excluded.seq else notices.seq end`,
        due: sql<number>`case when notices.state = 'waiting' then notices.due else excluded.due end`,
        tries: sql<number>`case when notices.state = 'waiting' then notices.tries else 0 end`,
        state: 'waiting' as const,
      })),
    )
    .execute();
}

const firstRow = (notice: Notice, due: number): Omit<Tables['notices'], 'seq'> => ({
  id: keyOf(notice.id),
  council: notice.council,
  escalation: keyOf(notice.escalation),
  lane: laneOf(notice.to),
  under: notice.under === undefined ? null : keyOf(notice.under),
  state: 'waiting',
  wanted: 1,
  taken: 0,
  due,
  tries: 0,
  why: null,
  mark: null,
  lease: null,
  lease_until: null,
  body: JSON.stringify(notice),
});
