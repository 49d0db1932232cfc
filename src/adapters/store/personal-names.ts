import type { Escalation } from '../../core/escalation.ts';
import type { Person, PersonId } from '../../core/people.ts';
import { withHistories } from './escalation-rows.ts';
import type { Database } from './tables.ts';

/** So many escalations are read at a time. */
const PAGE = 200;

/** Ids of those who asked, answered or were handed an escalation under that name: nowhere else does a name stand beside an id for long. */
export async function namedIn(database: Database, name: string): Promise<readonly PersonId[]> {
  const wanted = plain(name);
  const found = new Set<PersonId>();
  for (let last = ''; ;) {
    const rows = await database
      .selectFrom('escalations')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const person of (await withHistories(database, rows)).flatMap(peopleIn))
      if (plain(person.name) === wanted) found.add(person.id);
    last = rows.at(-1)?.id ?? '';
    if (rows.length < PAGE) return [...found];
  }
}

const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

const peopleIn = ({ askers, history }: Escalation): readonly Person[] => [
  ...askers.map(({ person }) => person),
  ...history.flatMap(({ by, move }) => [
    ...(by === 'clock' ? [] : [by]),
    ...(move.move === 'join' ? [move.asker.person] : []),
    ...(move.move === 'hand-over' ? [move.to] : []),
  ]),
];
