import { databaseOf } from './adapters/store/database.ts';
import { createSqliteBackups } from './adapters/store/sqlite-backups.ts';
import type { Config } from './config.ts';
import type { Backups } from './core/backups.ts';

/** Copies of the database of the settings; undefined where it is on a server, which has ways of its own. */
export const openBackups = (config: Config): Backups | undefined =>
  config.databaseUrl === undefined ? createSqliteBackups(databaseOf(config)) : undefined;
