import { TIME_LIMIT_MS } from './adapters/chooser/limits.ts';
import { createOpenAiChooser } from './adapters/chooser/openai-chooser.ts';
import { createChoiceLog } from './adapters/store/choice-log.ts';
import { databaseOf, openDatabase } from './adapters/store/database.ts';
import type { ChooserConfig } from './config-chooser.ts';
import { createChoices } from './core/choices.ts';
import type { Choices } from './core/choices.ts';
import type { ChoiceLog, Log } from './core/ports.ts';

/** The chooser with what keeps its choices. */
export interface OpenChooser {
  readonly choices: Choices;
  close(): Promise<void>;
}

/** Opens the chooser. Choices are kept in `kept`, or in the database of the settings, which the command line and the service share. */
export async function openChooser(parts: {
  readonly settings: ChooserConfig;
  readonly database: Parameters<typeof databaseOf>[0];
  readonly log: Log;
  readonly kept: ChoiceLog | undefined;
}): Promise<OpenChooser> {
  const { settings, database, log } = parts;
  const { kept, close } =
    parts.kept === undefined ? await ownLog(databaseOf(database)) : { kept: parts.kept, close: async () => {} };
  const chooser = createOpenAiChooser({ settings, clock: Date.now, log });
  log.info('chooser-on', { version: chooser.version, host: new URL(settings.url).host });
  const timeLimit = (): AbortSignal => AbortSignal.timeout(TIME_LIMIT_MS);
  const choices = createChoices({ chooser, kept, clock: Date.now, timeLimit, log });
  return { choices, close };
}

async function ownLog(place: string): Promise<{ readonly kept: ChoiceLog; readonly close: () => Promise<void> }> {
  const database = await openDatabase(place);
  return { kept: createChoiceLog(database), close: () => database.destroy() };
}
