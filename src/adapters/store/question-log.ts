import type { QuestionLog } from '../../core/ports.ts';
import { keyOf } from './key.ts';
import type { Database } from './tables.ts';

/** The question log in a database. Turns stay unique across restarts and processes. */
export function createQuestionLog(database: Database): QuestionLog {
  return {
    async record({ turn, council, edition, outcome, clauses, at }) {
      const kept = {
        turn: keyOf(turn),
        council: council ?? null,
        edition,
        outcome,
        clauses: JSON.stringify(clauses),
        at,
      };
      const result = await database
        .insertInto('questions')
        .values(kept)
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
