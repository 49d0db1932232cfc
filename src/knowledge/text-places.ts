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

/** By clause, each kind of number side by side: there are tens of thousands of clauses, and a question looks at each. */
export type Places = { readonly [Side in keyof Place]: Int32Array };

/** The texts of every clause, one after the other: first of those without phrasings, which are compared with more than the others. */
export interface Rows {
  readonly texts: readonly string[];
  /** By text: its clause. */
  readonly owners: Int32Array;
  readonly places: Places;
  /** The rows of phrasings, in order. */
  readonly phrasings: Int32Array;
  /** The rows of clauses' own texts that ask something, in order. */
  readonly asking: readonly number[];
}

export const NOWHERE: Place = { start: 0, made: 0, phrasings: 0, end: 0 };

/** NOWHERE if there is no such clause. */
export const placeIn = ({ start, made, phrasings, end }: Places, clause: number): Place => ({
  start: start[clause] ?? 0,
  made: made[clause] ?? 0,
  phrasings: phrasings[clause] ?? 0,
  end: end[clause] ?? 0,
});

export async function placeTexts(clauses: readonly Clause[], pace: Pace): Promise<Rows> {
  const [texts, owners, asking, asked]: [string[], number[], number[], number[]] = [[], [], [], []];
  const places: Places = {
    start: new Int32Array(clauses.length),
    made: new Int32Array(clauses.length),
    phrasings: new Int32Array(clauses.length),
    end: new Int32Array(clauses.length),
  };
  const positions = [...clauses.keys()];
  const isBare = (position: number): boolean => clauses[position]?.asked.length === 0;
  for (const position of [...positions.filter(isBare), ...positions.filter((one) => !isBare(one))]) {
    await pace.step();
    const clause = clauses[position];
    if (clause === undefined) continue;
    places.start[position] = texts.length;
    const own = textsOf(clause);
    for (const one of own) {
      const row = texts.push(one.text) - 1;
      owners[row] = position;
      if (asks(one)) asking.push(row);
    }
    const phrasings = texts.length - clause.asked.length;
    for (let row = phrasings; row < texts.length; row += 1) asked.push(row);
    places.made[position] = phrasings - own.filter(({ kind }) => kind === 'made').length;
    places.phrasings[position] = phrasings;
    places.end[position] = texts.length;
  }
  return { texts, owners: Int32Array.from(owners), places, phrasings: Int32Array.from(asked), asking };
}
