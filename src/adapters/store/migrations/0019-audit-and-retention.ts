import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isPostgres } from '../dialect.ts';

/** The audit log, which the database itself lets be added to and nothing else, and what records whose time is over are found by. */
export const auditAndRetention: Readonly<Record<string, Migration>> = {
  '0019-audit-and-retention': {
    async up(database) {
      await database.schema
        .createTable('audit')
        .addColumn('number', 'integer', (column) => column.primaryKey())
        .addColumn('previous', 'text', (column) => column.notNull())
        .addColumn('entry', 'text', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .execute();
      for (const statement of isPostgres(database) ? POSTGRES : SQLITE) await sql.raw(statement).execute(database);
      for (const [name, table, ...columns] of INDEXES)
        await database.schema.createIndex(name).on(table).columns(columns).execute();
    },
  },
};

const INDEXES: readonly (readonly [string, string, ...string[]])[] = [
  ['receipts_edition', 'receipts', 'edition'],
  ['choices_at', 'choices', 'at'],
  ['escalations_over', 'escalations', 'state', 'moved'],
  ['notices_escalation', 'notices', 'escalation'],
];

const POSTGRES = [
  `create function audit_is_only_added_to() returns trigger language plpgsql as
   $$ begin raise exception 'The audit log is only added to.'; end $$`,
  `create trigger audit_is_only_added_to before update or delete or truncate on audit
   for each statement execute function audit_is_only_added_to()`,
];

const SQLITE = [
  `create trigger audit_is_not_changed before update on audit
   begin select raise(abort, 'The audit log is only added to.'); end`,
  `create trigger audit_is_not_taken_from before delete on audit
   begin select raise(abort, 'The audit log is only added to.'); end`,
  // “insert or replace” would take out what is there without the trigger above. What is there already is left.
  `create trigger audit_is_not_replaced before insert on audit
   when exists (select 1 from audit where number = new.number)
   begin select raise(ignore); end`,
];
