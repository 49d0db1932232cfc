import type { PersonId } from '../../core/people.ts';
import type { Kept } from '../../core/personal-data.ts';
import { dayText } from './personal-rows.ts';
import { askerOf } from './receipts.ts';
import type { Sealing } from './sealing.ts';
import { wordsIn } from './short-memory.ts';
import type { Database } from './tables.ts';

/** What is remembered of what a person asked just now; without its words where the key is not known that it was sealed with. */
export async function rememberedOf(
  database: Database,
  person: PersonId,
  sealing: Pick<Sealing, 'open'>,
): Promise<readonly Kept[]> {
  const rows = await database
    .selectFrom('remembered')
    .selectAll()
    .where('asker', '=', askerOf(person))
    .orderBy('until', 'desc')
    .orderBy('name')
    .execute();
  return rows.map((row) => {
    const words = wordsIn(row, sealing);
    return { until: dayText(row.until), ...(words !== undefined && { words }) };
  });
}

/** Resolves to how many are gone. */
export async function forgetRemembered(inside: Database, person: PersonId): Promise<number> {
  const { numDeletedRows } = await inside
    .deleteFrom('remembered')
    .where('asker', '=', askerOf(person))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
