import { highest } from './highest.ts';
import { OUT } from './nearness.ts';
import type { Cosines } from './nearness.ts';
import type { Rows } from './text-places.ts';

/** Texts that are looked at for each clause at first. */
const TEXTS_A_CLAUSE = 2;
/** If too many of them are of the same clauses, so many times as many. */
const MORE = 4;

/**
 * The clauses in scope with the nearest texts, best first, at most `count`. `bare`: by clause, 1 if its own texts count by where an answer
 * stands as well. The texts are put in order, not the clauses: to look through all of them for the few that are near takes a tenth of the time
 * of finding the best of each clause.
 */
export function nearestClauses(
  { owners, places: { made } }: Rows,
  { asked, stated = new Float32Array() }: Cosines,
  count: number,
  inScope: (clause: number) => boolean,
  bare: Uint8Array,
): readonly number[] {
  const ownerOf = (row: number): number => owners[row] ?? -1;
  const isAsked = (row: number): boolean => inScope(ownerOf(row));
  const isStated = (row: number): boolean => bare[ownerOf(row)] === 1 && row < (made[ownerOf(row)] ?? 0);
  for (let most = count * TEXTS_A_CLAUSE; ; most *= MORE) {
    const near = [...nearTexts(asked, most, isAsked), ...nearTexts(stated, most, isStated)]
      .toSorted((one, other) => other.cosine - one.cosine)
      .slice(0, most);
    const clauses = [...new Set(near.map(({ row }) => ownerOf(row)))];
    if (clauses.length >= count || near.length < most) return clauses.slice(0, count);
  }
}

interface NearText {
  readonly row: number;
  readonly cosine: number;
}

const nearTexts = (cosines: Float32Array, most: number, fits: (row: number) => boolean): readonly NearText[] =>
  highest(cosines, most, fits, OUT).map((row) => ({ row, cosine: cosines[row] ?? OUT }));
