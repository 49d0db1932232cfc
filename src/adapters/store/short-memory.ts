import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Fault } from '../../core/errors.ts';
import { isRemembered, latestRemembered } from '../../core/short-memory.ts';
import type { Remembered, ShortMemory, ToRemember } from '../../core/short-memory.ts';
import { isPostgres, takeInTurn } from './dialect.ts';
import { askerOf } from './receipts.ts';
import type { Sealing } from './sealing.ts';
import { readText } from './shapes.ts';
import type { Database, Tables } from './tables.ts';

type Row = Tables['remembered'];

/** A short memory in a database, so for every process that shares it and has the same keys; what another key sealed is not known. */
export function createShortMemory(database: Database, sealing: Sealing): ShortMemory {
  const rowOf = (name: string, { text, until, by }: ToRemember): Row => ({
    name,
    asker: by === undefined ? null : askerOf(by),
    sealed: sealing.seal(JSON.stringify(text), name),
    until: Math.ceil(until),
  });

  async function recall(inside: Database, name: string, now: number): Promise<Remembered | undefined> {
    const row = await inside.selectFrom('remembered').selectAll().where('name', '=', name).executeTakeFirst();
    if (row === undefined || !isRemembered(row.until, now)) return undefined;
    const text = wordsIn(row, sealing);
    return text === undefined ? undefined : { text, until: row.until };
  }

  return {
    recall: (name, now) => recall(database, digestOf(name), now),
    keep: (things) =>
      unsynced(database, (one) =>
        keepRows(
          one,
          things.map(({ name, ...thing }) => rowOf(digestOf(name), thing)),
        ),
      ),
    change: (name, now, next) =>
      unsynced(database, (one) =>
        one.transaction().execute(async (inside) => {
          const key = digestOf(name);
          await takeInTurn(inside, [`remembered ${key}`]);
          const before = await recall(inside, key, now);
          const after = next(before);
          if (after !== undefined) await keepRows(inside, [rowOf(key, after)]);
          return after ?? before;
        }),
      ),
    forgetOver: (now) => forgetOver(database, now),
  };
}

/** What is remembered in a row; undefined if it was sealed with a key that is not known any more. */
export function wordsIn(
  { name, sealed }: Pick<Row, 'name' | 'sealed'>,
  sealing: Pick<Sealing, 'open'>,
): string | undefined {
  try {
    return readText(sealing.open(sealed, name).secret);
  } catch (cause) {
    if (cause instanceof Fault && cause.code === 'SECRET_UNREADABLE') return undefined;
    throw cause;
  }
}

/**
 * A file's writer waits for the disk on the service's own thread. Not for this: whatever a machine that loses its power forgets of the last half hour, the file
 * is whole, and what is written after it is waited for again.
 */
async function unsynced<T>(database: Database, work: (one: Database) => Promise<T>): Promise<T> {
  if (isPostgres(database)) return work(database);
  return database.connection().execute(async (one) => {
    await sql`pragma synchronous = normal`.execute(one);
    try {
      return await work(one);
    } finally {
      await sql`pragma synchronous = full`.execute(one);
    }
  });
}

async function keepRows(inside: Database, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await inside
    .insertInto('remembered')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((each) => ({
        asker: each.ref('excluded.asker'),
        sealed: each.ref('excluded.sealed'),
        until: each.ref('excluded.until'),
      })),
    )
    .execute();
}

/** More than are asked in a minute of any day, in some milliseconds. */
const AT_A_TIME = 1000;

async function forgetOver(database: Database, now: number): Promise<number> {
  const over = database
    .selectFrom('remembered')
    .select('name')
    .where((each) => each.or([each('until', '<=', now), each('until', '>', latestRemembered(now))]))
    .limit(AT_A_TIME);
  const { numDeletedRows } = await database
    .deleteFrom('remembered')
    // Every process does this, and none waits for another's.
    .where('name', 'in', isPostgres(database) ? over.forUpdate().skipLocked() : over)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

const digestOf = (name: string): string => createHash('sha256').update(JSON.stringify(name)).digest('hex');
