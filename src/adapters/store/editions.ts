import { sql } from 'kysely';
import { publicationEntry } from '../../core/audit-entries.ts';
import { Fault } from '../../core/errors.ts';
import { editionId } from '../../core/guidance.ts';
import type { CouncilId, EditionId } from '../../core/guidance.ts';
import type { Editions, KeptEdition, Publication } from '../../core/publication.ts';
import { appendAudited } from './audit.ts';
import { isPostgres } from './dialect.ts';
import { keepBytes, keptBytes } from './edition-bytes.ts';
import { readChanges, readHow, readPublishedBy, readText } from './shapes.ts';
import type { Database, Tables } from './tables.ts';

/** The channel of a PostgreSQL server on which publications are told of. */
export const NEWS = 'clausebook_editions';

/** Which history it is, and what hears of it. */
export interface EditionsOf {
  /** The council whose guidance it is alone; by default that of all councils together. */
  readonly library?: CouncilId | undefined;
  /** Hears of other processes' publications; without it nothing is heard. */
  readonly listen?: Editions['listen'] | undefined;
}

/**
 * The history of a library's editions in a database, each publication in one transaction with its entry in the audit log. What cannot be
 * read back as it was kept is a fault, EDITION_UNREADABLE, and never served.
 */
export function createEditions(database: Database, { library, listen = hearsNothing }: EditionsOf = {}): Editions {
  const all = database
    .selectFrom('publications')
    .selectAll()
    .where('library', '=', library ?? ALL)
    .orderBy('number', 'desc');
  return {
    listen,
    newest: () => newest(database, library),
    publish: (publication, kept, after) => publish(database, library, publication, kept, after),
    list: async (most) => (await all.limit(most).execute()).map(publicationFrom),
    async byNumber(number) {
      const row = await all.where('number', '=', number).executeTakeFirst();
      return row && publicationFrom(row);
    },
    ofEdition: async (edition) => (await all.where('edition', '=', edition).execute()).map(publicationFrom),
    async content(edition) {
      const whole = await contentOf(database, edition);
      if (whole !== undefined) return readable(await keptBytes(database, whole), `edition ${edition}`);
      const published = await all.where('edition', '=', edition).limit(1).executeTakeFirst();
      return published && readable(undefined, `edition ${edition}`);
    },
    async diff(number) {
      const row = await all.where('number', '=', number).executeTakeFirst();
      return row && readable(await keptBytes(database, row.diff), `publication ${number}`);
    },
  };
}

/** The library that all councils share. */
export const ALL = '';
const hearsNothing: Editions['listen'] = async () => async () => {};

async function newest(database: Database, library: CouncilId | undefined): Promise<Publication | undefined> {
  const row = await database
    .selectFrom('publications')
    .selectAll()
    .where('library', '=', library ?? ALL)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && publicationFrom(row);
}

async function publish(
  database: Database,
  library: CouncilId | undefined,
  publication: Publication,
  kept: KeptEdition,
  after: number,
): ReturnType<Editions['publish']> {
  if (publication.number !== after + 1 || publication.edition !== kept.edition)
    throw new TypeError('A publication follows the one it was compared with, and is of the edition kept with it.');
  const before = await newest(database, library);
  if ((before?.number ?? 0) !== after) return overtakenBy(before, after);
  const diff = await keepBytes(database, kept.diff);
  const content = (await intactContent(database, kept.edition)) ?? (await keepBytes(database, kept.content));
  const won = await database.transaction().execute(async (inside) => {
    // The next number is one publisher's alone; on PostgreSQL a second one waits here until the first is through.
    const { numInsertedOrUpdatedRows } = await inside
      .insertInto('publications')
      .values({ library: library ?? ALL, councils: JSON.stringify(kept.councils), ...rowOf(publication, diff) })
      .onConflict((conflict) => conflict.columns(['library', 'number']).doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) return false;
    await inside
      .insertInto('editions')
      .values({ id: kept.edition, content, kept: publication.at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ content }))
      .execute();
    // Told if the transaction holds, and not before.
    if (isPostgres(inside)) await sql`select pg_notify(${NEWS}, '')`.execute(inside);
    await appendAudited(inside, publicationEntry(publication, library));
    return true;
  });
  return won ? { outcome: 'kept' } : overtakenBy(await newest(database, library), after);
}

function overtakenBy(
  now: Publication | undefined,
  after: number,
): { readonly outcome: 'overtaken'; readonly now: Publication } {
  if (now === undefined) throw unreadable(`publication ${after}`);
  return { outcome: 'overtaken', now };
}

async function contentOf(database: Database, edition: EditionId): Promise<string | undefined> {
  const row = await database.selectFrom('editions').select('content').where('id', '=', edition).executeTakeFirst();
  return row?.content;
}

/** Content is kept once an edition, unless what was kept is damaged: then publishing the same edition again mends it. */
async function intactContent(database: Database, edition: EditionId): Promise<string | undefined> {
  const whole = await contentOf(database, edition);
  return whole !== undefined && (await keptBytes(database, whole)) !== undefined ? whole : undefined;
}

// What people wrote is kept as JSON: PostgreSQL stores neither a NUL nor half a character.
const rowOf = (publication: Publication, diff: string): Omit<Tables['publications'], 'library' | 'councils'> => {
  const { number, edition, at, by, how, why, accepted, changes, regressed } = publication;
  return {
    number,
    edition,
    at,
    by: JSON.stringify(by),
    how,
    why: why === undefined ? null : JSON.stringify(why),
    accepted: accepted === undefined ? null : JSON.stringify(accepted),
    changes: JSON.stringify(changes),
    regressed,
    diff,
  };
};

function publicationFrom(row: Tables['publications']): Publication {
  const { number, edition, at, regressed } = row;
  try {
    return {
      number,
      edition: editionId(edition),
      at,
      by: readPublishedBy(row.by),
      how: readHow(row.how),
      why: row.why === null ? undefined : readText(row.why),
      accepted: row.accepted === null ? undefined : readText(row.accepted),
      changes: readChanges(row.changes),
      regressed,
    };
  } catch (cause) {
    throw unreadable(`publication ${number}`, cause);
  }
}

function readable(bytes: Uint8Array | undefined, named: string): Uint8Array {
  if (bytes === undefined) throw unreadable(named);
  return bytes;
}

const unreadable = (named: string, cause?: unknown): Fault =>
  new Fault(
    'EDITION_UNREADABLE',
    `What is kept of ${named} is not what was stored. Put the last copy of the database back.`,
    {
      cause,
    },
  );
