// Keeps what the newest release of the database is, for the tests of later ones: npm run schema:keep
import { writeFile } from 'node:fs/promises';
import { openDatabase } from '../src/adapters/store/database.ts';
import { keepEveryKind } from '../tests/support/records-of-every-kind.ts';
import {
  digestOf,
  keptDigests,
  rowsFile,
  rowsIn,
  STEPS,
  STEPS_FILE,
  stepsWithRows,
} from '../tests/support/schema-steps.ts';

const write = async (path: string, content: unknown): Promise<void> => {
  await writeFile(path, `${JSON.stringify(content, undefined, 2)}\n`);
  console.log(path);
};

const kept = await keptDigests();
const digests = Object.fromEntries(await Promise.all(STEPS.map(async (step) => [step, await digestOf(step)])));
const changed = Object.keys(kept).filter((step) => kept[step] !== digests[step]);
if (changed.length > 0) throw new Error(`A step that was released is never changed: ${changed.join(', ')}.`);
await write(STEPS_FILE, digests);

const newest = STEPS.at(-1) ?? '';
if (!(await stepsWithRows()).includes(newest)) {
  const database = await openDatabase(':memory:');
  await keepEveryKind(database);
  const rows = await rowsIn(database);
  const empty = Object.keys(rows).filter((table) => rows[table]?.length === 0);
  if (empty.length > 0)
    throw new Error(`Let tests/support/records-of-every-kind.ts keep something in ${empty.join(', ')}.`);
  await write(rowsFile(newest), rows);
}
