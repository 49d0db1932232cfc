import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createFeedbackStore } from '../../../src/adapters/store/feedback.ts';
import { createQuestionLog } from '../../../src/adapters/store/question-log.ts';
import { personId } from '../../../src/core/people.ts';
import { feedbackStoreContract, givenFeedback } from '../../contracts/feedback-store.contract.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { aTempFolder } from '../../support/temp-folder.ts';

onEveryDatabase((there) => {
  feedbackStoreContract('a database', () => {
    const { database, other } = there();
    return {
      stores: [createFeedbackStore(database), createFeedbackStore(other)],
      questions: createQuestionLog(database),
    };
  });
});

describe('feedback in the database file', () => {
  it('is there without the name of whoever gave it, or an id of theirs', async () => {
    const folder = await aTempFolder();
    const database = await openDatabase(join(folder, 'clausebook.sqlite'));
    await createFeedbackStore(database).keep(
      givenFeedback('F1', { words: 'It is 4.8, the crest.', by: personId('slack:T0WATERFORD/U0PARTRIDGE') }),
    );
    await database.destroy();
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')));
    expect(files.join('')).toContain('It is 4.8, the crest.');
    for (const id of ['WATERFORD', 'PARTRIDGE']) expect(files.join('')).not.toContain(id);
  });

  it('cannot be put together by its person', async () => {
    const database = await openDatabase(':memory:');
    const store = createFeedbackStore(database);
    await store.keep(givenFeedback('F1'));
    const [first] = await database.selectFrom('feedback').select('person').execute();
    const { receipt } = givenFeedback('F2');
    await store.keep(givenFeedback('F2', { receipt: { ...receipt, turn: givenFeedback('F9').turn } }));
    const people = await database.selectFrom('feedback').select('person').distinct().execute();
    expect(people).toHaveLength(2);
    expect(first?.person).toMatch(/^[0-9a-f]{64}$/);
    await database.destroy();
  });
});
