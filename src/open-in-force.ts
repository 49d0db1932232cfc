import { existsSync } from 'node:fs';
import { createEditions } from './adapters/store/editions.ts';
import { databaseOf, openDatabase } from './adapters/store/database.ts';
import { createHalts } from './adapters/store/halts.ts';
import type { Config } from './config.ts';
import { libraryOf } from './config-libraries.ts';
import type { EditionId } from './core/guidance.ts';
import { haltOver } from './core/halt.ts';
import type { HaltedAt } from './core/halt.ts';

/** What the settings' database says of guidance, for a command that answers from the files. */
export interface RecordedInForce {
  readonly haltedAt: HaltedAt;
  /** Undefined: nothing was ever put in force. */
  readonly edition: EditionId | undefined;
}

/** What is in force and what is halted at this moment; undefined if there is no database. Rejects if it cannot be read. */
export async function recordedInForce(
  config: Pick<Config, 'databaseUrl' | 'data' | 'libraries'>,
): Promise<RecordedInForce | undefined> {
  const place = databaseOf(config);
  if (config.databaseUrl === undefined && !existsSync(place)) return undefined;
  const database = await openDatabase(place);
  try {
    const halts = await createHalts(database).inForce();
    const newest = await createEditions(database, { library: libraryOf(config) }).newest();
    return { haltedAt: (where) => haltOver(halts, where), edition: newest?.edition };
  } finally {
    await database.destroy();
  }
}
