import { hash } from 'node:crypto';
import type { CouncilId } from '../../core/guidance.ts';
import type { Clock } from '../../core/ports.ts';
import type { SharedVectors } from '../../core/shared-vectors.ts';
import { isPostgres } from './dialect.ts';
import { ALL } from './editions.ts';
import type { Database } from './tables.ts';

const HOUR_MS = 60 * 60 * 1000;
/** What is needed again so soon is not written again for it: a small change of the guidance would write all of it. */
const FRESH_MS = 7 * 24 * HOUR_MS;
/**
 * What an edition needs was marked as used so long before its publication at the most: the week, and an hour for clocks that differ and for
 * what publishing takes.
 */
export const MARKED_BEFORE_MS = FRESH_MS + HOUR_MS;

/**
 * Vectors in a database that several machines share; undefined for a file, which one machine has alone: its processes share DATA_DIR, and find them there.
 */
export const sharedVectorsIn = (database: Database, library?: CouncilId): SharedVectors | undefined =>
  isPostgres(database) ? createSharedVectors(database, library, Date.now) : undefined;

/** Vectors of a library in a database; by default of that which all councils share. What is damaged is as if it were not there. */
export function createSharedVectors(database: Database, library: CouncilId | undefined, clock: Clock): SharedVectors {
  const of = library ?? ALL;
  return {
    async recall(keys) {
      if (keys.length === 0) return new Map();
      const rows = await database
        .selectFrom('vectors')
        .select(['key', 'body', 'digest'])
        .where('library', '=', of)
        .where('key', 'in', keys)
        .execute();
      return new Map(
        rows
          .filter(({ key, body, digest }) => digestOf(key, body) === digest)
          .map(({ key, body }) => [key, read(body)]),
      );
    },
    async keep(vectors) {
      const used = clock();
      // In one order, so that no two who keep the same wait for each other.
      const rows = [...vectors.keys()].toSorted().map((key) => {
        const body = Buffer.from(vectors.get(key) ?? []).toString('base64');
        return { library: of, key, body, digest: digestOf(key, body), used };
      });
      if (rows.length === 0) return;
      await database
        .insertInto('vectors')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['library', 'key']).doUpdateSet((each) => ({
            body: each.ref('excluded.body'),
            digest: each.ref('excluded.digest'),
            used: each.ref('excluded.used'),
          })),
        )
        .execute();
    },
    async need(keys) {
      if (keys.length === 0) return [];
      const now = clock();
      await database
        .updateTable('vectors')
        .set({ used: now })
        .where('library', '=', of)
        .where('key', 'in', keys)
        .where('used', '<', now - FRESH_MS)
        .execute();
      const rows = await database
        .selectFrom('vectors')
        .select('key')
        .where('library', '=', of)
        .where('key', 'in', keys)
        .execute();
      const there = new Set(rows.map(({ key }) => key));
      return keys.filter((key) => !there.has(key));
    },
  };
}

/** Of the key too: what stands in another one's place is damaged. */
const digestOf = (key: string, body: string): string => hash('sha256', `${key}\n${body}`).slice(0, 16);

/** In memory of its own, which another thread can be given. */
const read = (body: string): Int8Array => new Int8Array(Buffer.from(body, 'base64'));
