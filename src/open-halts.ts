import { setTimeout } from 'node:timers/promises';
import { databaseOf, openDatabase } from './adapters/store/database.ts';
import { createAuditTrail } from './adapters/store/audit.ts';
import { createHalts } from './adapters/store/halts.ts';
import type { Database } from './adapters/store/tables.ts';
import type { Config } from './config.ts';
import { Fault } from './core/errors.ts';
import { createFollower } from './core/following.ts';
import { createHalting } from './core/halting.ts';
import type { Halting } from './core/halting.ts';
import { HALTS_NOT_READ, healthLine, scopeInShort } from './core/halt-wording.ts';
import type { Halts } from './core/halts.ts';
import type { KnowledgeBase, Log } from './core/ports.ts';

/** Halts of a service: kept at what any process sets, within five seconds. */
export interface OpenHalting {
  readonly halting: Halting;
  /** The same guidance, which is asked at each quote what is halted. */
  over(knowledge: KnowledgeBase): KnowledgeBase;
  /** What those who look after the service should know: what is halted, and whether that is up to date. */
  problems(): readonly string[];
  close(): Promise<void>;
}

/** Rejects with STORE_UNAVAILABLE if it cannot be read what is halted: a service that does not know must not quote. */
export async function followHalts(database: Database, log: Log): Promise<OpenHalting> {
  const halting = haltingIn(database);
  await halting.look().catch((cause: unknown) => {
    throw new Fault(
      'STORE_UNAVAILABLE',
      'Cannot read from the database what is not to be quoted, so nothing is served.',
      { cause },
    );
  });
  for (const { scope, since } of halting.all()) log.warn('halted', { scope: scopeInShort(scope), since });
  const follower = createFollower({
    publishing: { follow: () => halting.look() },
    fallenBehind: 'halts-not-read',
    listen: async () => async () => {},
    log,
    wait: (ms, signal) => setTimeout(ms, undefined, { signal, ref: false }).catch(() => {}),
  });
  await follower.start();
  return {
    halting,
    over: (knowledge) => ({ ...knowledge, haltedAt: halting.at }),
    problems: () => [...halting.all().map(healthLine), ...(follower.behind ? [HALTS_NOT_READ] : [])],
    close: () => follower.stop(),
  };
}

const haltingIn = (database: Database): Halting =>
  createHalting({ halts: createHalts(database), clock: Date.now, audit: createAuditTrail(database) });

/** Opens halts in the settings' database, beside a service that may be running, which follows. */
export async function openHalts(
  config: Config,
): Promise<{ readonly halts: Halts; readonly halting: Halting; close(): Promise<void> }> {
  const database = await openDatabase(databaseOf(config));
  const halts = createHalts(database);
  return { halts, halting: haltingIn(database), close: () => database.destroy() };
}
