import { createQuestionLog } from '../../src/adapters/store/question-log.ts';
import { openDatabase } from '../../src/adapters/store/database.ts';
import { aQuestionRecord } from './question-record.ts';

/**
 * A process of its own that records turns T1, T2 … in a database and prints a line for each: its name, once it is acknowledged,
 * with "first" or "again".
 */
const [path = ':memory:', count = '0'] = process.argv.slice(2);
const log = createQuestionLog(await openDatabase(path));
for (let number = 1; number <= Number(count); number += 1) {
  const { first } = await log.record(aQuestionRecord(`T${number}`));
  process.stdout.write(`T${number} ${first ? 'first' : 'again'}\n`);
}
await log.close();
