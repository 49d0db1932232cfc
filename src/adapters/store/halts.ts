import type { SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { councilId, documentId } from '../../core/guidance.ts';
import { scopeKey } from '../../core/halt.ts';
import type { Halt, HaltedBy, HaltScope } from '../../core/halt.ts';
import { haltAfter } from '../../core/halts.ts';
import type { HaltMove, Halts } from '../../core/halts.ts';
import { personId } from '../../core/people.ts';
import { keyOf } from './key.ts';
import { read } from './shapes.ts';
import type { Database, Tables } from './tables.ts';

/** Halts in a database. What `halt` and `resume` resolve to is on the disk, also for other processes. */
export function createHalts(database: Database): Halts {
  const inForce = async (): Promise<readonly Halt[]> => haltsOf(await sinceResumed(database).execute());
  return {
    inForce,
    async halt({ scope, reason, by, since }) {
      await append(database, { act: 'halted', scope, reason, by, at: since });
      const halt = await haltOf(database, scope);
      // Somebody may have resumed it meanwhile; then it was halted for a moment.
      return halt ?? { scope, reason, by, since };
    },
    async resume(scope, by, at) {
      if ((await haltOf(database, scope)) === undefined) return false;
      await append(database, { act: 'resumed', scope, reason: undefined, by, at });
      return true;
    },
    async history(most) {
      const rows = await database
        .selectFrom('halt_moves')
        .select('body')
        .orderBy('number', 'desc')
        .limit(most)
        .execute();
      return rows.map(({ body }) => read(move, body));
    },
  };
}

/** Moves of what is not resumed, the oldest first. */
const sinceResumed = (
  database: Database,
): SelectQueryBuilder<{ moves: Tables['halt_moves'] }, 'moves', { body: string }> =>
  database
    .selectFrom('halt_moves as moves')
    .select('moves.body')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('halt_moves as ended')
            .select('ended.number')
            .whereRef('ended.scope', '=', 'moves.scope')
            .where('ended.act', '=', 'resumed')
            .whereRef('ended.number', '>=', 'moves.number'),
        ),
      ),
    )
    .orderBy('moves.number');

async function haltOf(database: Database, scope: HaltScope): Promise<Halt | undefined> {
  const rows = await sinceResumed(database)
    .where('moves.scope', '=', keyOf(scopeKey(scope)))
    .execute();
  return haltsOf(rows)[0];
}

function haltsOf(rows: readonly { readonly body: string }[]): readonly Halt[] {
  const scopes = Map.groupBy(
    rows.map(({ body }) => read(move, body)),
    ({ scope }) => scopeKey(scope),
  );
  return [...scopes.values()].flatMap((moves) => haltAfter(moves) ?? []);
}

async function append(database: Database, moved: HaltMove): Promise<void> {
  const row = { scope: keyOf(scopeKey(moved.scope)), act: moved.act, at: moved.at, body: JSON.stringify(moved) };
  for (;;) {
    const newest = await database
      .selectFrom('halt_moves')
      .select(({ fn }) => fn.max('number').as('number'))
      .executeTakeFirst();
    // The next number is one process's alone.
    const { numInsertedOrUpdatedRows } = await database
      .insertInto('halt_moves')
      .values({ number: (newest?.number ?? 0) + 1, ...row })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) return;
  }
}

const council = z.string().transform(councilId);
const scope: z.ZodType<HaltScope> = z.discriminatedUnion('over', [
  z.strictObject({ over: z.literal('everything') }),
  z.strictObject({ over: z.literal('council'), council }),
  z.strictObject({ over: z.literal('document'), council, document: z.string().transform(documentId) }),
]);
const by: z.ZodType<HaltedBy> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('admin'), id: z.string().transform(personId), name: z.string() }),
  z.strictObject({ kind: z.literal('command'), name: z.string() }),
]);
const move: z.ZodType<HaltMove> = z.strictObject({
  act: z.enum(['halted', 'resumed']),
  scope,
  reason: z
    .string()
    .optional()
    .transform((value) => value),
  by,
  at: z.number(),
});

export const readHaltMove = (body: string): HaltMove => read(move, body);
