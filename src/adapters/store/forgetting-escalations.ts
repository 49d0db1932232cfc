import { countOf, tookOut } from './forgetting-rows.ts';
import type { Forgettable } from './forgetting-rows.ts';
import type { Database } from './tables.ts';

const OVER = ['answered', 'closed'];
const OPEN = ['waiting', 'claimed'];

/** What is kept of escalations, and of what was told about them. */
export const escalationRecords = (database: Database): Readonly<Record<'escalations' | 'notices', Forgettable>> => ({
  escalations: escalations(database),
  notices: notices(database),
});

/** Those that were over before and were not moved since, with their moves, their askers and what was told; nothing of them is still to be told. */
function escalations(database: Database): Forgettable {
  const over = (inside: Database, before: number) =>
    inside
      .selectFrom('escalations')
      .select('id')
      .where('state', 'in', OVER)
      .where('moved', '<', before)
      .where((each) =>
        each.not(
          each.exists(
            each
              .selectFrom('notices')
              .select('notices.id')
              .whereRef('notices.escalation', '=', 'escalations.id')
              .where('notices.state', '=', 'waiting'),
          ),
        ),
      );
  return {
    due: (before) => countOf(database, over(database, before)),
    forget: (before, most) =>
      database.transaction().execute(async (inside) => {
        // One that is reopened meanwhile is not over any more, and stays.
        const gone = await inside
          .deleteFrom('escalations')
          .where('id', 'in', over(inside, before).orderBy('moved').limit(most))
          .where('state', 'in', OVER)
          .where('moved', '<', before)
          .returning('id')
          .execute();
        const ids = gone.map(({ id }) => id);
        if (ids.length === 0) return 0;
        for (const table of ['escalation_moves', 'askers', 'notices'] as const)
          await inside.deleteFrom(table).where('escalation', 'in', ids).execute();
        return ids.length;
      }),
  };
}

/** Those delivered before, or given up for good, that no open escalation may still want to edit or to stand others under. */
function notices(database: Database): Forgettable {
  const old = (before: number) =>
    database
      .selectFrom('notices')
      .select('id')
      .where('state', '=', 'done')
      .where('due', '<', before)
      .where((each) => each.or([each('lease', 'is', null), each('lease_until', '<', before)]))
      .where((each) =>
        each.not(
          each.exists(
            each
              .selectFrom('escalations')
              .select('escalations.id')
              .whereRef('escalations.id', '=', 'notices.escalation')
              .where('escalations.state', 'in', OPEN),
          ),
        ),
      );
  return {
    due: (before) => countOf(database, old(before)),
    forget: async (before, most) =>
      tookOut(
        await database
          .deleteFrom('notices')
          .where('id', 'in', old(before).orderBy('due').limit(most))
          // One that is called for again meanwhile is to be delivered.
          .where('state', '=', 'done')
          .execute(),
      ),
  };
}
