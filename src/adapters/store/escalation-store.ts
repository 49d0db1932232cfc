import type { Asker, Escalation, EscalationId } from '../../core/escalation.ts';
import type { Notice } from '../../core/notice.ts';
import type { EscalationStore } from '../../core/ports.ts';
import {
  alone,
  askedAbout,
  forgetOpener,
  isConfidential,
  keepAskedAgain,
  keepAskers,
  keepOpener,
} from './asker-rows.ts';
import { escalationQueries } from './escalation-queries.ts';
import { byKey, keepFirst, keepMoves, rowOf } from './escalation-rows.ts';
import { keyOf } from './key.ts';
import { keepNotices } from './notice-rows.ts';
import type { Database } from './tables.ts';

/** Escalations in a database. What `open` and `advance` resolve to is on the disk, also for other processes. */
export function createEscalationStore(database: Database): EscalationStore {
  return {
    ...escalationQueries(database),
    open: (escalation, notices) => database.transaction().execute((inside) => open(inside, escalation, notices)),
    advance: (next, notices) => database.transaction().execute((inside) => advance(inside, next, notices)),
    askedAgain: (asker, id) => database.transaction().execute((inside) => askedAgain(inside, asker, id)),
    isConfidential: (about) => isConfidential(database, about),
    byId: (id) => byKey(database, keyOf(id)),

    async askedAbout(person, about) {
      const key = await askedAbout(database, person, about);
      return key === undefined ? undefined : byKey(database, key);
    },
  };
}

async function open(
  inside: Database,
  escalation: Escalation,
  notices: readonly Notice[],
): ReturnType<EscalationStore['open']> {
  const [first, ...others] = escalation.askers;
  const { person, about } = first;
  await alone(inside, first);
  const before = await askedAbout(inside, person.id, about);
  if (before !== undefined) return { outcome: 'kept-before', escalation: await there(inside, before) };
  if (!(await keepOpener(inside, escalation))) return open(inside, escalation, notices);
  if (!(await keepFirst(inside, escalation))) {
    await forgetOpener(inside, escalation);
    return { outcome: 'id-taken' };
  }
  if (others.length > 0) await keepAskers(inside, escalation);
  await keepMoves(inside, escalation, 0);
  await keepNotices(inside, notices, lastAt(escalation));
  return { outcome: 'kept', escalation };
}

async function advance(
  inside: Database,
  next: Escalation,
  notices: readonly Notice[],
): ReturnType<EscalationStore['advance']> {
  const last = next.history.length - 1;
  const { id, ...row } = rowOf(next);
  const move = next.history.at(-1)?.move;
  if (move?.move === 'join' && (await hasAsked(inside, move.asker, id)))
    return { won: false, now: await there(inside, id) };
  const result = await inside
    .updateTable('escalations')
    .set(row)
    .where('id', '=', id)
    .where('version', '=', last)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return { won: false, now: await there(inside, id) };
  await keepMoves(inside, next, last);
  await keepAskers(inside, next);
  await keepNotices(inside, notices, lastAt(next));
  return { won: true };
}

async function askedAgain(inside: Database, asker: Asker, id: EscalationId): Promise<Escalation> {
  await alone(inside, asker);
  const before = await askedAbout(inside, asker.person.id, asker.about);
  const escalation = await there(inside, before ?? keyOf(id));
  if (before === undefined) await keepAskedAgain(inside, escalation, asker);
  return escalation;
}

/** True if they opened or joined another one about the same turn meanwhile. */
async function hasAsked(inside: Database, asker: Asker, joining: string): Promise<boolean> {
  await alone(inside, asker);
  const before = await askedAbout(inside, asker.person.id, asker.about);
  return before !== undefined && before !== joining;
}

async function there(inside: Database, key: string): Promise<Escalation> {
  const escalation = await byKey(inside, key);
  if (escalation === undefined) throw new Error('There is no such escalation.');
  return escalation;
}

/** When it came to be as it is: what tells of that is due from then on. */
const lastAt = ({ history, opened }: Escalation): number => history.at(-1)?.at ?? opened;
