import type { Migration } from 'kysely/migration';

/** Vectors of guidance, for the processes that did not compute them. */
export const vectors: Migration = {
  async up(database) {
    await database.schema
      .createTable('vectors')
      .addColumn('library', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('used', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('vectors_key', ['library', 'key'])
      .execute();
    await database.schema.createIndex('vectors_used').on('vectors').columns(['library', 'used']).execute();
  },
};
