import type { Migration } from 'kysely/migration';

/** A history a library, each with numbers of its own; what there was is the history of the one that all councils share. */
export const libraries: Migration = {
  async up(database) {
    // A key cannot be changed in place on SQLite.
    await database.schema
      .createTable('library_publications')
      .addColumn('library', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('edition', 'text', (column) => column.notNull())
      .addColumn('councils', 'text')
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('how', 'text', (column) => column.notNull())
      .addColumn('why', 'text')
      .addColumn('accepted', 'text')
      .addColumn('changes', 'text', (column) => column.notNull())
      .addColumn('regressed', 'integer', (column) => column.notNull())
      .addColumn('diff', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('library_publications_key', ['library', 'number'])
      .execute();
    const kept = ['number', 'edition', 'at', 'by', 'how', 'why', 'accepted', 'changes', 'regressed', 'diff'];
    await database
      .insertInto('library_publications')
      .columns(['library', ...kept])
      .expression((from) => from.selectFrom('publications').select((each) => [each.val('').as('library'), ...kept]))
      .execute();
    await database.schema.dropTable('publications').execute();
    await database.schema.alterTable('library_publications').renameTo('publications').execute();
    await database.schema
      .createIndex('publications_edition')
      .on('publications')
      .columns(['library', 'edition'])
      .execute();
  },
};
