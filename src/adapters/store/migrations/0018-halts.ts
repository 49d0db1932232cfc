import type { Migration } from 'kysely/migration';

/** Who halted and resumed what, and when: rows that are only ever added. */
export const halts: Readonly<Record<string, Migration>> = {
  '0018-halts': {
    async up(database) {
      await database.schema
        .createTable('halt_moves')
        .addColumn('number', 'integer', (column) => column.primaryKey())
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('act', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .execute();
      await database.schema
        .createIndex('halt_moves_scope')
        .on('halt_moves')
        .columns(['scope', 'act', 'number'])
        .execute();
    },
  },
};
