import type { QuestionLog } from '../../core/ports.ts';
import type { Database } from './database.ts';

/** The question log in a database. Turns stay unique across restarts and processes. */
export function createQuestionLog(database: Database): QuestionLog {
  return {
    async record({ turn, council, edition, outcome, clauses, at }) {
      const result = await database
        .insertInto('questions')
        .values({ turn, council: council ?? null, edition, outcome, clauses: JSON.stringify(clauses), at })
        .onConflict((conflict) => conflict.column('turn').doNothing())
        .executeTakeFirst();
      return { first: result.numInsertedOrUpdatedRows === 1n };
    },
    async forget(before) {
      const result = await database.deleteFrom('questions').where('at', '<', before).executeTakeFirst();
      return Number(result.numDeletedRows);
    },
    close: () => database.destroy(),
  };
}
