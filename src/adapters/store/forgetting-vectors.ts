import { countOf, tookOut } from './forgetting-rows.ts';
import type { Forgettable } from './forgetting-rows.ts';
import type { Database } from './tables.ts';
import { MARKED_BEFORE_MS } from './vectors.ts';

/**
 * Vectors that no edition needs which was in force at any time since. Each publication marks what its edition needs: whatever was marked
 * before the one that was in force then was of earlier ones alone. A library that has nothing so old loses nothing.
 */
export function vectorRecords(database: Database): Forgettable {
  const unneeded = (before: number) => {
    const then = database
      .selectFrom('publications')
      .select(({ eb, fn }) => ['library', eb(fn.max<number>('at'), '-', MARKED_BEFORE_MS).as('marked')])
      .where('at', '<', before)
      .groupBy('library')
      .as('then');
    return database
      .selectFrom('vectors')
      .select(['library', 'key'])
      .where((each) =>
        each.exists(
          each
            .selectFrom(then)
            .select('then.marked')
            .whereRef('then.library', '=', 'vectors.library')
            .whereRef('vectors.used', '<', 'then.marked'),
        ),
      );
  };
  return {
    due: (before) => countOf(database, unneeded(before)),
    async forget(before, most) {
      const rows = await unneeded(before).limit(most).execute();
      const library = rows[0]?.library;
      if (library === undefined) return 0;
      const keys = rows.flatMap((row) => (row.library === library ? [row.key] : []));
      return tookOut(
        await database
          .deleteFrom('vectors')
          .where('library', '=', library)
          .where('key', 'in', keys)
          // Unless it was marked meanwhile.
          .where('used', '<', before)
          .execute(),
      );
    },
  };
}
