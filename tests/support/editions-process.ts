import { once } from 'node:events';
import { createEditions } from '../../src/adapters/store/editions.ts';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { editionId } from '../../src/core/guidance.ts';
import { publishNext } from './publications.ts';

/** A process of its own that waits for its input to begin, publishes so many editions, and prints the number of each that is kept. */
const [place = '', name = '', count = '0'] = process.argv.slice(2);
const database = await openDatabase(place);
const editions = createEditions(database);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
for (let left = Number(count); left > 0; left -= 1) {
  const { number } = await publishNext(editions, { edition: editionId(`${name} ${left % 7}`), why: name });
  process.stdout.write(`${number}\n`);
}
await database.destroy();
process.stdin.destroy();
