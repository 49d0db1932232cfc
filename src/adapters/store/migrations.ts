import type { Migration } from 'kysely/migration';

/** Numbered steps, forward only. A step that was released is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-questions': {
    async up(database) {
      await database.schema
        .createTable('questions')
        .addColumn('turn', 'text', (column) => column.primaryKey())
        .addColumn('council', 'text')
        .addColumn('edition', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addColumn('clauses', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema.createIndex('questions_at').on('questions').column('at').execute();
    },
  },
  '0002-choices': {
    async up(database) {
      await database.schema
        .createTable('choices')
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('edition', 'text', (column) => column.notNull())
        .addColumn('chooser', 'text', (column) => column.notNull())
        .addColumn('clauses', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('choices_key', ['question', 'edition', 'chooser'])
        .execute();
    },
  },
};
