import type { EscalationStore } from '../../core/ports.ts';
import { questionDigest, withHistories } from './escalation-rows.ts';
import { keyOf } from './key.ts';
import type { Database } from './tables.ts';

const OPEN = ['waiting', 'claimed'];
const OVER = ['answered', 'closed'];

/** The half of an escalation store that finds several. */
export function escalationQueries(
  database: Database,
): Omit<EscalationStore, 'open' | 'advance' | 'byId' | 'askedAbout' | 'askedAgain' | 'isConfidential'> {
  const escalations = database.selectFrom('escalations').selectAll('escalations');

  return {
    async ofAsker(person, most) {
      const theirs = database
        .selectFrom('askers')
        .select('escalation')
        .where('person', '=', keyOf(person))
        .where('waits', '=', 1);
      const rows = escalations.where('id', 'in', theirs).orderBy('opened', 'desc').orderBy('id', 'desc').limit(most);
      return withHistories(database, await rows.execute());
    },

    async openOf(council, team, most) {
      const rows = escalations.where('council', '=', council).where('team', '=', team).where('state', 'in', OPEN);
      return withHistories(database, await rows.orderBy('opened').orderBy('id').limit(most).execute());
    },

    async countOpen(council, team) {
      const counted = database.selectFrom('escalations').select((each) => each.fn.countAll().as('count'));
      const of = counted.where('council', '=', council).where('team', '=', team).where('state', 'in', OPEN);
      return Number((await of.executeTakeFirst())?.count ?? 0);
    },

    async closedLately(council, team, since, most) {
      const rows = escalations
        .where('council', '=', council)
        .where('team', '=', team)
        .where('state', 'in', OVER)
        .where('moved', '>=', since);
      const newest = rows.orderBy('moved', 'desc').orderBy('id', 'desc').limit(most);
      return withHistories(database, await newest.execute());
    },

    async openLike(council, question) {
      const digest = questionDigest(question);
      if (digest === null) return undefined;
      const rows = escalations
        .where('council', '=', council)
        .where('question_key', '=', digest)
        .where('state', 'in', OPEN);
      const [like] = await withHistories(database, await rows.orderBy('opened').orderBy('id').limit(1).execute());
      return like;
    },

    async dueAt(now, untouchedSince, most) {
      // Both times are there for open ones alone.
      const rows = escalations.where((each) =>
        each.or([each('remind_at', '<=', now), each('touched', '<', untouchedSince)]),
      );
      return withHistories(database, await rows.orderBy('opened').orderBy('id').limit(most).execute());
    },
  };
}
