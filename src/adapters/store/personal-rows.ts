import type { SqlBool } from 'kysely';
import { sql } from 'kysely';

export const dayText = (at: number): string => new Date(at).toISOString();

/** Whether JSON in that column holds just this text as one of its strings, whatever letters SQLite takes for the same: to be looked at again. */
export const holding = (column: string, text: string) =>
  sql<SqlBool>`${sql.ref(column)} like ${patternOf(text)} escape '!'`;

const patternOf = (text: string): string => `%${JSON.stringify(text).replace(/[!%_]/g, '!$&')}%`;
