import { randomUUID } from 'node:crypto';
import { createCuratedStore } from './adapters/store/curated.ts';
import { databaseOf, openDatabase } from './adapters/store/database.ts';
import { createEditions } from './adapters/store/editions.ts';
import { createEscalationStore } from './adapters/store/escalation-store.ts';
import { createFeedbackStore } from './adapters/store/feedback.ts';
import { createLeases } from './adapters/store/leases.ts';
import { createQuestionLog } from './adapters/store/question-log.ts';
import { createSuggestionStore } from './adapters/store/suggestions.ts';
import { sharedVectorsIn } from './adapters/store/vectors.ts';
import type { Config } from './config.ts';
import { libraryOf } from './config-libraries.ts';
import { createKeptAnswersOn } from './core/advice.ts';
import type { MarkedStores } from './core/marked-answer.ts';
import type { PublishOutcome, ToPublish } from './core/publish-outcome.ts';
import { createSuggesting } from './core/suggesting.ts';
import type { Suggesting } from './core/suggesting.ts';
import type { SuggestionStore } from './core/suggestion-store.ts';
import { guidanceFiles, openModel, publishingBeside } from './open-guidance.ts';
import type { Opening, PublishingBeside } from './open-guidance.ts';

/** Opens suggestions in the settings' database, with what accepts them. The model is loaded only to put one in force. */
export async function openSuggestions(
  config: Config,
  opening: Opening,
): Promise<{
  readonly suggestions: SuggestionStore;
  readonly suggesting: Suggesting;
  readonly marked: MarkedStores;
  close(): Promise<void>;
}> {
  const library = libraryOf(config);
  const database = await openDatabase(databaseOf(config));
  const suggestions = createSuggestionStore(database);
  const publish = async (asked: ToPublish): Promise<PublishOutcome> => {
    const publishing = await openPublishing(config, opening);
    try {
      return await publishing.publish(asked);
    } finally {
      await publishing.close();
    }
  };
  const store = createEscalationStore(database);
  const suggesting = createSuggesting({
    suggestions,
    store,
    files: guidanceFiles(config, library),
    publishing: { publish },
    editions: createEditions(database, { library }),
    leases: createLeases(database),
    holder: randomUUID(),
    clock: Date.now,
    chance: Math.random,
  });
  const marked = { feedback: createFeedbackStore(database), store };
  return { suggestions, suggesting, marked, close: () => database.destroy() };
}

/** Opens what puts guidance in force in the settings' database, beside a service that may be running: it follows within seconds. */
export async function openPublishing(
  config: Config,
  opening: Opening,
): Promise<PublishingBeside & { close(): Promise<void> }> {
  const library = libraryOf(config);
  const database = await openDatabase(databaseOf(config));
  const questions = createQuestionLog(database);
  const model = openModel(opening);
  const history = {
    library,
    editions: createEditions(database, { library }),
    vectors: sharedVectorsIn(database, library),
    countResting: questions.countResting.bind(questions),
    keptAnswersOn: createKeptAnswersOn(createCuratedStore(database)),
  };
  const close = async (): Promise<void> => {
    await model.close();
    await database.destroy();
  };
  return { ...publishingBeside(config, opening, model, history), close };
}
