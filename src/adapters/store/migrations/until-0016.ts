import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The first sixteen steps. */
export const untilAdvice: Readonly<Record<string, Migration>> = {
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
  '0003-escalations': {
    async up(database) {
      await database.schema
        .createTable('escalations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('council', 'text', (column) => column.notNull())
        .addColumn('team', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('opened', 'bigint', (column) => column.notNull())
        .addColumn('remind_at', 'bigint')
        .addColumn('touched', 'bigint')
        .addColumn('question_key', 'text')
        .addColumn('body', 'text', (column) => column.notNull())
        .execute();
      const index = (name: string, columns: readonly string[]) =>
        database.schema
          .createIndex(name)
          .on('escalations')
          .columns([...columns])
          .execute();
      await index('escalations_team', ['council', 'team', 'state', 'opened']);
      await index('escalations_question', ['council', 'question_key']);
      await index('escalations_remind_at', ['remind_at']);
      await index('escalations_touched', ['touched']);
    },
  },
  '0004-escalation-moves': {
    async up(database) {
      await database.schema
        .createTable('escalation_moves')
        .addColumn('escalation', 'text', (column) => column.notNull())
        .addColumn('n', 'integer', (column) => column.notNull())
        .addColumn('council', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('escalation_moves_key', ['escalation', 'n'])
        .execute();
    },
  },
  '0005-askers': {
    async up(database) {
      await database.schema
        .createTable('askers')
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('about', 'text', (column) => column.notNull())
        .addColumn('escalation', 'text', (column) => column.notNull())
        .addColumn('council', 'text', (column) => column.notNull())
        .addColumn('opener', 'integer', (column) => column.notNull())
        .addColumn('waits', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('askers_key', ['person', 'about', 'escalation'])
        .execute();
      await database.schema
        .createIndex('askers_opener')
        .unique()
        .on('askers')
        .columns(['person', 'about'])
        .where(sql.ref('opener'), '=', 1)
        .execute();
      await database.schema.createIndex('askers_escalation').on('askers').column('escalation').execute();
    },
  },
  '0006-notices': {
    async up(database) {
      await database.schema
        .createTable('notices')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('council', 'text', (column) => column.notNull())
        .addColumn('escalation', 'text', (column) => column.notNull())
        .addColumn('lane', 'text', (column) => column.notNull())
        .addColumn('seq', 'bigint', (column) => column.notNull())
        .addColumn('under', 'text')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('wanted', 'integer', (column) => column.notNull())
        .addColumn('taken', 'integer', (column) => column.notNull())
        .addColumn('due', 'bigint', (column) => column.notNull())
        .addColumn('tries', 'integer', (column) => column.notNull())
        .addColumn('why', 'text')
        .addColumn('mark', 'text')
        .addColumn('lease', 'text')
        .addColumn('lease_until', 'bigint')
        .addColumn('body', 'text', (column) => column.notNull())
        .execute();
      const index = (name: string, columns: readonly string[]) =>
        database.schema
          .createIndex(name)
          .on('notices')
          .columns([...columns]);
      await index('notices_due', ['state', 'due']).execute();
      await index('notices_lane', ['lane', 'state', 'seq']).execute();
      await index('notices_seq', ['seq']).execute();
      await index('notices_leased', ['lane']).where('lease', 'is not', null).execute();
    },
  },
  '0007-leases-and-places': {
    async up(database) {
      await database.schema
        .createTable('leases')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('holder', 'text', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('places')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('address', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('places_key', ['platform', 'key'])
        .execute();
    },
  },
  '0008-receipts': {
    async up(database) {
      await database.schema
        .createTable('receipts')
        .addColumn('code', 'text', (column) => column.primaryKey())
        .addColumn('turn', 'text', (column) => column.notNull().unique())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('council', 'text')
        .addColumn('edition', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addColumn('clauses', 'text', (column) => column.notNull())
        .execute();
      await database.schema.createIndex('receipts_at').on('receipts').column('at').execute();
      await database.schema
        .createTable('shown')
        .addColumn('edition', 'text', (column) => column.notNull())
        .addColumn('clause', 'text', (column) => column.notNull())
        .addColumn('council', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('shown_key', ['edition', 'clause'])
        .execute();
    },
  },
  '0009-feedback': {
    async up(database) {
      await database.schema
        .createTable('feedback')
        .addColumn('turn', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('council', 'text')
        .addColumn('verdict', 'text', (column) => column.notNull())
        .addColumn('words', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('answered', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('feedback_key', ['turn', 'person'])
        .execute();
      await database.schema.createIndex('feedback_at').on('feedback').column('at').execute();
      await database.schema.createIndex('feedback_answered').on('feedback').column('answered').execute();
    },
  },
  '0010-receipt-askers': {
    async up(database) {
      await database.schema.alterTable('receipts').addColumn('asker', 'text').execute();
      await database.schema.createIndex('receipts_asker').on('receipts').columns(['asker', 'at']).execute();
    },
  },
  '0011-escalation-moved': {
    async up(database) {
      await database.schema.alterTable('escalations').addColumn('moved', 'bigint').execute();
      await sql`update ${sql.table('escalations')} set ${sql.ref('moved')} = ${sql.ref('opened')}`.execute(database);
      await database.schema
        .createIndex('escalations_moved')
        .on('escalations')
        .columns(['council', 'team', 'state', 'moved'])
        .execute();
    },
  },
  '0012-installations': {
    async up(database) {
      await database.schema
        .createTable('installations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('sealed', 'text', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('used_once')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
  '0013-editions': {
    async up(database) {
      await database.schema
        .createTable('editions')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('kept', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('edition_pieces')
        .addColumn('whole', 'text', (column) => column.notNull())
        .addColumn('n', 'integer', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('edition_pieces_key', ['whole', 'n'])
        .execute();
      await database.schema
        .createTable('publications')
        .addColumn('number', 'integer', (column) => column.primaryKey())
        .addColumn('edition', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('by', 'text', (column) => column.notNull())
        .addColumn('how', 'text', (column) => column.notNull())
        .addColumn('why', 'text')
        .addColumn('accepted', 'text')
        .addColumn('changes', 'text', (column) => column.notNull())
        .addColumn('regressed', 'integer', (column) => column.notNull())
        .addColumn('diff', 'text', (column) => column.notNull())
        .execute();
      await database.schema.createIndex('publications_edition').on('publications').column('edition').execute();
    },
  },
  '0014-curated': {
    async up(database) {
      await database.schema
        .createTable('curated')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('council', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('turn', 'text', (column) => column.notNull().unique())
        .addColumn('proposed', 'bigint', (column) => column.notNull())
        .addColumn('moved', 'bigint', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .execute();
      await database.schema.createIndex('curated_council').on('curated').columns(['council', 'state']).execute();
    },
  },
  '0015-suggestions': {
    async up(database) {
      await database.schema
        .createTable('suggestions')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('likeness', 'text', (column) => column.notNull().unique())
        .addColumn('council', 'text', (column) => column.notNull())
        .addColumn('undecided', 'integer', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('made', 'bigint', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .execute();
      await database.schema
        .createIndex('suggestions_undecided')
        .on('suggestions')
        .columns(['undecided', 'council', 'made'])
        .execute();
      await database.schema.createIndex('suggestions_made').on('suggestions').column('made').execute();
    },
  },
  '0016-advice': {
    async up(database) {
      await database.schema
        .createTable('curated_questions')
        .addColumn('council', 'text', (column) => column.notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('curated', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('curated_questions_key', ['council', 'question', 'curated'])
        .execute();
      await database.schema
        .createIndex('curated_questions_curated')
        .on('curated_questions')
        .column('curated')
        .execute();
      await database.schema.alterTable('receipts').addColumn('advice', 'text').execute();
    },
  },
};
