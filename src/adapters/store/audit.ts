import { createHash } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import { BEGINNING, canonical, hashed } from '../../core/audit-chain.ts';
import type { Anchor, AuditEntry, AuditTrail, NumberedEntry } from '../../core/audit.ts';
import { readAudited } from './audit-shape.ts';
import type { Database, Tables } from './tables.ts';

/** The audit log in a database, a chain that all processes add to. */
export function createAuditTrail(database: Database): AuditTrail {
  const all = database.selectFrom('audit').selectAll();
  return {
    digest,
    append: (entry) => appendAudited(database, entry),
    newest: () => newest(database),
    async latest(most, below) {
      const wanted = below === undefined ? all : all.where('number', '<', below);
      return (await wanted.orderBy('number', 'desc').limit(most).execute()).map(numbered);
    },
    async links(number, most) {
      const rows = await all.where('number', '>=', number).orderBy('number').limit(most).execute();
      // SQLite reads on the service's own thread.
      await others();
      return rows;
    },
  };
}

/**
 * Adds an entry to the chain. Within a transaction it is the last thing done: on PostgreSQL whoever has taken the next number is waited for, and
 * so must wait for nobody.
 */
export async function appendAudited(inside: Database, entry: AuditEntry): Promise<void> {
  const text = canonical(entry);
  for (;;) {
    const before = await newest(inside);
    const link = { number: (before?.number ?? 0) + 1, previous: before?.hash ?? BEGINNING, entry: text };
    const { numInsertedOrUpdatedRows } = await inside
      .insertInto('audit')
      .values({ ...link, hash: digest(hashed(link)) })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .executeTakeFirst();
    // Somebody else has the number, and each time around somebody has come through.
    if (numInsertedOrUpdatedRows === 1n) return;
  }
}

const newest = (database: Database): Promise<Anchor | undefined> =>
  database.selectFrom('audit').select(['number', 'hash']).orderBy('number', 'desc').limit(1).executeTakeFirst();

const numbered = ({ number, entry }: Tables['audit']): NumberedEntry => ({
  number,
  entry: readAudited(entry, number),
});

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
