import { createHash } from 'node:crypto';
import { isOpen } from '../../core/escalation.ts';
import type { Escalation } from '../../core/escalation.ts';
import { questionKey } from '../../core/question-key.ts';
import { keyOf } from './key.ts';
import { readEntry, readEscalation } from './shapes.ts';
import type { Database, Tables } from './tables.ts';

type Row = Tables['escalations'];

/** What an escalation is kept as, beside its history. */
export function rowOf(escalation: Escalation): Row {
  const { history, ...body } = escalation;
  const { id, council, team, now, opened, remindAt, question, confidential } = escalation;
  const watched = now.state === 'claimed' && !now.askedBack ? now.touched : null;
  return {
    id: keyOf(id),
    council,
    team,
    state: now.state,
    version: history.length,
    opened,
    remind_at: isOpen(escalation) ? (remindAt ?? null) : null,
    touched: watched,
    moved: history.at(-1)?.at ?? opened,
    question_key: confidential ? null : questionDigest(question),
    body: JSON.stringify(body),
  };
}

/** Equal for the same question; null for one that is like no other. A question may be too long for an index. */
export function questionDigest(question: string): string | null {
  const key = questionKey(question);
  return key === '' ? null : createHash('sha256').update(key).digest('hex');
}

/** False, and nothing is kept, if there is one of that id. */
export async function keepFirst(database: Database, escalation: Escalation): Promise<boolean> {
  const result = await database
    .insertInto('escalations')
    .values(rowOf(escalation))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Adds moves from the one of this number on. Rejects if somebody else's are there. */
export async function keepMoves(database: Database, { id, council, history }: Escalation, from: number): Promise<void> {
  const moves = history.slice(from).map((entry, index) => ({
    escalation: keyOf(id),
    n: from + index,
    council,
    body: JSON.stringify(entry),
  }));
  if (moves.length > 0) await database.insertInto('escalation_moves').values(moves).execute();
}

/** Those whose rows these are, in their order, each with the moves of its version. */
export async function withHistories(database: Database, rows: readonly Row[]): Promise<readonly Escalation[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const moves = await database
    .selectFrom('escalation_moves')
    .select(['escalation', 'n', 'body'])
    .where('escalation', 'in', ids)
    .orderBy('n')
    .execute();
  return rows.map(({ id, version, body }) => ({
    ...readEscalation(body),
    // A move may have been made since the row was read.
    history: moves.filter(({ escalation, n }) => escalation === id && n < version).map((each) => readEntry(each.body)),
  }));
}

export async function byKey(database: Database, key: string): Promise<Escalation | undefined> {
  const rows = await database.selectFrom('escalations').selectAll().where('id', '=', key).execute();
  const [escalation] = await withHistories(database, rows);
  return escalation;
}
