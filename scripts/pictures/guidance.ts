import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../src/adapters/logger.ts';
import { createChoiceLog } from '../../src/adapters/store/choice-log.ts';
import { databaseOf, openDatabase } from '../../src/adapters/store/database.ts';
import { createEditions } from '../../src/adapters/store/editions.ts';
import { createQuestionLog } from '../../src/adapters/store/question-log.ts';
import { readConfig } from '../../src/config.ts';
import { shortMemoryHere } from '../../src/core/short-memory-here.ts';
import { openFiles, openModel } from '../../src/open-guidance.ts';
import { readerOn } from '../../src/reader.ts';

const NEAR = ['4.8', '3.11', '4.9', '2.3'];

/** The shipped guidance, ready to be asked, with a few clauses to show beside a question. Records nothing that stays. */
export async function openGuidance() {
  const data = await mkdtemp(join(tmpdir(), 'clausebook-pictures-'));
  const config = { ...readConfig({}), data };
  const database = await openDatabase(databaseOf(config));
  const records = {
    questions: createQuestionLog(database),
    choices: createChoiceLog(database),
    history: createEditions(database),
    takesEscalations: async () => true,
    adviceOn: async () => undefined,
    memory: shortMemoryHere(),
  };
  const opening = { log: createLogger('warn'), progress: () => {} };
  const model = openModel(opening);
  const knowledge = await openFiles(config, opening, model);
  const reader = await readerOn(config, { knowledge, model, log: opening.log }, records);
  const edition = reader.knowledge.current();
  const council = edition.councils.find(({ id }) => id === 'gedling');
  const clauses = edition.documents
    .filter((each) => each.council === council?.id)
    .flatMap((each) => each.clauses.filter(({ citation }) => NEAR.includes(citation.number ?? '')));
  if (council === undefined) throw new Error('There is no Gedling to ask about.');
  const close = async (): Promise<void> => {
    await reader.close();
    await model.close();
    await database.destroy();
    await rm(data, { recursive: true });
  };
  return { reader, edition, council, clauses, close };
}
