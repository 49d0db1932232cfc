import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Advice } from '../../core/advice.ts';
import { curatedId } from '../../core/curated-answer.ts';
import { namedTurn } from '../../core/conversation.ts';
import type { TurnId } from '../../core/conversation.ts';
import { councilId, documentId, editionId, storedClauseId } from '../../core/guidance.ts';
import type { Citation } from '../../core/guidance.ts';
import type { PersonId } from '../../core/people.ts';
import type { QuestionLog } from '../../core/ports.ts';
import { typedReceiptCode } from '../../core/receipt.ts';
import type { Receipt, ReceiptCode } from '../../core/receipt.ts';
import { keyOf } from './key.ts';
import type { Database, Tables } from './tables.ts';

/** Keeps a receipt. What was shown is kept once an edition, however often it is shown. */
export async function keepReceipt(
  inside: Database,
  { shown, advice, ...receipt }: Receipt,
  by: PersonId | undefined,
): Promise<void> {
  const { code, turn, at, council, edition, outcome } = receipt;
  const clauses = JSON.stringify(shown.map(({ clause }) => clause));
  await inside
    .insertInto('receipts')
    .values({
      code,
      turn: keyOf(turn),
      at,
      council: council ?? null,
      edition,
      outcome,
      clauses,
      asker: by === undefined ? null : askerOf(by),
      advice: advice === undefined ? null : JSON.stringify(advice),
    })
    .execute();
  for (const { clause, text, citation } of shown)
    await inside
      .insertInto('shown')
      .values({ edition, clause: keyOf(clause), council: citation.council, body: JSON.stringify({ text, citation }) })
      .onConflict((conflict) => conflict.columns(['edition', 'clause']).doNothing())
      .execute();
}

/** A person can be found by it and not read from it: whoever browses the receipts does not see whose they are. */
export const askerOf = (by: PersonId): string => createHash('sha256').update(JSON.stringify(by)).digest('hex');

/** The half of the question log that proves later what was answered. */
export function receiptsIn(database: Database): Pick<QuestionLog, 'receipt' | 'receiptOf' | 'receiptsOf'> {
  const all = database.selectFrom('receipts').selectAll();
  const read = async (row: Tables['receipts'] | undefined): Promise<Receipt | undefined> =>
    row === undefined ? undefined : receiptFrom(row, database);
  return {
    receipt: async (code: ReceiptCode) => read(await all.where('code', '=', code).executeTakeFirst()),
    receiptOf: async (turn: TurnId) => read(await all.where('turn', '=', keyOf(turn)).executeTakeFirst()),
    async receiptsOf(person, most) {
      const theirs = all.where('asker', '=', askerOf(person)).orderBy('at', 'desc').orderBy('code').limit(most);
      return Promise.all((await theirs.execute()).map((row) => receiptFrom(row, database)));
    },
  };
}

/** A receipt with the words of what was shown. */
export async function receiptFrom(row: Tables['receipts'], database: Database): Promise<Receipt> {
  const ids = list.parse(JSON.parse(row.clauses));
  const kept = await database.selectFrom('shown').selectAll().where('edition', '=', row.edition).execute();
  const code = typedReceiptCode(row.code);
  if (code === undefined) throw new TypeError('What is kept in the database is not a receipt.');
  return {
    code,
    turn: namedTurn(row.turn),
    at: row.at,
    council: row.council === null ? undefined : councilId(row.council),
    edition: editionId(row.edition),
    outcome: outcome.parse(row.outcome),
    shown: ids.flatMap((id) => {
      const found = kept.find(({ clause }) => clause === keyOf(id));
      return found === undefined ? [] : [{ clause: storedClauseId(id), ...body.parse(JSON.parse(found.body)) }];
    }),
    ...(row.advice !== null && { advice: advice.parse(JSON.parse(row.advice)) }),
  };
}

const list = z.array(z.string());
const outcome = z.enum(['quoted', 'unsure', 'silent', 'in-parts', 'conversation']);
const words = z.string();
const citation: z.ZodType<Citation> = z.strictObject({
  council: words.transform(councilId),
  councilName: words,
  document: words.transform(documentId),
  title: words,
  number: words.exactOptional(),
  section: words.exactOptional(),
  after: words.exactOptional(),
  headings: z.array(words),
  opening: words.exactOptional(),
  version: words.exactOptional(),
  dates: z.strictObject({
    approved: words.exactOptional(),
    published: words.exactOptional(),
    review: words.exactOptional(),
  }),
  inForce: z.strictObject({ from: words.exactOptional(), until: words.exactOptional() }).exactOptional(),
});
const body = z.strictObject({ text: words, citation });
const advice: z.ZodType<Advice> = z.strictObject({
  id: words.transform(curatedId),
  wording: words,
  by: words,
  approver: words,
  since: z.number(),
  expires: words,
  rests: z.array(z.strictObject({ clause: words.transform(storedClauseId), place: words })),
});
