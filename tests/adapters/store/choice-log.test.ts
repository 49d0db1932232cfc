import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createChoiceLog } from '../../../src/adapters/store/choice-log.ts';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { aChoiceKey, choiceLogContract } from '../../contracts/choice-log.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { aTempFolder } from '../../support/temp-folder.ts';

onEveryDatabase((there) => {
  choiceLogContract('a database', async () => {
    const { database, other } = there();
    return { log: createChoiceLog(database), other: createChoiceLog(other), dispose: async () => {} };
  });
});

choiceLogContract('SQLite in a file with two connections', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-'));
  const path = join(folder, 'clausebook.sqlite');
  const [first, second] = [await openDatabase(path), await openDatabase(path)];
  return {
    log: createChoiceLog(first),
    other: createChoiceLog(second),
    dispose: async () => {
      await Promise.all([first.destroy(), second.destroy()]);
      await rm(folder, { recursive: true });
    },
  };
});

describe('a choice in the database file', () => {
  it('is there after reopening, without a word of the question or of what it leans on', async () => {
    const folder = await aTempFolder();
    const path = join(folder, 'clausebook.sqlite');
    const key = aChoiceKey({ question: 'may i moor my zeppelin', takenWith: 'airships on the common' });
    const before = await openDatabase(path);
    await createChoiceLog(before).keep(key, { outcome: 'none' }, 1);
    await before.destroy();
    const after = await openDatabase(path);
    expect(await createChoiceLog(after).kept(key)).toEqual({ outcome: 'none' });
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')));
    for (const word of ['zeppelin', 'moor', 'airships', 'common']) expect(files.join('')).not.toContain(word);
    expect(files.join('')).toContain('a-model 1');
    await after.destroy();
  });
});
