import { setImmediate as others } from 'node:timers/promises';
import type { PersonId } from '../../core/people.ts';
import type { Kept } from '../../core/personal-data.ts';
import { saidByOf } from './feedback.ts';
import { dayText } from './personal-rows.ts';
import { askerOf } from './receipts.ts';
import { readText } from './shapes.ts';
import type { Database, Tables } from './tables.ts';

/** Receipts that a person can be told to be theirs, without the words of clauses, which each receipt shows by its code. */
export async function receiptsOf(database: Database, person: PersonId): Promise<readonly Kept[]> {
  const rows = await database
    .selectFrom('receipts')
    .selectAll()
    .where('asker', '=', askerOf(person))
    .orderBy('at', 'desc')
    .orderBy('code')
    .execute();
  return rows.map(({ code, turn, at, council, edition, outcome, clauses }) => ({
    receipt: code,
    event: turn,
    at: dayText(at),
    ...(council !== null && { council }),
    edition,
    outcome,
    clauses,
  }));
}

/** Resolves to how many are nobody's now. */
export async function unlinkReceipts(inside: Database, person: PersonId): Promise<number> {
  const { numUpdatedRows } = await inside
    .updateTable('receipts')
    .set({ asker: null })
    .where('asker', '=', askerOf(person))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function feedbackOf(database: Database, person: PersonId): Promise<readonly Kept[]> {
  const rows = await saidBy(database, person);
  return rows.map(({ turn, council, verdict, words, at }) => ({
    event: turn,
    at: dayText(at),
    ...(council !== null && { council }),
    verdict,
    words: readText(words),
  }));
}

export async function eraseFeedback(inside: Database, said: readonly Theirs[]): Promise<number> {
  let gone = 0;
  for (const { turn, person } of said) {
    const { numDeletedRows } = await inside
      .deleteFrom('feedback')
      .where('turn', '=', turn)
      .where('person', '=', person)
      .executeTakeFirst();
    gone += Number(numDeletedRows);
  }
  return gone;
}

type Theirs = Tables['feedback'];
/** So many digests are made at a time, in about a millisecond. */
const PAGE = 500;

/** All of it is looked through, since the digest of one person is another with each answer. The newest first. */
export async function saidBy(database: Database, person: PersonId): Promise<readonly Theirs[]> {
  const found: Theirs[] = [];
  for (let last: { readonly turn: string; readonly person: string } | undefined; ;) {
    const all = database.selectFrom('feedback').selectAll().orderBy('turn').orderBy('person').limit(PAGE);
    const after = last;
    const rows = await (
      after === undefined
        ? all
        : all.where((each) =>
            each.or([
              each('turn', '>', after.turn),
              each.and([each('turn', '=', after.turn), each('person', '>', after.person)]),
            ]),
          )
    ).execute();
    found.push(...rows.filter((row) => row.person === saidByOf(person, row.turn)));
    last = rows.at(-1);
    if (rows.length < PAGE) return found.toSorted((one, other) => other.at - one.at);
    await others();
  }
}
