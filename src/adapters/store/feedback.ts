import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Feedback } from '../../core/feedback.ts';
import { councilId } from '../../core/guidance.ts';
import type { PersonId } from '../../core/people.ts';
import type { FeedbackStore } from '../../core/ports.ts';
import type { Receipt } from '../../core/receipt.ts';
import { keyOf } from './key.ts';
import { insertRecord } from './question-log.ts';
import { receiptFrom } from './receipts.ts';
import type { Database, Tables } from './tables.ts';

/** Feedback in a database, beside the receipts that it rests on. */
export function createFeedbackStore(database: Database): FeedbackStore {
  return {
    keep: (given) =>
      database.transaction().execute(async (inside) => {
        const { turn, council, at, receipt, verdict, words } = given;
        const nothing = { clauses: [], receipt: undefined };
        const record = { turn, council, edition: receipt.edition, outcome: 'feedback', at, ...nothing } as const;
        const kept = await insertRecord(inside, record);
        if (!kept.first) return kept;
        // JSON, since PostgreSQL stores neither a NUL nor half a character.
        const said = { verdict, words: JSON.stringify(words), at, council: council ?? null, answered: receipt.at };
        await inside
          .insertInto('feedback')
          .values({ turn: keyOf(receipt.turn), person: saidByOf(given.by, keyOf(receipt.turn)), ...said })
          .onConflict((conflict) => conflict.columns(['turn', 'person']).doUpdateSet(said))
          .execute();
        return kept;
      }),
    async of(council, since, most) {
      const all = database.selectFrom('feedback').selectAll().where('at', '>=', since);
      const rows = await (council === undefined ? all : all.where('council', '=', council))
        .orderBy('at', 'desc')
        .orderBy('turn')
        .orderBy('person')
        .limit(most)
        .execute();
      const receipts = database.selectFrom('receipts').selectAll();
      const found = rows.map(async (row) => {
        const answered = await receipts.where('turn', '=', row.turn).executeTakeFirst();
        return answered === undefined ? [] : [saidOf(row, await receiptFrom(answered, database))];
      });
      return (await Promise.all(found)).flat();
    },
    async on(code) {
      const answered = await database.selectFrom('receipts').selectAll().where('code', '=', code).executeTakeFirst();
      if (answered === undefined) return [];
      const receipt = await receiptFrom(answered, database);
      const all = database.selectFrom('feedback').selectAll().where('turn', '=', answered.turn);
      const rows = await all.orderBy('at', 'desc').orderBy('person').execute();
      return rows.map((row) => saidOf(row, receipt));
    },
  };
}

const saidOf = ({ verdict, words, council, at }: Tables['feedback'], receipt: Receipt): Feedback => ({
  verdict,
  words: z.string().parse(JSON.parse(words)),
  receipt,
  council: council === null ? undefined : councilId(council),
  at,
});

/** The answer is in it, so that what one person said of several answers cannot be put together. `turn`: as it is stored. */
export const saidByOf = (by: PersonId, turn: string): string =>
  createHash('sha256')
    .update(JSON.stringify([by, turn]))
    .digest('hex');
