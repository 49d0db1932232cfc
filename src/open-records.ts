import { randomUUID } from 'node:crypto';
import { createAuditTrail } from './adapters/store/audit.ts';
import { createCuratedStore } from './adapters/store/curated.ts';
import { databaseOf, openDatabase } from './adapters/store/database.ts';
import { createEditions } from './adapters/store/editions.ts';
import { createDisclosures } from './adapters/store/disclosures.ts';
import { createPersonalData } from './adapters/store/personal-data.ts';
import { createFeedbackStore } from './adapters/store/feedback.ts';
import { createHalts } from './adapters/store/halts.ts';
import { createOutbox } from './adapters/store/outbox.ts';
import { createQuestionLog } from './adapters/store/question-log.ts';
import { createSqliteBackups } from './adapters/store/sqlite-backups.ts';
import type { Config } from './config.ts';
import { libraryOf } from './config-libraries.ts';
import type { AuditTrail } from './core/audit.ts';
import type { Backups } from './core/backups.ts';
import type { CuratedStore } from './core/curated-store.ts';
import type { Disclosures } from './core/disclosure.ts';
import type { PersonalData } from './core/personal-data.ts';
import type { Halts } from './core/halts.ts';
import type { FeedbackStore, Outbox, QuestionLog } from './core/ports.ts';
import type { Editions } from './core/publication.ts';
import { memorySealing } from './open-memory.ts';

/** Opens the outbox of the settings' database, beside a service that may be running. */
export async function openOutbox(config: Config): Promise<{ readonly outbox: Outbox; close(): Promise<void> }> {
  const database = await openDatabase(databaseOf(config));
  return { outbox: createOutbox(database, randomUUID), close: () => database.destroy() };
}

/** Opens the receipts of the settings' database with the history of their editions, beside a service that may be running. */
export async function openReceipts(config: Config): Promise<{
  readonly receipts: QuestionLog;
  readonly history: Editions;
  readonly halts: Halts;
  close(): Promise<void>;
}> {
  const library = libraryOf(config);
  const database = await openDatabase(databaseOf(config));
  return {
    receipts: createQuestionLog(database),
    history: createEditions(database, { library }),
    halts: createHalts(database),
    close: () => database.destroy(),
  };
}

/** Opens the history of editions of the settings' database, beside a service that may be running. */
export async function openEditions(config: Config): Promise<{ readonly editions: Editions; close(): Promise<void> }> {
  const library = libraryOf(config);
  const database = await openDatabase(databaseOf(config));
  return { editions: createEditions(database, { library }), close: () => database.destroy() };
}

/** Opens what people said of answers in the settings' database, beside a service that may be running. */
export async function openFeedback(
  config: Config,
): Promise<{ readonly feedback: FeedbackStore; readonly history: Editions; close(): Promise<void> }> {
  const library = libraryOf(config);
  const database = await openDatabase(databaseOf(config));
  return {
    feedback: createFeedbackStore(database),
    history: createEditions(database, { library }),
    close: () => database.destroy(),
  };
}

/** Opens the audit log of the settings' database, beside a service that may be running. */
export async function openAudit(config: Config): Promise<{ readonly audit: AuditTrail; close(): Promise<void> }> {
  const database = await openDatabase(databaseOf(config));
  return { audit: createAuditTrail(database), close: () => database.destroy() };
}

/** Opens what can be disclosed of the settings' database, with the audit log that it is entered in, beside a service that may be running. */
export async function openExports(config: Config): Promise<{
  readonly personal: PersonalData;
  readonly disclosures: Disclosures;
  readonly audit: AuditTrail;
  close(): Promise<void>;
}> {
  const database = await openDatabase(databaseOf(config));
  return {
    personal: createPersonalData(database, randomUUID, memorySealing(config)),
    disclosures: createDisclosures(database),
    audit: createAuditTrail(database),
    close: () => database.destroy(),
  };
}

/** Opens officer advice in the settings' database, beside a service that may be running. */
export async function openAdvice(
  config: Config,
): Promise<{ readonly advice: CuratedStore; readonly history: Editions; close(): Promise<void> }> {
  const library = libraryOf(config);
  const database = await openDatabase(databaseOf(config));
  return {
    advice: createCuratedStore(database),
    history: createEditions(database, { library }),
    close: () => database.destroy(),
  };
}

/** Copies of the settings' database; undefined where it is on a server, which has ways of its own. */
export const openBackups = (config: Config): Backups | undefined =>
  config.databaseUrl === undefined ? createSqliteBackups(databaseOf(config)) : undefined;
