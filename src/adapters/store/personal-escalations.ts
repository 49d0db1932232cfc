import type { HistoryEntry, MoveName, Escalation } from '../../core/escalation.ts';
import { erasedPerson, withoutAsker } from '../../core/erased-asker.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { Telling } from '../../core/notice.ts';
import type { Person, PersonId } from '../../core/people.ts';
import type { Kept } from '../../core/personal-data.ts';
import { keepMoves, rowOf, withHistories } from './escalation-rows.ts';
import { keyOf } from './key.ts';
import { keepNotices, laneOf } from './notice-rows.ts';
import { dayText, holding } from './personal-rows.ts';
import { readNotice } from './shapes.ts';
import type { Database } from './tables.ts';

/** What a person asked or joined, also what they withdrew from, and what they did about others' as an officer. */
export interface TheirEscalations {
  readonly asked: readonly Escalation[];
  readonly answered: readonly Escalation[];
}

export async function escalationsOf(database: Database, person: PersonId): Promise<TheirEscalations> {
  const asked = database.selectFrom('askers').select('escalation').where('person', '=', keyOf(person));
  const moved = database.selectFrom('escalation_moves').select('escalation').where(holding('body', person));
  const all = database.selectFrom('escalations').selectAll().orderBy('opened', 'desc').orderBy('id');
  return {
    asked: await withHistories(database, await all.where('id', 'in', asked).execute()),
    answered: (await withHistories(database, await all.where('id', 'in', moved).execute())).filter(({ history }) =>
      history.some((entry) => isByOfficer(entry, person)),
    ),
  };
}

const BY_OFFICERS: ReadonlySet<MoveName> = new Set([
  'claim',
  'release',
  'recuse',
  'hand-over',
  'ask-back',
  'note',
  'close-without-answer',
  'answer',
]);
const isByOfficer = ({ by, move }: HistoryEntry, person: PersonId): boolean =>
  by !== 'clock' && by.id === person && BY_OFFICERS.has(move.move);

/** What a councillor is told of it, and what they said themselves: nothing that officers keep among themselves, and no other asker. */
export const askedRecord = (
  { id, council, team, question, confidential, topic, opened, now, history }: Escalation,
  person: PersonId,
  withNotes: boolean,
): Kept => ({
  reference: id,
  council,
  team,
  opened: dayText(opened),
  state: now.state,
  confidential,
  topic,
  question,
  history: history
    .filter((entry) => isToldTo(entry, person) || (withNotes && entry.move.move === 'note'))
    .map(entryRecord),
});

const TO_ASKERS: ReadonlySet<MoveName> = new Set(['ask-back', 'answer', 'close-without-answer']);
const isToldTo = ({ by, move }: HistoryEntry, person: PersonId): boolean =>
  TO_ASKERS.has(move.move) || (by !== 'clock' && by.id === person && !BY_OFFICERS.has(move.move));

const entryRecord = ({ by, at, move }: HistoryEntry): Kept => ({
  at: dayText(at),
  by: by === 'clock' ? 'Clausebook' : by.name,
  move: move.move,
  ...('text' in move && { text: move.text }),
  ...('clauses' in move && { clauses: move.clauses.map(String) }),
});

/** Each thing they did as an officer. */
export const officerRecords = ({ id, council, history }: Escalation, person: PersonId): readonly Kept[] =>
  history
    .filter((entry) => isByOfficer(entry, person))
    .map((entry) => ({ reference: id, council, did: entryRecord(entry) }));

/** Where they are told something alone, as far as it is known. */
export function homesOf(
  { asked, answered }: TheirEscalations,
  person: PersonId,
  home: Conversation | undefined,
): readonly Conversation[] {
  const people: readonly Person[] = [...asked, ...answered].flatMap(({ askers, history }) => [
    ...askers.map((asker) => asker.person),
    ...history.flatMap(({ by }) => (by === 'clock' ? [] : [by])),
  ]);
  const homes = people.filter(({ id }) => id === person).map((each) => each.home);
  const all = home === undefined ? homes : [home, ...homes];
  return [...new Map(all.map((each) => [`${each.platform} ${each.address}`, each])).values()];
}

/** Messages to them about what they asked. */
export async function messagesOf(
  database: Database,
  { asked }: Pick<TheirEscalations, 'asked'>,
  homes: readonly Conversation[],
): Promise<readonly Kept[]> {
  const rows = await noticesTo(database, asked, homes).selectAll().orderBy('seq', 'desc').execute();
  return rows.map(({ id, escalation, state, due }) => ({
    message: id,
    reference: escalation,
    state,
    at: dayText(due),
  }));
}

const noticesTo = (database: Database, asked: readonly Escalation[], homes: readonly Conversation[]) =>
  database
    .selectFrom('notices')
    .where('escalation', 'in', asked.map(({ id }) => keyOf(id)).concat(''))
    .where('lane', 'in', homes.map(laneOf).concat(''));

interface Erasing {
  readonly at: number;
  readonly newId: () => string;
}

/** Takes them out of all they asked, and has the messages that others see of it drawn anew. Resolves to how many escalations and messages. */
export async function eraseAsked(
  inside: Database,
  person: PersonId,
  home: Conversation | undefined,
  erasing: Erasing,
): Promise<{ readonly asked: number; readonly messages: number }> {
  const theirs = await escalationsOf(inside, person);
  const { asked } = theirs;
  for (const each of asked) await eraseFrom(inside, each, person, erasing);
  const ids = (
    await noticesTo(inside, asked, homesOf(theirs, person, home))
      .select('id')
      .execute()
  ).map(({ id }) => id);
  if (ids.length > 0) await inside.deleteFrom('notices').where('id', 'in', ids).execute();
  await drawAnew(
    inside,
    asked.map(({ id }) => keyOf(id)),
    erasing.at,
  );
  return { asked: asked.length, messages: ids.length };
}

// The tables in the order of a move, so that neither waits for the other for ever.
async function eraseFrom(
  inside: Database,
  before: Escalation,
  person: PersonId,
  { at, newId }: Erasing,
): Promise<void> {
  const key = keyOf(before.id);
  const stand = erasedPerson(newId());
  const after = withoutAsker(before, person, stand, at);
  if (after !== undefined) await keepInPlace(inside, before, after);
  await inside
    .updateTable('askers')
    .set({ person: keyOf(stand.id), waits: 0 })
    .where('escalation', '=', key)
    .where('person', '=', keyOf(person))
    .execute();
}

async function keepInPlace(inside: Database, before: Escalation, after: Escalation): Promise<void> {
  const { id, ...row } = rowOf(after);
  const { numUpdatedRows } = await inside
    .updateTable('escalations')
    .set(row)
    .where('id', '=', id)
    .where('version', '=', before.history.length)
    .executeTakeFirst();
  // Somebody moved it meanwhile: nothing of this transaction is kept, and the wish can be repeated.
  if (numUpdatedRows === 0n) throw new Error('An escalation was moved while somebody was taken out of it.');
  await inside.deleteFrom('escalation_moves').where('escalation', '=', id).execute();
  await keepMoves(inside, after, 0);
}

const DRAWN: ReadonlySet<Telling['tells']> = new Set(['card', 'file', 'status']);

/** Messages that are edited in place show them no more. */
async function drawAnew(inside: Database, keys: readonly string[], at: number): Promise<void> {
  if (keys.length === 0) return;
  const theirs = inside.selectFrom('notices').select('body').where('escalation', 'in', keys);
  const rows = await theirs.orderBy('seq').orderBy('id').execute();
  const notices = rows.map(({ body }) => readNotice(body));
  await keepNotices(
    inside,
    notices.filter(({ telling }) => DRAWN.has(telling.tells)),
    at,
  );
}
