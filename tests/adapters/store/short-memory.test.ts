import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createKeptRecords } from '../../../src/adapters/store/forgetting.ts';
import { createSealing } from '../../../src/adapters/store/sealing.ts';
import { createShortMemory } from '../../../src/adapters/store/short-memory.ts';
import type { Database } from '../../../src/adapters/store/tables.ts';
import { shortMemoryContract } from '../../contracts/short-memory.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { COUNCILLOR, NEIGHBOUR } from '../../support/escalations.ts';
import { personalIn } from '../../support/personal-data.ts';
import { SEALED_WITH } from '../../support/records-of-every-kind.ts';
import { aTempFolder } from '../../support/temp-folder.ts';

const NOW = 1_800_000_000_000;
const WORDS = 'Can I use the logo?';
const ofCouncillor = { name: 'slack D1', text: WORDS, until: NOW + 1000, by: COUNCILLOR.id };

it('all else is waited for until it is on the disk, after something was remembered or could not be', async () => {
  const database = await openDatabase(join(await aTempFolder(), 'clausebook.sqlite'));
  onTestFinished(() => database.destroy());
  const synchronous = (inside: Database) => sql<{ synchronous: number }>`pragma synchronous`.execute(inside);
  const memory = createShortMemory(database, SEALED_WITH);
  await memory.keep([ofCouncillor]);
  const fails = (): never => {
    throw new Error('It fails.');
  };
  await expect(memory.change('slack D1', NOW, fails)).rejects.toThrow('It fails.');
  expect((await synchronous(database)).rows).toEqual([{ synchronous: 2 }]);
});

onEveryDatabase((there) => {
  shortMemoryContract(() => [
    createShortMemory(there().database, SEALED_WITH),
    createShortMemory(there().other, SEALED_WITH),
  ]);

  const memory = () => createShortMemory(there().database, SEALED_WITH);

  it('what is remembered stands in the database without its words, and without where and by whom it was said', async () => {
    await memory().keep([ofCouncillor]);
    const rows = await there().database.selectFrom('remembered').selectAll().execute();
    expect(rows).toHaveLength(1);
    for (const hidden of [WORDS, 'slack D1', COUNCILLOR.id, Buffer.from(WORDS).toString('base64').slice(0, 12)])
      expect(JSON.stringify(rows)).not.toContain(hidden);
  });

  it('what another key sealed, or stands under another name, is not known, and is no fault', async () => {
    const { database, other } = there();
    await memory().keep([ofCouncillor]);
    const elsewhere = createShortMemory(other, createSealing([createHash('sha256').update('another').digest()]));
    expect(await elsewhere.recall('slack D1', NOW)).toBeUndefined();
    await memory().keep([{ ...ofCouncillor, name: 'slack D2', text: 'Another' }]);
    const [one, two] = await database.selectFrom('remembered').selectAll().execute();
    if (one === undefined || two === undefined) throw new Error('There are two.');
    await database.updateTable('remembered').set({ sealed: one.sealed }).where('name', '=', two.name).execute();
    const known = [await memory().recall('slack D1', NOW), await memory().recall('slack D2', NOW)];
    expect(known.filter((each) => each !== undefined)).toHaveLength(1);
    await elsewhere.keep([{ ...ofCouncillor, text: 'Anew' }]);
    expect(await elsewhere.recall('slack D1', NOW)).toMatchObject({ text: 'Anew' });
  });

  it('what is over is forgotten by the nightly run as well', async () => {
    await memory().keep([ofCouncillor, { ...ofCouncillor, name: 'slack D2', until: NOW + 2000 }]);
    const records = createKeptRecords(there().database);
    expect(await records.due('spent', NOW + 2000)).toBe(1);
    expect(await records.forget('spent', NOW + 2000, 100)).toBe(1);
    expect(await memory().recall('slack D2', NOW)).toBeDefined();
  });

  it('a person is shown what they asked just now, and has it erased, and nobody else’s', async () => {
    const { database } = there();
    await memory().keep([
      ofCouncillor,
      { ...ofCouncillor, name: 'slack D2', text: 'Whose is it?', by: NEIGHBOUR.id },
      { ...ofCouncillor, name: 'a page', by: undefined },
    ]);
    const personal = personalIn(database);
    expect((await personal.of(COUNCILLOR)).remembered).toEqual([
      { until: new Date(NOW + 1000).toISOString(), words: WORDS },
    ]);
    expect(await personal.erase(COUNCILLOR, NOW)).toMatchObject({ remembered: 1 });
    expect(await personal.erase(COUNCILLOR, NOW)).toMatchObject({ remembered: 0 });
    expect(await memory().recall('slack D1', NOW)).toBeUndefined();
    expect(await memory().recall('slack D2', NOW)).toMatchObject({ text: 'Whose is it?' });
    expect((await personal.of(COUNCILLOR)).remembered).toEqual([]);
  });

  it('a person is told that something is kept even where the key is gone that it was sealed with', async () => {
    const gone = createShortMemory(there().database, createSealing([createHash('sha256').update('gone').digest()]));
    await gone.keep([ofCouncillor]);
    expect((await personalIn(there().database).of(COUNCILLOR)).remembered).toEqual([
      { until: new Date(NOW + 1000).toISOString() },
    ]);
  });
});
