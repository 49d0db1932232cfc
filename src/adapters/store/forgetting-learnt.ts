import { LONGEST_DAYS } from '../../core/curated-answer.ts';
import { daysBefore } from '../../core/feedback.ts';
import { countOf, tookOut } from './forgetting-rows.ts';
import type { Forgettable } from './forgetting-rows.ts';
import type { Database } from './tables.ts';

/** What officers' answers taught; and what was only good until a time. */
export const learntRecords = (
  database: Database,
): Readonly<Record<'suggestions' | 'advice' | 'spent', Forgettable>> => ({
  suggestions: suggestions(database),
  advice: advice(database),
  spent: spent(database),
});

function suggestions(database: Database): Forgettable {
  const old = (before: number) => database.selectFrom('suggestions').select('id').where('made', '<', before);
  return {
    due: (before) => countOf(database, old(before)),
    forget: async (before, most) =>
      tookOut(
        await database.deleteFrom('suggestions').where('id', 'in', old(before).orderBy('made').limit(most)).execute(),
      ),
  };
}

/** What is not in force and was not moved since; and what is, but whose last day is over for as long, whenever that was. */
function advice(database: Database): Forgettable {
  const old = (inside: Database, before: number) =>
    inside
      .selectFrom('curated')
      .select('id')
      .where((each) =>
        each.or([
          each.and([each('state', '!=', 'in-force'), each('moved', '<', before)]),
          each('moved', '<', daysBefore(before, LONGEST_DAYS)),
        ]),
      );
  return {
    due: (before) => countOf(database, old(database, before)),
    forget: (before, most) =>
      database.transaction().execute(async (inside) => {
        const gone = await inside
          .deleteFrom('curated')
          .where('id', 'in', old(inside, before).orderBy('moved').limit(most))
          .where('moved', '<', before)
          .returning('id')
          .execute();
        const ids = gone.map(({ id }) => id);
        if (ids.length > 0) await inside.deleteFrom('curated_questions').where('curated', 'in', ids).execute();
        return ids.length;
      }),
  };
}

/** Each of these tables has names that were only good until a time. */
const SPENT = ['leases', 'used_once', 'tallies', 'remembered'] as const;

function spent(database: Database): Forgettable {
  type Table = (typeof SPENT)[number];
  const old = (table: Table, before: number) => database.selectFrom(table).select('name').where('until', '<', before);
  const take = async (table: Table, before: number, most: number): Promise<number> =>
    tookOut(
      await database
        .deleteFrom(table)
        .where('name', 'in', old(table, before).limit(most))
        // One that is taken again meanwhile holds.
        .where('until', '<', before)
        .execute(),
    );
  const sumOf = async (each: (table: Table) => Promise<number>): Promise<number> => {
    let sum = 0;
    for (const table of SPENT) sum += await each(table);
    return sum;
  };
  return {
    due: (before) => sumOf((table) => countOf(database, old(table, before))),
    forget: (before, most) => sumOf((table) => take(table, before, most)),
  };
}
