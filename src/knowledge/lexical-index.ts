import MiniSearch from 'minisearch';
import type { Pace } from './pace.ts';
import { HolderGatherer } from './term-holders.ts';
import type { Holders, HoldersByTerm, LexicalEntry } from './term-holders.ts';

/** A word or lexicon concept to search for, and how much a match of it counts beside a plain word's 1. */
export interface Term {
  readonly term: string;
  readonly weight: number;
}

/** Scores by the entries' positions in the list the index was made from; 0 where no term stands. */
export type Scores = Float64Array;

export interface LexicalIndex {
  search(terms: readonly Term[]): Scores;
}

/** Words of a heading are few and chosen; more than this and headings would outvote the text under them. */
const HEADING_BOOST = 1.5;
/** What stands in more entries is asked for before the index is ready; in fewer, by the first question with it, in a moment. */
const FREQUENT = 512;

/**
 * BM25+ over lists of terms. Terms are compared whole: no prefixes, no fuzziness, so "106" never matches "107". The score of several
 * terms is the sum of what each is worth, so MiniSearch is asked for a term once and not with each question.
 */
export class LexicalIndexBuilder {
  readonly #holders = new HolderGatherer();
  #added: LexicalEntry = { heading: [], body: [] };
  #count = 0;
  readonly #index = new MiniSearch<Known>({
    fields: ['heading', 'body'],
    // Terms come ready made, so that field lengths are counted in them: in place of a text there is the name of its field.
    extractField: ({ id }, field) => (field === 'id' ? id : field),
    tokenize: (field) => termsIn(field === 'heading' ? this.#added.heading : this.#added.body),
    processTerm: (term) => (term === '' ? null : term),
    searchOptions: {
      tokenize: (term) => [term],
      boost: { heading: HEADING_BOOST },
      prefix: false,
      fuzzy: false,
      combineWith: 'OR',
    },
  });

  /** Entries are known by the order in which they are added. */
  add(entry: LexicalEntry): void {
    this.#added = entry;
    this.#index.add({ id: this.#count });
    this.#holders.add(this.#count, entry);
    this.#count += 1;
  }

  /** Nothing can be added any more. */
  async finish(pace: Pace): Promise<LexicalIndex> {
    const count = this.#count;
    const worths = new Worths(this.#index, await this.#holders.finish(pace));
    await worths.askForFrequent(pace);
    return { search: (terms) => sumsOf(terms, worths, count) };
  }
}

function sumsOf(terms: readonly Term[], worths: Worths, count: number): Scores {
  const sums = new Float64Array(count);
  for (const [term, weight] of new Map(terms.map((one) => [one.term, one.weight]))) {
    const { entries, kinds, worth } = worths.of(term);
    for (let place = 0; place < entries.length; place += 1) {
      const entry = entries[place] ?? 0;
      sums[entry] = (sums[entry] ?? 0) + weight * (worth[kinds[place] ?? 0] ?? 0);
    }
  }
  return sums;
}

interface Known {
  readonly id: number;
}

// A field without terms counts as one of length 1, as if an empty text had been split.
const termsIn = (terms: readonly string[]): string[] => (terms.length === 0 ? [''] : [...terms]);

/** What a term is worth in the entries that hold it. */
interface Worth {
  readonly entries: Uint32Array;
  /** The kind of each. */
  readonly kinds: Uint32Array;
  /** By kind. */
  readonly worth: Float64Array;
}

/** What MiniSearch has been asked about terms. */
class Worths {
  readonly #index: MiniSearch<Known>;
  readonly #holders: HoldersByTerm;
  readonly #known = new Map<string, Worth>();

  constructor(index: MiniSearch<Known>, holders: HoldersByTerm) {
    this.#index = index;
    this.#holders = holders;
  }

  of(term: string): Worth {
    const known = this.#known.get(term);
    if (known !== undefined) return known;
    const holders = this.#holders.of(term);
    if (holders === undefined) return NOWHERE;
    const worth = this.#askFor(term, holders);
    this.#known.set(term, worth);
    return worth;
  }

  async askForFrequent(pace: Pace): Promise<void> {
    for (const term of this.#holders.inMore(FREQUENT)) {
      await pace.step();
      this.of(term);
    }
  }

  /** Asks about one entry of each kind and passes over the others: an answer for each of thousands takes a hundred times as long. */
  #askFor(term: string, { entries, kinds }: Holders): Worth {
    // Of each kind in use: its number among them, and an entry of it.
    const [numbers, examples] = [new Map<number, number>(), new Set<number>()];
    const renumbered = kinds.map((kind, place) => {
      const number = numbers.get(kind) ?? examples.add(entries[place] ?? 0).size - 1;
      if (examples.size > numbers.size) numbers.set(kind, number);
      return number;
    });
    const results = this.#index.search(term, { boostDocument: (id: number) => (examples.has(id) ? 1 : 0) });
    const scores = new Map(results.map(({ id, score }) => [Number(id), score]));
    return { entries, kinds: renumbered, worth: Float64Array.from(examples, (entry) => scores.get(entry) ?? 0) };
  }
}

const NONE = new Uint32Array();
const NOWHERE: Worth = { entries: NONE, kinds: NONE, worth: new Float64Array() };
