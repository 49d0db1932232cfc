import { homeOf } from '../../src/adapters/slack/address.ts';
import { createEscalationStore } from '../../src/adapters/store/escalation-store.ts';
import type { Database } from '../../src/adapters/store/tables.ts';
import { turnId } from '../../src/core/conversation.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { councilId } from '../../src/core/guidance.ts';
import { personId } from '../../src/core/people.ts';
import { anEscalation } from '../../tests/support/escalations.ts';
import { COUNCILLORS, personIn } from './council.ts';

const AN_HOUR_MS = 60 * 60_000;
const LETTERS = 'BCDFGHJKLMNP';

/** Opens escalations that should have been answered an hour ago, so that the next round of upkeep reminds of all of them. */
export async function openOverdue(database: Database, count: number): Promise<ReadonlySet<string>> {
  const store = createEscalationStore(database);
  const answerBy = Date.now() - AN_HOUR_MS;
  const ids = Array.from({ length: count }, (_, number) => `CHA-DUE22${LETTERS[number] ?? ''}`);
  const user = COUNCILLORS[0];
  const person = { id: personId(personIn(user)), name: `Person ${user}`, home: homeOf(user) };
  for (const [number, id] of ids.entries()) {
    const askers = [{ person, about: turnId('slack', `Overdue${number}`) }] as const;
    const question = `May I fly overdue kite number ${number}?`;
    const times = { opened: answerBy - AN_HOUR_MS, answerBy, remindAt: answerBy };
    const where = { council: councilId('chasely'), team: 'clerks' };
    await store.open(anEscalation({ id: escalationId(id), askers, question, ...where, ...times }), []);
  }
  return new Set(ids);
}

/** Whether all of them were reminded of. */
export async function allReminded(database: Database, ids: ReadonlySet<string>): Promise<boolean> {
  const rows = await database
    .selectFrom('escalations')
    .select('id')
    .where('id', 'in', [...ids])
    .where('version', '>', 0)
    .execute();
  return rows.length === ids.size;
}

/** Each has to be reminded of once, whichever process did it. */
export const auditReminders = (overdue: readonly Escalation[]): readonly string[] =>
  overdue.flatMap(({ id, history }) => {
    const moves = history.map(({ move }) => move.move);
    return moves.join() === 'remind-after' ? [] : [`${id} was overdue and has the moves ${moves.join()}.`];
  });
