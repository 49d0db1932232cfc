import { createCuratedStore } from './adapters/store/curated.ts';
import { databaseOf, openDatabase } from './adapters/store/database.ts';
import { createEditions } from './adapters/store/editions.ts';
import { createQuestionLog } from './adapters/store/question-log.ts';
import type { Config } from './config.ts';
import { createKeptAnswersOn } from './core/advice.ts';
import { openModel, publishingBeside } from './open-guidance.ts';
import type { Opening, PublishingBeside } from './open-guidance.ts';

/** Opens what puts guidance in force in the settings' database, beside a service that may be running: it follows within seconds. */
export async function openPublishing(
  config: Config,
  opening: Opening,
): Promise<PublishingBeside & { close(): Promise<void> }> {
  const database = await openDatabase(databaseOf(config));
  const questions = createQuestionLog(database);
  const model = openModel(opening);
  const history = {
    editions: createEditions(database),
    countResting: questions.countResting.bind(questions),
    keptAnswersOn: createKeptAnswersOn(createCuratedStore(database)),
  };
  const close = async (): Promise<void> => {
    await model.close();
    await database.destroy();
  };
  return { ...publishingBeside(config, opening, model, history), close };
}
