import { approvalEntry } from '../../core/audit-entries.ts';
import type { CuratedAnswer } from '../../core/curated-answer.ts';
import type { Notice } from '../../core/notice.ts';
import type { CuratedStore } from '../../core/curated-store.ts';
import { appendAudited } from './audit.ts';
import { questionDigest } from './escalation-rows.ts';
import { keyOf } from './key.ts';
import { keepNotices } from './notice-rows.ts';
import { readCurated } from './shapes.ts';
import type { Database, Tables } from './tables.ts';

/**
 * Officer advice in a database. What `propose` and `advance` resolve to is on the disk, also for other processes; that a second officer agreed, with
 * its entry in the audit log.
 */
export function createCuratedStore(database: Database): CuratedStore {
  const all = database.selectFrom('curated').select('body');
  return {
    propose: (curated, notices) => database.transaction().execute((inside) => propose(inside, curated, notices)),
    advance: (next, notices) => database.transaction().execute((inside) => advance(inside, next, notices)),
    byId: (id) => byKey(database, 'id', keyOf(id)),
    async agreed(council, most) {
      const rows = all.where('council', '=', council).where('state', '=', 'in-force');
      return bodiesOf(await rows.orderBy('proposed', 'desc').orderBy('id').limit(most).execute());
    },
    async answering(council, question, most) {
      const digest = questionDigest(question);
      if (digest === null) return [];
      const rows = database
        .selectFrom('curated_questions')
        .innerJoin('curated', 'curated.id', 'curated_questions.curated')
        .select('body')
        .where('curated_questions.council', '=', council)
        .where('question', '=', digest)
        .where('state', '=', 'in-force');
      return bodiesOf(await rows.orderBy('moved', 'desc').orderBy('id').limit(most).execute());
    },
    async list(council, endedSince, most) {
      const lately = all.where((each) => each.or([each('state', '!=', 'ended'), each('moved', '>=', endedSince)]));
      const rows = council === undefined ? lately : lately.where('council', '=', council);
      return bodiesOf(await rows.orderBy('moved', 'desc').orderBy('id').limit(most).execute());
    },
  };
}

async function propose(
  inside: Database,
  curated: CuratedAnswer,
  notices: readonly Notice[],
): ReturnType<CuratedStore['propose']> {
  const result = await inside
    .insertInto('curated')
    .values(rowOf(curated))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) {
    const before = await byKey(inside, 'turn', keyOf(curated.proposed.turn));
    return before === undefined ? { outcome: 'id-taken' } : { outcome: 'kept-before', curated: before };
  }
  await keepQuestions(inside, curated);
  await keepNotices(inside, notices, movedAt(curated));
  return { outcome: 'kept', curated };
}

async function advance(
  inside: Database,
  next: CuratedAnswer,
  notices: readonly Notice[],
): ReturnType<CuratedStore['advance']> {
  const { id, ...row } = rowOf(next);
  const result = await inside
    .updateTable('curated')
    .set(row)
    .where('id', '=', id)
    .where('version', '=', next.history.length - 1)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) {
    const now = await byKey(inside, 'id', id);
    if (now === undefined) throw new Error('There is no such officer advice.');
    return { won: false, now };
  }
  await keepNotices(inside, notices, movedAt(next));
  const entry = approvalEntry(next);
  if (entry !== undefined) await appendAudited(inside, entry);
  return { won: true };
}

async function keepQuestions(inside: Database, { id, council, asked }: CuratedAnswer): Promise<void> {
  const digests = new Set(asked.map(questionDigest).filter((digest) => digest !== null));
  const rows = [...digests].map((question) => ({ council, question, curated: keyOf(id) }));
  if (rows.length > 0) await inside.insertInto('curated_questions').values(rows).execute();
}

async function byKey(database: Database, by: 'id' | 'turn', key: string): Promise<CuratedAnswer | undefined> {
  const row = await database.selectFrom('curated').select('body').where(by, '=', key).executeTakeFirst();
  return row && readCurated(row.body);
}

const bodiesOf = (rows: readonly Pick<Tables['curated'], 'body'>[]): readonly CuratedAnswer[] =>
  rows.map(({ body }) => readCurated(body));

const movedAt = ({ proposed, history }: CuratedAnswer): number => history.at(-1)?.at ?? proposed.at;

const rowOf = (curated: CuratedAnswer): Tables['curated'] => ({
  id: keyOf(curated.id),
  council: curated.council,
  state: curated.now.state,
  version: curated.history.length,
  turn: keyOf(curated.proposed.turn),
  proposed: curated.proposed.at,
  moved: movedAt(curated),
  body: JSON.stringify(curated),
});
