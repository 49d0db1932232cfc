import { createHash } from 'node:crypto';
import type { Tallies } from '../../core/rates.ts';
import type { Database } from './tables.ts';

/** Tallies in a database, so for every process that shares it: one statement, which takes its rows in the order given. */
export const createTallies = (database: Database): Tallies => ({
  async addOne(tallies) {
    const rows = tallies.map(({ name, until }) => ({ name: digestOf(name), until: Math.ceil(until), count: 1 }));
    const found = await database
      .insertInto('tallies')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet((each) => ({ count: each('tallies.count', '+', 1) })),
      )
      .returning(['name', 'count'])
      .execute();
    const counts = new Map(found.map(({ name, count }) => [name, count]));
    return rows.map(({ name }) => counts.get(name) ?? 0);
  },
});

const digestOf = (name: string): string => createHash('sha256').update(name).digest('hex');
