import type { Disclosures } from '../../core/disclosure.ts';
import type { Escalation } from '../../core/escalation.ts';
import { withHistories } from './escalation-rows.ts';
import type { Database } from './tables.ts';

/** So many are read at a time: their ids fit a statement. */
const PAGE = 200;

/** Escalations of a period, in a database. */
export const createDisclosures = (database: Database): Disclosures => ({
  async escalations(council, from, until) {
    const found: Escalation[] = [];
    for (let last = ''; ;) {
      const rows = await database
        .selectFrom('escalations')
        .selectAll()
        .where('council', '=', council)
        .where('opened', '>=', from)
        .where('opened', '<', until)
        .where('id', '>', last)
        .orderBy('id')
        .limit(PAGE)
        .execute();
      found.push(...(await withHistories(database, rows)));
      last = rows.at(-1)?.id ?? '';
      if (rows.length < PAGE) return found.toSorted((one, other) => one.opened - other.opened);
    }
  },
});
