import type { Leases } from '../../core/ports.ts';
import { latestEnd } from '../../core/lasts.ts';
import { keyOf } from './key.ts';
import type { Database } from './tables.ts';

/** Leases in a database, so for every process that shares it. */
export const createLeases = (database: Database): Leases => ({
  async take(name, holder, until, now) {
    const mine = { holder, until: Math.ceil(until) };
    const result = await database
      .insertInto('leases')
      .values({ name: keyOf(name), ...mine })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet(mine)
          .where((each) =>
            each.or([
              each('leases.holder', '=', holder),
              each('leases.until', '<=', now),
              each('leases.until', '>', latestEnd(until, now)),
            ]),
          ),
      )
      .executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  },
});
