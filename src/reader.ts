import { createLogger } from './adapters/logger.ts';
import type { Config } from './config.ts';
import { createAssistant } from './core/assistant.ts';
import type { Assistant } from './core/assistant.ts';
import type { EditionHistory } from './core/edition-periods.ts';
import { Fault } from './core/errors.ts';
import type { CouncilId } from './core/guidance.ts';
import type { ChoiceLog, Edition, KnowledgeBase, Library, Log, QuestionLog } from './core/ports.ts';
import { inForceToday } from './core/today.ts';
import { adapted } from './knowledge/adapter.ts';
import { createEmbedder } from './knowledge/embedder.ts';
import type { Embedder } from './knowledge/embedder.ts';
import { openEmbeddingCache } from './knowledge/embedding-cache.ts';
import type { Progress } from './knowledge/embedding-cache.ts';
import { cachedVectors, SHIPPED_KNOWLEDGE, shippedVectors } from './knowledge/embedding-files.ts';
import { openLibrary } from './knowledge/library.ts';
import type { OpenLibrary } from './knowledge/library.ts';
import { openApart } from './knowledge/open-apart.ts';
import { openHere } from './knowledge/open-edition.ts';
import type { OpenEdition } from './knowledge/open-edition.ts';
import { watched } from './knowledge/watched-embedder.ts';
import type { WatchedEmbedder } from './knowledge/watched-embedder.ts';
import type { OpenChooser } from './open-chooser.ts';

/** The guidance, ready to be asked, without any platform. */
export interface Reader {
  readonly knowledge: Library;
  readonly assistant: Assistant;
  readonly model: WatchedEmbedder;
  /** The council whose guidance is searched if nothing else is said: the one in the settings, or the only one. */
  readonly council: CouncilId | undefined;
  close(): Promise<void>;
}

export const loggerFor = (config: Config, terminal: boolean): Log =>
  createLogger(config.logLevel ?? (terminal ? 'warn' : 'info'));

/** What opening may take a while to say, and what may end it early. */
export interface Opening {
  readonly log: Log;
  readonly progress: Progress;
  /** Ends the reading of new clauses between two steps, by rejecting with the signal's reason. */
  readonly stopped?: AbortSignal;
  /** The sentence model, where the caller has one already; by default one is loaded in a thread of its own. It is closed with the reader. */
  readonly embedder?: Embedder;
}

/** Where the service keeps what it keeps. */
export interface Records {
  readonly questions: QuestionLog;
  readonly choices: ChoiceLog;
  readonly history: EditionHistory;
  /** Whether officers of that council can be asked. */
  readonly takesEscalations: (council: CouncilId | undefined) => Promise<boolean>;
}

/** The command line's questions leave no record. */
const NO_RECORD: QuestionLog = {
  record: async () => ({ first: true }),
  forget: async () => 0,
  receipt: async () => undefined,
  receiptOf: async () => undefined,
  receiptsOf: async () => [],
  countResting: async () => 0,
  forgetReceipts: async () => 0,
  close: async () => {},
};

/** Opens the knowledge base. Turns that are answered are recorded in `records`; without them only a chooser's choices are kept. */
export async function openReader(config: Config, opening: Opening, records?: Records): Promise<Reader> {
  const { log } = opening;
  const model = watched(adapted(opening.embedder ?? createEmbedder()));
  // The model loads in its own thread while the guidance is read and indexed.
  model.warm();
  let library: OpenLibrary | undefined;
  const close = async (): Promise<void> => {
    await library?.close();
    await model.close();
  };
  try {
    const open = await (records === undefined ? openingHere : openingApart)(config, opening, model);
    library = await openLibrary(config.knowledge, open, log);
    const knowledge = byClock(library);
    const [only, ...others] = knowledge.current().councils;
    const council = councilOfSettings(config.council, knowledge) ?? (others.length === 0 ? only?.id : undefined);
    const chooser = await chooserFor(config, log, records?.choices);
    const questions = records?.questions ?? NO_RECORD;
    const assistant = createAssistant({
      knowledge,
      questions,
      clock: Date.now,
      chance: Math.random,
      choices: chooser?.choices,
      ...(records !== undefined && { takesEscalations: records.takesEscalations, history: records.history }),
    });
    const closeAll = async (): Promise<void> => {
      await close();
      await chooser?.close();
    };
    return { knowledge, assistant, model, council, close: closeAll };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** Everybody but the library itself gets what is in force today. */
const byClock = (library: OpenLibrary): Library => ({
  current: inForceToday(() => library.current(), Date.now),
  reload: () => library.reload(),
  problems: () => library.problems(),
});

const filesOf = ({ knowledge, data }: Config) => ({
  root: knowledge,
  common: SHIPPED_KNOWLEDGE,
  shipped: shippedVectors(knowledge),
  cache: cachedVectors(data),
});

/** Where others wait for answers, guidance is read, indexed and searched in a thread of its own. */
const openingApart = async (config: Config, opening: Opening, embedder: Embedder): Promise<OpenEdition> =>
  openApart({ ...filesOf(config), ...opening, embedder });

async function openingHere(config: Config, opening: Opening, embedder: Embedder): Promise<OpenEdition> {
  const { root, common, ...files } = filesOf(config);
  return openHere(root, await openEmbeddingCache({ ...opening, ...files, embedder }), common);
}

// Loaded only where a council runs one: without, nothing is there that could send a question anywhere.
async function chooserFor(config: Config, log: Log, choices: ChoiceLog | undefined): Promise<OpenChooser | undefined> {
  if (config.chooser === undefined) return undefined;
  const { openChooser } = await import('./open-chooser.ts');
  return openChooser({ settings: config.chooser, database: config, log, kept: choices });
}

function councilOfSettings(named: string | undefined, knowledge: KnowledgeBase): CouncilId | undefined {
  if (named === undefined) return undefined;
  const council = councilCalled(named, knowledge);
  if (council !== undefined) return council;
  throw new Fault(
    'CONFIG_INVALID',
    `These settings cannot be used:\n  COUNCIL=${named}: there is no council of that name. ${councilsThereAre(knowledge)}`,
  );
}

interface Councils {
  current(): Pick<Edition, 'councils'>;
}

/** The council an option or a line of a batch names. Throws CONFIG_INVALID if there is none of that name. */
export function councilFrom(named: string | undefined, knowledge: Councils): CouncilId | undefined {
  if (named === undefined) return undefined;
  const council = councilCalled(named, knowledge);
  if (council !== undefined) return council;
  throw new Fault('CONFIG_INVALID', `There is no council “${named}”. ${councilsThereAre(knowledge)}`);
}

function councilCalled(named: string, knowledge: Councils): CouncilId | undefined {
  const called = named.trim().toLowerCase();
  const councils = knowledge.current().councils;
  return councils.find(({ id, name, shortName }) => [id, name, shortName].some((one) => one.toLowerCase() === called))
    ?.id;
}

const councilsThereAre = (knowledge: Councils): string =>
  `There are: ${knowledge
    .current()
    .councils.map(({ id }) => id)
    .join(', ')}.`;
