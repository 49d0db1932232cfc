import { once } from 'node:events';
import { createEscalationStore } from '../../src/adapters/store/escalation-store.ts';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { personId } from '../../src/core/people.ts';
import { ANNA } from './escalations.ts';
import { CLAIM, moved, numbered, officer } from './kept-escalations.ts';
import { aNotice } from './notices.ts';

/**
 * A process of its own in which officers, all at once, claim escalations from 1 to `count`, as they knew them before anybody did: each
 * officer every fifth one, so that ten of fifty are after the same. It waits for its input to begin, and prints a line for each claim
 * won: the escalation and the officer.
 */
const [place = '', name = '', officers = '0', count = '0'] = process.argv.slice(2);
const database = await openDatabase(place);
const store = createEscalationStore(database);
process.stdout.write('ready\n');
await once(process.stdin, 'data');

const EVERY = 5;
const claimThose = async (id: string, first: number): Promise<void> => {
  for (let number = first; number <= Number(count); number += EVERY) {
    const claimed = moved(numbered(number), officer({ ...ANNA, id: personId(id) }), CLAIM);
    const { won } = await store.advance(claimed, [aNotice(`${claimed.id} claimed`)]);
    if (won) process.stdout.write(`${claimed.id} ${id}\n`);
  }
};
await Promise.all(
  Array.from({ length: Number(officers) }, (_, index) => claimThose(`${name}${index}`, 1 + (index % EVERY))),
);
await database.destroy();
process.stdin.destroy();
