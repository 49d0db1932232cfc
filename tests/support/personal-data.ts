import type { Database } from '../../src/adapters/store/tables.ts';
import { SEALED_WITH } from './records-of-every-kind.ts';
import { createPersonalData, SHOWN_AS } from '../../src/adapters/store/personal-data.ts';

/** What is kept of people, with names drawn one after another. */
export function personalIn(database: Database) {
  let drawn = 0;
  return createPersonalData(database, () => `n${(drawn += 1)}`, SEALED_WITH);
}

/** Everything in the database as one text. */
export async function everythingIn(database: Database): Promise<string> {
  const tables = (await database.introspection.getTables()).map(({ name }) => name);
  const named = Object.keys(SHOWN_AS).filter((name): name is keyof typeof SHOWN_AS => tables.includes(name));
  const rows = await Promise.all(named.map((name) => database.selectFrom(name).selectAll().execute()));
  return JSON.stringify(rows);
}
