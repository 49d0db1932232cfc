import type { TurnId } from '../../core/conversation.ts';
import type { Asker, Escalation } from '../../core/escalation.ts';
import type { PersonId } from '../../core/people.ts';
import { takeInTurn } from './dialect.ts';
import { keyOf } from './key.ts';
import { readEscalation } from './shapes.ts';
import type { Database, Tables } from './tables.ts';

type Row = Tables['askers'];

const rowOf = ({ id, council }: Escalation, { person, about }: Asker, opener: 0 | 1): Row => ({
  person: keyOf(person.id),
  about: keyOf(about),
  escalation: keyOf(id),
  council,
  opener,
  waits: 1,
});

/**
 * Until the transaction ends nobody else looks whether that person has asked about that turn: a platform's repeat that reaches another replica
 * must not open one while the first is joining another.
 */
export const alone = (inside: Database, { person, about }: Asker): Promise<void> =>
  takeInTurn(inside, [JSON.stringify([keyOf(person.id), keyOf(about)])]);

/** The key of the escalation that a person opened about a turn, or joined. */
export async function askedAbout(database: Database, person: PersonId, about: TurnId): Promise<string | undefined> {
  const row = await database
    .selectFrom('askers')
    .select('escalation')
    .where('person', '=', keyOf(person))
    .where('about', '=', keyOf(about))
    .orderBy('opener', 'desc')
    .executeTakeFirst();
  return row?.escalation;
}

/** Whether anybody has asked in confidence about a turn. */
export async function isConfidential(database: Database, about: TurnId): Promise<boolean> {
  const asked = database.selectFrom('askers').select('escalation').where('about', '=', keyOf(about));
  const rows = await database.selectFrom('escalations').select('body').where('id', 'in', asked).execute();
  return rows.some(({ body }) => readEscalation(body).confidential);
}

/** False, and nothing is kept, if the first asker has opened one about the same turn meanwhile: of any number at a time one is true. */
export async function keepOpener(database: Database, escalation: Escalation): Promise<boolean> {
  const result = await database
    .insertInto('askers')
    .values(rowOf(escalation, escalation.askers[0], 1))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** They wait for it as whoever asked first; only what they asked about is noted. */
export async function keepAskedAgain(database: Database, escalation: Escalation, asker: Asker): Promise<void> {
  await database
    .insertInto('askers')
    .values({ ...rowOf(escalation, asker, 0), waits: 0 })
    .execute();
}

export async function forgetOpener(database: Database, { id, askers }: Escalation): Promise<void> {
  const [{ person, about }] = askers;
  await database
    .deleteFrom('askers')
    .where('person', '=', keyOf(person.id))
    .where('about', '=', keyOf(about))
    .where('escalation', '=', keyOf(id))
    .execute();
}

/** Those who asked or joined wait, and nobody else. What they asked about stays known. */
export async function keepAskers(database: Database, escalation: Escalation): Promise<void> {
  await database.updateTable('askers').set({ waits: 0 }).where('escalation', '=', keyOf(escalation.id)).execute();
  await database
    .insertInto('askers')
    .values(escalation.askers.map((asker) => rowOf(escalation, asker, 0)))
    .onConflict((conflict) => conflict.columns(['person', 'about', 'escalation']).doUpdateSet({ waits: 1 }))
    .execute();
}
