import type { QuestionLog, QuestionRecord } from '../../core/ports.ts';
import { keyOf } from './key.ts';
import { keepReceipt, receiptsIn } from './receipts.ts';
import { countResting } from './resting.ts';
import type { Database } from './tables.ts';

/** The question log in a database. Turns stay unique across restarts and processes; a receipt is kept with its record or not at all. */
export function createQuestionLog(database: Database): QuestionLog {
  return {
    ...receiptsIn(database),
    countResting: (clauses, since) => countResting(database, clauses, since),
    record(record) {
      const { receipt } = record;
      if (receipt === undefined) return insertRecord(database, record);
      return database.transaction().execute(async (inside) => {
        const kept = await insertRecord(inside, record);
        if (kept.first) await keepReceipt(inside, receipt, record.by);
        return kept;
      });
    },
    close: () => database.destroy(),
  };
}

/** True for the first record of a turn; the others are not kept. */
export async function insertRecord(
  inside: Database,
  { turn, council, edition, outcome, clauses, at }: Omit<QuestionRecord, 'by'>,
): Promise<{ readonly first: boolean }> {
  const result = await inside
    .insertInto('questions')
    .values({ turn: keyOf(turn), council: council ?? null, edition, outcome, clauses: JSON.stringify(clauses), at })
    .onConflict((conflict) => conflict.column('turn').doNothing())
    .executeTakeFirst();
  return { first: result.numInsertedOrUpdatedRows === 1n };
}
