import { stat } from 'node:fs/promises';
import { sql } from 'kysely';
import { Fault } from '../../core/errors.ts';
import type { Publication } from '../../core/publication.ts';
import { isAddress, lookInto, reasonOf } from './database.ts';
import { isPostgres } from './dialect.ts';
import { createEditions } from './editions.ts';
import { createOutbox } from './outbox.ts';
import { schemaOf } from './schema-state.ts';
import type { SchemaState } from './schema-state.ts';
import type { Database } from './tables.ts';

/** What a PostgreSQL server tells of itself. */
export interface ServerState {
  readonly version: string;
  readonly major: number;
  readonly encoding: string;
  /** How far this machine's clock is ahead of the server's. */
  readonly aheadSeconds: number;
  /** Connections that this role may have to this database, and how many the server has. */
  readonly limit: number;
  readonly used: number;
}

/** What is kept, of a database that is of this release. */
interface KeptState {
  readonly outbox: { readonly waiting: number; readonly parked: number; readonly oldestDue: number | undefined };
  readonly inForce: Publication | undefined;
  /** False: what is kept of the edition in force cannot be read back. */
  readonly readable: boolean;
  /** The latest time that anything was kept at. */
  readonly latest: number | undefined;
}

/** How a database stands. */
export type DatabaseState =
  | { readonly is: 'none' }
  | { readonly is: 'unreachable'; readonly reason: string }
  | {
      readonly is: 'there';
      readonly bytes: number;
      readonly damaged: boolean;
      /** Undefined of a file. */
      readonly server: ServerState | undefined;
      readonly schema: SchemaState;
      /** Undefined unless it is of this release. */
      readonly kept: KeptState | undefined;
    };

/** The whole file is read to find damage: more would take longer than somebody waits. */
const MOST_EXAMINED = 256e6;

/** Looks at the database at a place once, and changes nothing. Never rejects. No password is in a reason. */
export async function lookAt(place: string, clock: () => number): Promise<DatabaseState> {
  let database: Database | undefined;
  try {
    database = await lookInto(place);
    if (database === undefined) return { is: 'none' };
    return await stateOf(database, isAddress(place) ? undefined : place, clock);
  } catch (cause) {
    return { is: 'unreachable', reason: reasonOf(cause) };
  } finally {
    await database?.destroy();
  }
}

/** The same of a database that is open. `file`: where it is, if it is one. */
export async function stateOf(
  database: Database,
  file: string | undefined,
  clock: () => number,
): Promise<DatabaseState> {
  const server = isPostgres(database) ? await serverState(database, clock) : undefined;
  const bytes = server?.bytes ?? (file === undefined ? 0 : (await stat(file)).size);
  const schema = await schemaOf(database);
  const damaged = server === undefined && bytes <= MOST_EXAMINED && (await isDamaged(database));
  const kept = schema.steps === 'up-to-date' && !damaged ? await keptState(database) : undefined;
  return { is: 'there', bytes, damaged, server, schema, kept };
}

async function isDamaged(database: Database): Promise<boolean> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(database);
  return rows[0]?.quick_check !== 'ok';
}

async function serverState(database: Database, clock: () => number): Promise<ServerState & { readonly bytes: number }> {
  const before = clock();
  const { rows } = await sql<{
    version: number;
    encoding: string;
    now: number;
    bytes: number;
    limit: number;
    used: number;
  }>`
    select current_setting('server_version_num')::float8 as version, current_setting('server_encoding') as encoding,
      (extract(epoch from clock_timestamp()) * 1000)::float8 as now, pg_database_size(current_database())::float8 as bytes,
      least(
        current_setting('max_connections')::float8 - current_setting('superuser_reserved_connections')::float8
          - coalesce(current_setting('reserved_connections', true), '0')::float8,
        (select nullif(datconnlimit, -1) from pg_database where datname = current_database()),
        (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user)
      )::float8 as "limit",
      (select count(*) from pg_stat_activity where datname is not null)::float8 as used`.execute(database);
  const [row] = rows;
  if (row === undefined) throw new Error('it tells nothing of itself');
  const { version, encoding, now, bytes, limit, used } = row;
  // Half of the way there and back, as well as can be told.
  const aheadSeconds = Math.round(((before + clock()) / 2 - now) / 1000);
  const major = Math.floor(version / 10_000);
  return { version: `${major}.${version % 10_000}`, major, encoding, aheadSeconds, limit, used, bytes };
}

async function keptState(database: Database): Promise<KeptState> {
  const editions = createEditions(database);
  const inForce = await editions.newest();
  const newest = await database
    .selectFrom('questions')
    .select(({ fn }) => fn.max('at').as('at'))
    .executeTakeFirst();
  const times = [newest?.at ?? undefined, inForce?.at].filter((time) => time !== undefined);
  return {
    outbox: await createOutbox(database, () => 'none').depth(),
    inForce,
    readable: inForce === undefined || (await isReadable(() => editions.content(inForce.edition))),
    latest: times.length === 0 ? undefined : Math.max(...times),
  };
}

async function isReadable(read: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await read()) !== undefined;
  } catch (cause) {
    if (cause instanceof Fault && cause.code === 'EDITION_UNREADABLE') return false;
    throw cause;
  }
}
