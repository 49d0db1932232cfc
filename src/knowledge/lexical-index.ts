import MiniSearch from 'minisearch';
import type { Pace } from './pace.ts';

/** A word or lexicon concept to search for, and how much a match of it counts beside a plain word's 1. */
export interface Term {
  readonly term: string;
  readonly weight: number;
}

/** A text to index, as terms: its words' stems and its concepts. */
export interface LexicalEntry {
  readonly heading: readonly string[];
  readonly body: readonly string[];
}

/** Scores by the entries' positions in the list the index was made from; 0 where no term stands. */
export type Scores = Float64Array;

export interface LexicalIndex {
  search(terms: readonly Term[]): Scores;
}

/** What a term is worth in the entries that hold it. */
interface Worth {
  readonly entries: Uint32Array;
  readonly scores: Float64Array;
}

/** Words of a heading are few and chosen; more than this and headings would outvote the text under them. */
const HEADING_BOOST = 1.5;
/** Entries that MiniSearch ranks at a time: a few milliseconds' work. */
const AT_ONCE = 4096;
/** What stands in more entries is asked for before the index is ready: a question would wait for it for milliseconds. */
const FREQUENT = 2048;
/** What stands in more entries is asked for soon after; in fewer, by the first question with it. */
const COMMON = 64;

/**
 * BM25+ over lists of terms. Terms are compared whole: no prefixes, no fuzziness, so "106" never matches "107". The score of several
 * terms is the sum of what each is worth, so MiniSearch is asked for a term once and not with each question.
 */
export async function buildLexicalIndex(entries: readonly LexicalEntry[], pace: Pace): Promise<LexicalIndex> {
  const index = new MiniSearch<IndexedEntry>({
    fields: ['heading', 'body'],
    // Terms come ready made, so that field lengths are counted in them.
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' ? null : term),
    searchOptions: { boost: { heading: HEADING_BOOST }, prefix: false, fuzzy: false, combineWith: 'OR' },
  });
  const holders = new Map<string, number>();
  for (const [id, { heading, body }] of entries.entries()) {
    await pace.step();
    index.add({ id, heading: heading.join(' '), body: body.join(' ') });
    for (const term of new Set([...heading, ...body])) holders.set(term, (holders.get(term) ?? 0) + 1);
  }
  const worths = new Worths(index, holders);
  await worths.ask(FREQUENT, pace);
  void worths.ask(COMMON, pace);

  function search(terms: readonly Term[]): Scores {
    const sums = new Float64Array(entries.length);
    for (const [term, weight] of new Map(terms.map((one) => [one.term, one.weight]))) {
      const { entries: at, scores } = worths.of(term);
      for (let place = 0; place < at.length; place += 1) {
        const entry = at[place] ?? 0;
        sums[entry] = (sums[entry] ?? 0) + weight * (scores[place] ?? 0);
      }
    }
    return sums;
  }
  return { search };
}

interface IndexedEntry {
  readonly id: number;
  readonly heading: string;
  readonly body: string;
}

/** What MiniSearch has been asked about terms. */
class Worths {
  readonly #index: MiniSearch<IndexedEntry>;
  /** By term: in how many entries it stands. */
  readonly #holders: ReadonlyMap<string, number>;
  readonly #known = new Map<string, Worth>();

  constructor(index: MiniSearch<IndexedEntry>, holders: ReadonlyMap<string, number>) {
    this.#index = index;
    this.#holders = holders;
  }

  of(term: string): Worth {
    const known = this.#known.get(term);
    if (known !== undefined || !this.#holders.has(term)) return known ?? NOWHERE;
    const worth = this.#askFor(term, 0, this.#index.documentCount);
    this.#known.set(term, worth);
    return worth;
  }

  /** Asks for every term that stands in more than so many entries. */
  async ask(many: number, pace: Pace): Promise<void> {
    for (const [term, count] of this.#holders)
      if (count > many && !this.#known.has(term)) this.#known.set(term, await this.#askInParts(term, count, pace));
  }

  async #askInParts(term: string, count: number, pace: Pace): Promise<Worth> {
    const parts: Worth[] = [];
    const size = Math.ceil(this.#index.documentCount / Math.ceil(count / AT_ONCE));
    for (let from = 0; from < this.#index.documentCount; from += size) {
      await pace.step();
      parts.push(this.#askFor(term, from, from + size));
    }
    return joined(parts);
  }

  #askFor(term: string, from: number, to: number): Worth {
    const boostDocument = (id: number): number => (id >= from && id < to ? 1 : 0);
    const results = this.#index.search(term, { boostDocument });
    results.sort((one, other) => Number(one.id) - Number(other.id));
    return {
      entries: Uint32Array.from(results, ({ id }) => Number(id)),
      scores: Float64Array.from(results, ({ score }) => score),
    };
  }
}

function joined(parts: readonly Worth[]): Worth {
  const size = parts.reduce((sum, { entries }) => sum + entries.length, 0);
  const whole = { entries: new Uint32Array(size), scores: new Float64Array(size) };
  let at = 0;
  for (const { entries, scores } of parts) {
    whole.entries.set(entries, at);
    whole.scores.set(scores, at);
    at += entries.length;
  }
  return whole;
}

const NOWHERE: Worth = { entries: new Uint32Array(), scores: new Float64Array() };
