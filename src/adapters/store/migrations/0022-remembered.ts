import type { Migration } from 'kysely/migration';

/** What was said lately, sealed, under digests. */
export const remembered: Migration = {
  async up(database) {
    await database.schema
      .createTable('remembered')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('asker', 'text')
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema.createIndex('remembered_until').on('remembered').column('until').execute();
    await database.schema.createIndex('remembered_asker').on('remembered').column('asker').execute();
  },
};
