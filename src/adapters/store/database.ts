import { join } from 'node:path';
import { Fault } from '../../core/errors.ts';
import type { Editions } from '../../core/publication.ts';
import { LaterRelease } from './migrate.ts';
import { schemaOf } from './schema-state.ts';
import { lookIntoSqlite, openSqlite } from './sqlite.ts';
import type { Database } from './tables.ts';

/** Where everything is kept: the PostgreSQL database of the settings, or else a file in the data folder. */
export const databaseOf = (settings: { readonly databaseUrl: string | undefined; readonly data: string }): string =>
  settings.databaseUrl ?? join(settings.data, 'clausebook.sqlite');

export const isAddress = (place: string): boolean => /^postgres(?:ql)?:\/\//.test(place);

/** How publications by other processes are heard of there: by a connection of its own to a server, and in a file not at all. */
export const newsOf =
  (place: string): Editions['listen'] =>
  async (heard) => {
    if (!isAddress(place)) return async () => {};
    const { listenOnPostgres } = await import('./edition-news.ts');
    return listenOnPostgres(place)(heard);
  };

/**
 * Opens the database at a postgres:// address or in an SQLite file, making the file if need be, and brings it up to date. ':memory:'
 * keeps it in memory. Rejects with STORE_UNAVAILABLE, which tells nothing of the address.
 */
export async function openDatabase(place: string): Promise<Database> {
  try {
    if (!isAddress(place)) return await openSqlite(place);
    // The driver is not even loaded where there is no server.
    const { openPostgres } = await import('./postgres.ts');
    return await openPostgres(place);
  } catch (cause) {
    const named = isAddress(place) ? 'in DATABASE_URL' : place;
    const message = `Cannot open the database ${named} (${reasonOf(cause)}). ${remedyOf(cause, place)}`;
    throw new Fault('STORE_UNAVAILABLE', message, { cause });
  }
}

function remedyOf(cause: unknown, place: string): string {
  if (cause instanceof LaterRelease) return 'Start that release again, or put back the copy made before it.';
  return isAddress(place)
    ? 'Check the address, and that the server can be reached from here.'
    : 'Check that the folder in DATA_DIR can be written to.';
}

/**
 * The same database, to look and change nothing: none is made, and none is brought up to date. Undefined: there is no file. Rejects with
 * STORE_UNAVAILABLE, also if it is not of this release.
 */
export async function openToLook(place: string): Promise<Database | undefined> {
  let database: Database | undefined;
  try {
    database = await lookInto(place);
    if (database === undefined) return undefined;
    const { steps } = await schemaOf(database);
    if (steps === 'up-to-date') return database;
    throw new Error(`it is of ${steps === 'newer' ? 'a later' : 'an earlier'} release`);
  } catch (cause) {
    await database?.destroy();
    throw new Fault(
      'STORE_UNAVAILABLE',
      `Cannot open the database (${reasonOf(cause)}). “clausebook doctor service” says more.`,
      { cause },
    );
  }
}

/** The same, whatever release it is of. */
export async function lookInto(place: string): Promise<Database | undefined> {
  if (!isAddress(place)) return lookIntoSqlite(place);
  const { connectPostgres } = await import('./postgres.ts');
  return connectPostgres(place);
}

// A name with several addresses fails with an error for each, and none of its own.
export function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.message === '') return cause.errors.map(reasonOf).join(', ');
  return cause instanceof Error ? cause.message : String(cause);
}
