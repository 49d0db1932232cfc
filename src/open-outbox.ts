import { randomUUID } from 'node:crypto';
import { databaseOf, openDatabase } from './adapters/store/database.ts';
import { createOutbox } from './adapters/store/outbox.ts';
import type { Config } from './config.ts';
import type { Outbox } from './core/ports.ts';

/** Opens the outbox of the settings' database, beside a service that may be running. */
export async function openOutbox(config: Config): Promise<{ readonly outbox: Outbox; close(): Promise<void> }> {
  const database = await openDatabase(databaseOf(config));
  return { outbox: createOutbox(database, randomUUID), close: () => database.destroy() };
}
