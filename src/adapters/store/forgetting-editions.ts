import { countOf, tookOut } from './forgetting-rows.ts';
import type { Forgettable } from './forgetting-rows.ts';
import type { Database } from './tables.ts';

/** What is kept of answers, and of what they were given by. */
export const editionRecords = (
  database: Database,
): Readonly<Record<'questions' | 'receipts' | 'shown' | 'feedback' | 'choices', Forgettable>> => ({
  questions: questions(database),
  receipts: receipts(database),
  shown: shown(database),
  feedback: feedback(database),
  choices: choices(database),
});

function questions(database: Database): Forgettable {
  const old = (before: number) => database.selectFrom('questions').select('turn').where('at', '<', before);
  return {
    due: (before) => countOf(database, old(before)),
    forget: async (before, most) =>
      tookOut(
        await database.deleteFrom('questions').where('turn', 'in', old(before).orderBy('at').limit(most)).execute(),
      ),
  };
}

function receipts(database: Database): Forgettable {
  const old = (before: number) => database.selectFrom('receipts').select('code').where('at', '<', before);
  return {
    due: (before) => countOf(database, old(before)),
    forget: async (before, most) =>
      tookOut(
        await database.deleteFrom('receipts').where('code', 'in', old(before).orderBy('at').limit(most)).execute(),
      ),
  };
}

/** What the newest publication of each library names. */
const editionsInForce = (database: Database) =>
  database
    .selectFrom('publications')
    .select('publications.edition')
    .where((each) =>
      each.not(
        each.exists(
          each
            .selectFrom('publications as later')
            .select('later.number')
            .whereRef('later.library', '=', 'publications.library')
            .whereRef('later.number', '>', 'publications.number'),
        ),
      ),
    );

/** The words of clauses of editions that no receipt names. Those of editions in force stay: the next answer may show them. */
function shown(database: Database): Forgettable {
  const inForce = editionsInForce(database);
  const unneeded = () =>
    database
      .selectFrom('shown')
      .select(['edition', 'clause'])
      .where((each) =>
        each.not(
          each.exists(each.selectFrom('receipts').select('code').whereRef('receipts.edition', '=', 'shown.edition')),
        ),
      )
      .where('edition', 'not in', inForce);
  return {
    due: () => countOf(database, unneeded()),
    async forget(_before, most) {
      const first = await unneeded().orderBy('edition').limit(1).executeTakeFirst();
      if (first === undefined) return 0;
      const { edition } = first;
      const some = unneeded().where('edition', '=', edition).orderBy('clause').limit(most);
      const clauses = database.selectFrom(some.as('some')).select('clause');
      return tookOut(
        await database.deleteFrom('shown').where('edition', '=', edition).where('clause', 'in', clauses).execute(),
      );
    },
  };
}

/** By when it was answered, so that what several people said of one answer goes with it. */
function feedback(database: Database): Forgettable {
  const old = (before: number) => database.selectFrom('feedback').select('turn').where('answered', '<', before);
  return {
    due: (before) => countOf(database, old(before)),
    forget: async (before, most) =>
      tookOut(
        await database
          .deleteFrom('feedback')
          .where('turn', 'in', old(before).orderBy('answered').limit(most))
          .execute(),
      ),
  };
}

/** Of editions that are not in force. */
function choices(database: Database): Forgettable {
  const inForce = editionsInForce(database);
  const old = (before: number) =>
    database
      .selectFrom('choices')
      .select(['question', 'edition', 'chooser'])
      .where('at', '<', before)
      .where('edition', 'not in', inForce);
  return {
    due: (before) => countOf(database, old(before)),
    async forget(before, most) {
      const rows = await old(before).orderBy('at').limit(most).execute();
      let count = 0;
      await database.transaction().execute(async (inside) => {
        for (const { question, edition, chooser } of rows) {
          const one = inside.deleteFrom('choices').where('question', '=', question);
          count += tookOut(await one.where('edition', '=', edition).where('chooser', '=', chooser).execute());
        }
      });
      return count;
    },
  };
}
