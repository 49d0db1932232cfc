import { sql } from 'kysely';
import type { ExpressionBuilder } from 'kysely';
import { LATEST_DUE_MS } from '../../core/courier-limits.ts';
import { latestEnd } from '../../core/lasts.ts';
import type { LeasedNotice } from '../../core/ports.ts';
import { isPostgres } from './dialect.ts';
import { readNotice } from './shapes.ts';
import type { Database, Tables } from './tables.ts';

interface Taking {
  readonly name: string;
  readonly now: number;
  readonly until: number;
  readonly most: number;
}

/** Any number does, so long as nothing else in the database uses it: it names the right to take notices out. */
const TAKING_OUT = 2_026_073_001;

/** Takes out notices that are due, at most one of a lane, the one whose turn it is. */
export const leaseNotices = (database: Database, taking: Taking): Promise<readonly LeasedNotice[]> =>
  database.transaction().execute(async (inside) => {
    // One statement sees what was there when it began: two at a time could take different notices of one lane.
    if (isPostgres(inside)) await sql`select pg_advisory_xact_lock(${sql.lit(TAKING_OUT)})`.execute(inside);
    const rows = await take(inside, taking);
    const marks = await marksOf(inside, rows);
    return rows
      .toSorted((one, other) => one.seq - other.seq)
      .map(({ body, tries, mark, under }) => ({
        notice: readNotice(body),
        lease: taking.name,
        tries: tries - 1,
        edits: mark ?? undefined,
        under: under === null ? undefined : marks.get(under),
      }));
  });

// The query in front is reckoned once: inside "in (…)" PostgreSQL may do it over, and take more than was asked for.
const take = (inside: Database, taking: Taking): Promise<readonly Tables['notices'][]> =>
  inside
    .with(
      (named) => named('ready').materialized(),
      () => ready(inside, taking),
    )
    .updateTable('notices')
    .set({
      lease: taking.name,
      lease_until: Math.ceil(taking.until),
      taken: sql<number>`wanted`,
      tries: sql<number>`tries + 1`,
    })
    .where('id', 'in', (each) => each.selectFrom('ready').select('ready.id'))
    .returningAll()
    .execute();

function ready(inside: Database, taking: Taking) {
  const { now, most } = taking;
  const due = inside
    .selectFrom('notices')
    .select('notices.id')
    .where('state', '=', 'waiting')
    .where((each) => each.or([each('due', '<=', now), each('due', '>', now + LATEST_DUE_MS)]))
    .where((each) =>
      each.or([
        each('lease', 'is', null),
        each('lease_until', '<=', now),
        each('lease_until', '>', latestEnd(taking.until, now)),
      ]),
    )
    .where((each) => each.not(each.exists(before(each))))
    .where((each) => each.not(each.exists(held(each, taking))))
    .where((each) => each.not(each.exists(above(each))))
    .orderBy('due')
    .orderBy('seq')
    .limit(most);
  // A move that is being written may touch a notice; taking it out does not wait for that.
  return isPostgres(inside) ? due.forUpdate().skipLocked() : due;
}

type Each = ExpressionBuilder<Tables, 'notices'>;

const other = (each: Each) => each.selectFrom('notices as other').select('other.id');

const earlier = (eb: ExpressionBuilder<Tables & { other: Tables['notices'] }, 'notices' | 'other'>) =>
  eb(eb.refTuple('other.seq', 'other.id'), '<', eb.refTuple('notices.seq', 'notices.id'));

/** Another of the lane, not delivered, whose turn comes first. */
const before = (each: Each) =>
  other(each).whereRef('other.lane', '=', 'notices.lane').where('other.state', '=', 'waiting').where(earlier);

/** Another of the lane that somebody is delivering; it may have lost its turn since, or been given up. */
const held = (each: Each, { now, until }: Taking) =>
  other(each)
    .whereRef('other.lane', '=', 'notices.lane')
    .whereRef('other.id', '!=', 'notices.id')
    .where('other.lease', 'is not', null)
    .where('other.lease_until', '>', now)
    .where('other.lease_until', '<=', latestEnd(until, now));

/** The message it stands under, if it is still to come. Only an earlier one is waited for, so that no two wait for each other. */
const above = (each: Each) =>
  other(each)
    .whereRef('other.id', '=', 'notices.under')
    .where('other.state', '=', 'waiting')
    .where('other.mark', 'is', null)
    .where(earlier);

async function marksOf(inside: Database, rows: readonly Tables['notices'][]): Promise<ReadonlyMap<string, string>> {
  const unders = rows.flatMap(({ under }) => (under === null ? [] : [under]));
  if (unders.length === 0) return new Map();
  const marked = await inside.selectFrom('notices').select(['id', 'mark']).where('id', 'in', unders).execute();
  return new Map(marked.flatMap(({ id, mark }) => (mark === null ? [] : [[id, mark] as const])));
}
