import { Kysely, PostgresDialect, sql } from 'kysely';
import { Client, Pool, TypeOverrides } from 'pg';
import { bringUpToDate } from './migrate.ts';
import type { Database, Tables } from './tables.ts';

/** Ours are short; a reply in chat is not waited for much longer. */
const QUERY_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5000;
/** Servers allow a hundred as they come; so several replicas and other programs find room. */
export const MOST_CONNECTIONS = 10;
const BIGINT = 20;

/** Opens the database of a postgres:// address and brings it up to date. Replicas that start together take turns. */
export async function openPostgres(url: string): Promise<Database> {
  const database = connectPostgres(url);
  try {
    await refuseOtherEncodings(database);
    await bringUpToDate(database);
    return database;
  } catch (cause) {
    await database.destroy();
    throw cause;
  }
}

/** The same database, with nothing asked of it yet. */
export function connectPostgres(url: string): Database {
  const types = new TypeOverrides();
  // Times and counts, far below what a number holds exactly.
  types.setTypeParser(BIGINT, Number);
  const pool = new Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    types,
  });
  // A connection that breaks ends the query that is on it, and the pool makes another: nobody else needs to hear of it.
  const heard = (): void => {};
  pool.on('error', heard).on('connect', (client) => void client.on('error', heard));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** In another encoding what somebody wrote may not be storable, and would be lost. */
async function refuseOtherEncodings(database: Database): Promise<void> {
  const { rows } = await sql<{ encoding: string }>`select current_setting('server_encoding') as encoding`.execute(
    database,
  );
  const [{ encoding } = { encoding: 'unknown' }] = rows;
  if (encoding !== 'UTF8') throw new Error(`its encoding is ${encoding}, not UTF8`);
}

/**
 * Listens to a channel on one connection, from its first try to its end, whichever way it ends: also when `closing` is aborted. Calls `there`
 * once it listens, and `heard` for each message.
 */
export async function listenOnce(
  url: string,
  channel: string,
  { there, heard }: { readonly there: () => void; readonly heard: () => void },
  closing: AbortSignal,
): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
  });
  const ended = new Promise<void>((resolve) => void client.once('end', resolve));
  // A connection that is being made and is to end tells whoever waits for it nothing: its end is what is waited for.
  const end = (): void => void client.end();
  client.on('error', end).on('notification', heard);
  closing.addEventListener('abort', end, { once: true });
  client
    .connect()
    .then(() => client.query(`listen ${channel}`))
    .then(there)
    .catch(end);
  await ended;
  closing.removeEventListener('abort', end);
}
