import type { Pace } from './pace.ts';
import { FIELDS } from './term-holders.ts';
import type { Field, Holders, HoldersByTerm, Kind } from './term-holders.ts';

/** Scores a term in one text of each kind, by a field that so many texts hold it in. */
export type Scorer = (field: Field, kinds: readonly Kind[], holders: number) => Float64Array;

/** What a term is worth in the entries that hold it. */
export interface Worth {
  readonly entries: Uint32Array;
  /** The kind of each. */
  readonly kinds: Uint32Array;
  /** By kind. */
  readonly worth: Float64Array;
}

/** What stands in more entries is asked for before the index is ready; in fewer, by the first question with it, in a moment. */
const FREQUENT = 512;

/** What the scorer has been asked about terms. */
export class Worths {
  readonly #holders: HoldersByTerm;
  readonly #score: Scorer;
  readonly #known = new Map<string, Worth>();
  /** By kind: its number among those of the term that is asked for, counted from 1; 0 for the others. */
  readonly #numbers: Uint32Array;

  constructor(holders: HoldersByTerm, score: Scorer) {
    this.#holders = holders;
    this.#score = score;
    this.#numbers = new Uint32Array(holders.kinds);
  }

  of(term: string): Worth {
    const known = this.#known.get(term);
    if (known !== undefined) return known;
    const holders = this.#holders.of(term);
    if (holders === undefined) return NOWHERE;
    const worth = this.#askFor(holders);
    this.#known.set(term, worth);
    return worth;
  }

  async askForFrequent(pace: Pace): Promise<void> {
    for (const term of this.#holders.inMore(FREQUENT)) {
      await pace.step();
      this.of(term);
    }
  }

  #askFor({ entries, kinds }: Holders): Worth {
    const [used, holding]: [number[], number[]] = [[], []];
    const renumbered = new Uint32Array(kinds.length);
    for (let place = 0; place < kinds.length; place += 1) {
      const kind = kinds[place] ?? 0;
      if (this.#numbers[kind] === 0) this.#numbers[kind] = used.push(kind);
      const number = (this.#numbers[kind] ?? 0) - 1;
      renumbered[place] = number;
      holding[number] = (holding[number] ?? 0) + 1;
    }
    for (const kind of used) this.#numbers[kind] = 0;
    const worth = new Float64Array(used.length);
    for (const field of FIELDS) this.#addField(field, used, holding, worth);
    return { entries, kinds: renumbered, worth };
  }

  /** Adds what the term is worth in a field to what it is worth by kind. */
  #addField(field: Field, used: readonly number[], holding: readonly number[], worth: Float64Array): void {
    // Kinds that differ in the other field only are worth the same in this one.
    const [asked, places]: [Kind[], Map<string, number>] = [[], new Map()];
    let holders = 0;
    const placeOf = used.map((number, at) => {
      const kind = this.#holders.kind(number, field);
      if (kind.times === 0) return -1;
      holders += holding[at] ?? 0;
      const name = `${kind.length} ${kind.times}`;
      const place = places.get(name) ?? asked.push(kind) - 1;
      places.set(name, place);
      return place;
    });
    if (holders === 0) return;
    const scores = this.#score(field, asked, holders);
    for (const [at, place] of placeOf.entries()) worth[at] = (worth[at] ?? 0) + (scores[place] ?? 0);
  }
}

const NONE = new Uint32Array();
const NOWHERE: Worth = { entries: NONE, kinds: NONE, worth: new Float64Array() };
