import type { SelectQueryBuilder } from 'kysely';
import type { Database, Tables } from './tables.ts';

/** One kind of record, in the form of `KeptRecords`. */
export interface Forgettable {
  due(before: number): Promise<number>;
  forget(before: number, most: number): Promise<number>;
}

/** How many rows a query finds. */
export async function countOf<From extends keyof Tables, Row>(
  database: Database,
  rows: SelectQueryBuilder<Tables, From, Row>,
): Promise<number> {
  const counted = database.selectFrom(rows.as('found')).select(({ fn }) => fn.countAll().as('count'));
  return Number((await counted.executeTakeFirst())?.count ?? 0);
}

/** What a statement took out. */
export const tookOut = (results: readonly { readonly numDeletedRows: bigint }[]): number =>
  results.reduce((count, { numDeletedRows }) => count + Number(numDeletedRows), 0);
