import type { Pace } from './pace.ts';
import { FIELDS } from './term-holders.ts';
import type { Field, Holders, HoldersByTerm, Kind } from './term-holders.ts';

/** What a scorer is told of a term: one text of each kind whose field holds it, and how many texts hold it there. */
export interface Asked {
  readonly field: Field;
  readonly kinds: readonly Kind[];
  readonly holders: number;
}

/** Scores a term in one text of each kind, in their order. */
export interface Scorer {
  now(asked: Asked): Float64Array;
  /** The same, pausing where there is much to do, so that others have their turn. */
  pausing(asked: Asked): Promise<Float64Array>;
}

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
    const { worth, fields } = this.#unscored(holders);
    for (const field of fields) addField(worth, field, this.#score.now(field));
    this.#known.set(term, worth);
    return worth;
  }

  async askForFrequent(pace: Pace): Promise<void> {
    for (const term of this.#holders.inMore(FREQUENT)) {
      await pace.step();
      const holders = this.#holders.of(term);
      if (holders === undefined) continue;
      const { worth, fields } = this.#unscored(holders);
      for (const field of fields) {
        addField(worth, field, await this.#score.pausing(field));
        await pace.step();
      }
      this.#known.set(term, worth);
    }
  }

  #unscored({ entries, kinds }: Holders): Unscored {
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
    const fields = FIELDS.flatMap((field) => this.#askedOf(field, used, holding));
    return { worth: { entries, kinds: renumbered, worth: new Float64Array(used.length) }, fields };
  }

  /** Nothing where no text holds the term in the field. */
  #askedOf(field: Field, used: readonly number[], holding: readonly number[]): readonly AskedField[] {
    // Kinds that differ in the other field only are worth the same in this one.
    const [kinds, known]: [Kind[], Map<string, number>] = [[], new Map()];
    let holders = 0;
    const places = used.map((number, at) => {
      const kind = this.#holders.kind(number, field);
      if (kind.times === 0) return -1;
      holders += holding[at] ?? 0;
      const name = `${kind.length} ${kind.times}`;
      const place = known.get(name) ?? kinds.push(kind) - 1;
      known.set(name, place);
      return place;
    });
    return holders === 0 ? [] : [{ field, kinds, holders, places }];
  }
}

interface AskedField extends Asked {
  /** By kind of the entries: the place of its field's kind among those that are asked for; -1 without one. */
  readonly places: readonly number[];
}

interface Unscored {
  /** Still 0 everywhere. */
  readonly worth: Worth;
  readonly fields: readonly AskedField[];
}

function addField({ worth }: Worth, { places }: AskedField, scores: Float64Array): void {
  for (const [at, place] of places.entries()) worth[at] = (worth[at] ?? 0) + (scores[place] ?? 0);
}

const NONE = new Uint32Array();
const NOWHERE: Worth = { entries: NONE, kinds: NONE, worth: new Float64Array() };
