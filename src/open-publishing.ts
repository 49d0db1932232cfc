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
import { examine } from './core/examining.ts';
import type { ExpectedQuestion, Grade } from './core/examining.ts';
import type { MarkedStores } from './core/marked-answer.ts';
import type { PublishOutcome, ToPublish } from './core/publish-outcome.ts';
import { createSuggesting } from './core/suggesting.ts';
import type { Suggesting } from './core/suggesting.ts';
import type { SuggestionStore } from './core/suggestion-store.ts';
import { guidanceFiles, openModel, openRecordedInForce, publishingBeside } from './open-guidance.ts';
import type { LibraryInForce, Opening, PublishingBeside } from './open-guidance.ts';

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
  const grade = (expected: ExpectedQuestion): Promise<Grade | undefined> => gradeInForce(expected, config, opening);
  const store = createEscalationStore(database);
  const suggesting = createSuggesting({
    suggestions,
    store,
    files: guidanceFiles(config, library),
    publishing: { publish },
    editions: createEditions(database, { library }),
    grade,
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
  const { model, history, close } = await openBeside(config, opening);
  return { ...publishingBeside(config, opening, model, history), close };
}

async function gradeInForce(expected: ExpectedQuestion, config: Config, opening: Opening): Promise<Grade | undefined> {
  const { model, history, close } = await openBeside(config, opening);
  try {
    const inForce = await openRecordedInForce(config, opening, model, history);
    return inForce === undefined ? undefined : await gradeIn(inForce, expected);
  } finally {
    await close();
  }
}

/** Closes it. */
async function gradeIn({ knowledge, close }: LibraryInForce, expected: ExpectedQuestion): Promise<Grade> {
  try {
    return (await examine(expected, knowledge.current())).grade;
  } finally {
    await close();
  }
}

/** The model and the history of editions, for what is done beside a service. */
async function openBeside(config: Config, opening: Opening) {
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
  return { model, history, close };
}
