import type { Migration } from 'kysely/migration';

/** How often people and councils did something in a stretch of time, under digests. */
export const tallies: Readonly<Record<string, Migration>> = {
  '0020-tallies': {
    async up(database) {
      await database.schema
        .createTable('tallies')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .execute();
      await database.schema.createIndex('tallies_until').on('tallies').column('until').execute();
    },
  },
};
