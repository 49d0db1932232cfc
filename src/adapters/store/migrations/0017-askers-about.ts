import type { Migration } from 'kysely/migration';

/** Who asked officers about a turn is found without reading every asker. */
export const askersAbout: Readonly<Record<string, Migration>> = {
  '0017-askers-about': {
    async up(database) {
      await database.schema.createIndex('askers_about').on('askers').column('about').execute();
    },
  },
};
