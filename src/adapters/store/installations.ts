import { Fault } from '../../core/errors.ts';
import type { Installations } from '../../core/ports.ts';
import { keyOf } from './key.ts';
import type { Sealing } from './sealing.ts';
import type { Database } from './tables.ts';

/** Installations in a database, encrypted. A secret that is put into another row cannot be read there. */
export function createInstallations(database: Database, sealing: Sealing, newVersion: () => string): Installations {
  const row = (key: string, secret: string) => ({ version: newVersion(), sealed: sealing.seal(secret, key) });

  const replace: Installations['replace'] = async (id, version, secret) => {
    const { numUpdatedRows } = await database
      .updateTable('installations')
      .set(row(keyOf(id), secret))
      .where('id', '=', keyOf(id))
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  };

  return {
    replace,
    async find(id) {
      const kept = await database
        .selectFrom('installations')
        .select(['version', 'sealed'])
        .where('id', '=', keyOf(id))
        .executeTakeFirst();
      if (kept === undefined) return undefined;
      return { secret: sealing.open(kept.sealed, keyOf(id)).secret, version: kept.version };
    },
    async keep(id, secret) {
      const kept = row(keyOf(id), secret);
      await database
        .insertInto('installations')
        .values({ id: keyOf(id), ...kept })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(kept))
        .execute();
    },
    async forget(id, version) {
      const { numDeletedRows } = await database
        .deleteFrom('installations')
        .where('id', '=', keyOf(id))
        .where('version', '=', version)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
    async ids() {
      const rows = await database.selectFrom('installations').select('id').orderBy('id').execute();
      return rows.map(({ id }) => id);
    },
    reseal: () => resealed(database, sealing, replace),
    async useOnce(name, until, now) {
      await database.deleteFrom('used_once').where('until', '<=', now).execute();
      const { numInsertedOrUpdatedRows } = await database
        .insertInto('used_once')
        .values({ name: keyOf(name), until })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}

async function resealed(
  database: Database,
  sealing: Sealing,
  replace: Installations['replace'],
): ReturnType<Installations['reseal']> {
  const rows = await database.selectFrom('installations').selectAll().execute();
  const unreadable: string[] = [];
  let count = 0;
  for (const { id, version, sealed } of rows)
    try {
      const { secret, byFirstKey } = sealing.open(sealed, id);
      if (!byFirstKey && (await replace(id, version, secret))) count += 1;
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      unreadable.push(id);
    }
  return { resealed: count, unreadable };
}
