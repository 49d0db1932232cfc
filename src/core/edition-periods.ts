import type { EditionId } from './guidance.ts';
import type { Editions } from './publication.ts';

/** What tells when an edition was in force. */
export type EditionHistory = Pick<Editions, 'ofEdition' | 'byNumber'>;

/** A time that an edition was in force. */
export interface Period {
  /** The publication that began it. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** When the next publication ended it; undefined: nothing has. */
  readonly until: number | undefined;
}

/** More than anybody reads of an edition that came back again and again. */
const MOST_PERIODS = 5;

/** The times that an edition was in force, the newest first; empty if the history does not know it. */
export async function periodsOf(edition: EditionId, history: EditionHistory): Promise<readonly Period[]> {
  const publications = (await history.ofEdition(edition)).slice(0, MOST_PERIODS);
  return Promise.all(
    publications.map(async ({ number, at }) => ({
      number,
      since: at,
      until: (await history.byNumber(number + 1))?.at,
    })),
  );
}
