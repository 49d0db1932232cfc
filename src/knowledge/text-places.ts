import type { Clause } from '../core/guidance.ts';
import { asks, textsOf } from './clause-texts.ts';
import type { Pace } from './pace.ts';

/** Where the texts of a clause stand among all texts: first the whole, then its sentences, from `phrasings` on its phrasings. */
export interface Place {
  readonly start: number;
  /** Where the phrasings that no person wrote begin; `phrasings` if there are none. */
  readonly made: number;
  readonly phrasings: number;
  readonly end: number;
}

/** The texts of every clause, one after the other. */
export interface Rows {
  readonly texts: readonly string[];
  /** By text: its clause. */
  readonly owners: readonly number[];
  /** By clause. */
  readonly places: readonly Place[];
  /** The rows of phrasings, in order. */
  readonly phrasings: Int32Array;
  /** The rows of clauses' own texts that ask something. */
  readonly asking: ReadonlySet<number>;
}

export const NOWHERE: Place = { start: 0, made: 0, phrasings: 0, end: 0 };

export async function placeTexts(clauses: readonly Clause[], pace: Pace): Promise<Rows> {
  const [texts, owners, places]: [string[], number[], Place[]] = [[], [], []];
  const asked: number[] = [];
  const asking = new Set<number>();
  for (const clause of clauses) {
    await pace.step();
    const start = texts.length;
    const own = textsOf(clause);
    for (const one of own) {
      const row = texts.push(one.text) - 1;
      owners[row] = places.length;
      if (asks(one)) asking.add(row);
    }
    const phrasings = texts.length - clause.asked.length;
    const made = phrasings - own.filter(({ kind }) => kind === 'made').length;
    for (let row = phrasings; row < texts.length; row += 1) asked.push(row);
    places.push({ start, made, phrasings, end: texts.length });
  }
  return { texts, owners, places, phrasings: Int32Array.from(asked), asking };
}
