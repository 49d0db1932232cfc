import { randomUUID } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import { createAuditTrail } from './adapters/store/audit.ts';
import { databaseOf, openDatabase } from './adapters/store/database.ts';
import { createKeptRecords } from './adapters/store/forgetting.ts';
import { createLeases } from './adapters/store/leases.ts';
import type { Database } from './adapters/store/tables.ts';
import type { Config } from './config.ts';
import type { Log } from './core/ports.ts';
import { createRetention } from './core/retention.ts';
import type { KeptRecords, Retention, RetentionDays } from './core/retention.ts';
import type { ShortMemory } from './core/short-memory.ts';
import { keepForgetting } from './open-memory.ts';
import { scheduleRetention } from './retention-schedule.ts';

const retentionIn = (database: Database, days: RetentionDays, log: Log): Retention =>
  createRetention({
    records: createKeptRecords(database),
    days,
    audit: createAuditTrail(database),
    leases: createLeases(database),
    holder: randomUUID(),
    clock: Date.now,
    log,
    others: () => others(),
  });

/**
 * Forgets every night, in one of the processes that share the database, what is to be kept no longer; at once if last night's was missed. What was
 * said lately goes within a minute of its time, in each process.
 */
export function openRetention(
  database: Database,
  days: RetentionDays,
  memory: ShortMemory,
  log: Log,
): { stop(): Promise<void> } {
  const nights = scheduleRetention(retentionIn(database, days, log), { chance: Math.random, clock: Date.now, log });
  const minutes = keepForgetting(memory);
  return { stop: async () => void (await Promise.all([nights.stop(), minutes.stop()])) };
}

/** Opens the same in the settings' database for a command, beside a service that may be running. */
export async function openRetentionBeside(
  config: Config,
  log: Log,
): Promise<{ readonly records: KeptRecords; readonly retention: Retention; close(): Promise<void> }> {
  const database = await openDatabase(databaseOf(config));
  return {
    records: createKeptRecords(database),
    retention: retentionIn(database, config.retention, log),
    close: () => database.destroy(),
  };
}
