import type { Places } from '../../core/ports.ts';
import { keyOf } from './key.ts';
import type { Database } from './tables.ts';

/** Places in a database. */
export const createPlaces = (database: Database): Places => ({
  async keep(platform, key, address) {
    await database
      .insertInto('places')
      .values({ platform, key: keyOf(key), address })
      .onConflict((conflict) => conflict.columns(['platform', 'key']).doUpdateSet({ address }))
      .execute();
  },
  async find(platform, key) {
    const row = await database
      .selectFrom('places')
      .select('address')
      .where('platform', '=', platform)
      .where('key', '=', keyOf(key))
      .executeTakeFirst();
    return row?.address;
  },
});
