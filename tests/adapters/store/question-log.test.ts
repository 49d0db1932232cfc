import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createQuestionLog } from '../../../src/adapters/store/question-log.ts';
import { questionLogContract } from '../../contracts/question-log.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';

onEveryDatabase((there) => {
  questionLogContract('a database', async () => {
    const { database, other } = there();
    return { log: createQuestionLog(database), other: createQuestionLog(other), dispose: async () => {} };
  });
});

questionLogContract('SQLite in a file with two connections', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-'));
  const path = join(folder, 'clausebook.sqlite');
  const [log, other] = (await Promise.all([openDatabase(path), openDatabase(path)])).map(createQuestionLog);
  if (log === undefined || other === undefined) throw new Error('There are two.');
  return {
    log,
    other,
    dispose: async () => {
      await Promise.all([log.close(), other.close()]);
      await rm(folder, { recursive: true });
    },
  };
});
