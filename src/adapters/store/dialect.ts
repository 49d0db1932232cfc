import { PostgresAdapter } from 'kysely';
import type { Database } from './tables.ts';

/** True of a PostgreSQL database, whichever driver it is reached by. */
export const isPostgres = (database: Database): boolean => database.getExecutor().adapter instanceof PostgresAdapter;
