import { createLogger } from './adapters/logger.ts';
import type { Config } from './config.ts';
import { hidingSecrets } from './config-hiding.ts';
import type { Given } from './config-values.ts';
import type { AdviceOn } from './core/advice.ts';
import type { Choices } from './core/choices.ts';
import { createAssistant } from './core/assistant.ts';
import type { Assistant } from './core/assistant.ts';
import type { EditionHistory } from './core/edition-periods.ts';
import { Fault } from './core/errors.ts';
import type { CouncilId } from './core/guidance.ts';
import type { ChoiceLog, Edition, KnowledgeBase, Log, QuestionLog } from './core/ports.ts';
import type { ShortMemory } from './core/short-memory.ts';
import { notInForceLine } from './core/publishing-wording.ts';
import { inForceToday } from './core/today.ts';
import type { OpenLibrary } from './knowledge/library.ts';
import type { WatchedEmbedder } from './knowledge/watched-embedder.ts';
import type { OpenChooser } from './open-chooser.ts';
import { openFiles, openModel } from './open-guidance.ts';
import type { Opening } from './open-guidance.ts';
import type { RecordedInForce } from './open-in-force.ts';

/** The guidance, ready to be asked, without any platform. */
export interface Reader {
  readonly knowledge: KnowledgeBase;
  readonly assistant: Assistant;
  readonly model: WatchedEmbedder;
  /** The council whose guidance is searched if nothing else is said: the one in the settings, or the only one. */
  readonly council: CouncilId | undefined;
  close(): Promise<void>;
}

/** The same on the files. */
export interface FilesReader extends Reader {
  /** Said under what is answered: the settings' database says that another edition is in force. Undefined: it does not. */
  readonly notInForce: string | undefined;
}

/** Writes to standard error, without the secrets of the settings. */
export const loggerFor = (
  { logLevel }: Config,
  { stderr, env }: { readonly stderr: { readonly isTTY?: boolean }; readonly env: Given },
): Log => createLogger(logLevel ?? (stderr.isTTY === true ? 'warn' : 'info'), { hide: hidingSecrets(env) });

/** Where the service keeps what it keeps. */
export interface Records {
  readonly questions: QuestionLog;
  readonly choices: ChoiceLog;
  readonly history: EditionHistory;
  /** Whether officers of that council can be asked. */
  readonly takesEscalations: (council: CouncilId | undefined) => Promise<boolean>;
  /** What officers advise on a question, besides the guidance. */
  readonly adviceOn: AdviceOn;
  readonly memory: ShortMemory;
}

/** The command line's questions leave no record. */
const NO_RECORD: QuestionLog = {
  record: async () => ({ first: true }),
  receipt: async () => undefined,
  receiptOf: async () => undefined,
  receiptsOf: async () => [],
  countResting: async () => ({ answers: 0, clauses: [] }),
  close: async () => {},
};

/** Opens the files of the knowledge base for a command. No turn is recorded; a chooser's choices are kept. What is halted by the settings' database is not quoted. */
export async function openReader(config: Config, opening: Opening): Promise<FilesReader> {
  const model = openModel(opening);
  let library: OpenLibrary | undefined;
  const close = async (): Promise<void> => {
    await library?.close();
    await model.close();
  };
  try {
    const files = (library = await openFiles(config, opening, model));
    const recorded = await recordedHere(config);
    const current = inForceToday(() => files.current(), Date.now);
    const knowledge = { current, ...(recorded && { haltedAt: recorded.haltedAt }) };
    const reader = await readerOn(config, { knowledge, model, log: opening.log });
    return {
      ...reader,
      notInForce: notInForceLine(config.knowledge, files.current().id, recorded?.edition),
      close: async () => {
        await close();
        await reader.close();
      },
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** Makes guidance ready to be asked. Turns that are answered are recorded in `records`. It closes neither the guidance nor the model. */
export async function readerOn(
  config: Config,
  parts: { readonly knowledge: KnowledgeBase; readonly model: WatchedEmbedder; readonly log: Log },
  records?: Records,
): Promise<Reader> {
  const { knowledge, model, log } = parts;
  const council = councilServed(config, knowledge);
  const chooser = await chooserFor(config, log, records?.choices);
  const assistant = assistantOn(knowledge, chooser?.choices, records);
  return { knowledge, assistant, model, council, close: async () => chooser?.close() };
}

/** The front door on some guidance. Turns that are answered are recorded in `records`. */
export const assistantOn = (
  knowledge: KnowledgeBase,
  choices: Choices | undefined,
  records?: Omit<Records, 'choices'>,
): Assistant =>
  createAssistant({
    knowledge,
    questions: records?.questions ?? NO_RECORD,
    clock: Date.now,
    chance: Math.random,
    choices,
    ...(records !== undefined && {
      takesEscalations: records.takesEscalations,
      history: records.history,
      adviceOn: records.adviceOn,
      memory: records.memory,
    }),
  });

/** The council whose guidance is searched if nothing else is said. Throws CONFIG_INVALID if the settings name one that is not there. */
export function councilServed({ council: named }: Pick<Config, 'council'>, knowledge: Councils): CouncilId | undefined {
  const [only, ...others] = knowledge.current().councils;
  return councilOfSettings(named, knowledge) ?? (others.length === 0 ? only?.id : undefined);
}

// Loaded only by what answers questions.
async function recordedHere(config: Config): Promise<RecordedInForce | undefined> {
  const { recordedInForce } = await import('./open-in-force.ts');
  return recordedInForce(config);
}

/** Loaded only where a council runs one: without, nothing is there that could send a question anywhere. */
export async function chooserFor(
  config: Config,
  log: Log,
  choices: ChoiceLog | undefined,
): Promise<OpenChooser | undefined> {
  if (config.chooser === undefined) return undefined;
  const { openChooser } = await import('./open-chooser.ts');
  return openChooser({ settings: config.chooser, database: config, log, kept: choices });
}

function councilOfSettings(named: string | undefined, knowledge: Councils): CouncilId | undefined {
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
