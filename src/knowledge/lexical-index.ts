import MiniSearch from 'minisearch';
import type { Pace } from './pace.ts';
import { FIELDS, HolderGatherer } from './term-holders.ts';
import type { Field, Kind, LexicalEntry } from './term-holders.ts';
import { Worths } from './term-worths.ts';
import type { Asked, Scorer } from './term-worths.ts';

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

/**
 * BM25+ over lists of terms. Terms are compared whole: no prefixes, no fuzziness, so "106" never matches "107". The score of several
 * terms is the sum of what each is worth, so MiniSearch is asked for a term once and not with each question.
 */
export class LexicalIndexBuilder {
  readonly #holders = new HolderGatherer();

  /** Entries are known by the order in which they are added. */
  add(entry: LexicalEntry): void {
    this.#holders.add(entry);
  }

  /** Nothing can be added any more. */
  async finish(pace: Pace): Promise<LexicalIndex> {
    const holders = await this.#holders.finish(pace);
    const worths = new Worths(holders, scorerOf(holders.entries, holders.meanLengths));
    await worths.askForFrequent(pace);
    return { search: (terms) => sumsOf(terms, worths, holders.entries) };
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

/** MiniSearch needs a term to have a name. */
const TERM = 'term';
/** Texts that MiniSearch takes about 15 ms to load; of more it is given a pause after each thousand, which takes twice as long. */
const AT_ONCE = 25_000;
/** The texts that hold the term but are of a kind with another. */
const OTHERS = -1;
const OPTIONS = {
  fields: [...FIELDS],
  processTerm: (term: string) => term,
  tokenize: (term: string) => [term],
  searchOptions: {
    boost: { heading: HEADING_BOOST },
    boostDocument: (id: number) => (id === OTHERS ? 0 : 1),
    prefix: false,
    fuzzy: false,
  },
};

/**
 * Has MiniSearch score one text of each kind that holds a term. It is given the texts that hold the term and nothing else, in the shape in
 * which it saves an index: to have it read each word of all texts takes it a hundred times as long, and the scores are the same.
 */
function scorerOf(count: number, meanLengths: Readonly<Record<Field, number>>): Scorer {
  const fieldIds = Object.fromEntries(FIELDS.map((field, at) => [field, at]));
  const averageFieldLength = FIELDS.map((field) => meanLengths[field]);

  const saved = ({ field, kinds, holders }: Asked): Parameters<typeof MiniSearch.loadJS>[0] => {
    const { documentIds, times } = heldBy(kinds, holders);
    return {
      documentCount: count,
      nextId: holders,
      documentIds,
      fieldIds,
      fieldLength: Object.fromEntries(kinds.map(({ length }, at) => [at, FIELDS.map(() => length)])),
      averageFieldLength,
      storedFields: {},
      index: [[TERM, { [fieldIds[field] ?? 0]: times }]],
      serializationVersion: 2,
    };
  };
  function now(asked: Asked): Float64Array {
    return scoresIn(MiniSearch.loadJS(saved(asked), OPTIONS), asked);
  }
  return {
    now,
    pausing: async (asked) =>
      asked.holders > AT_ONCE ? scoresIn(await MiniSearch.loadJSAsync(saved(asked), OPTIONS), asked) : now(asked),
  };
}

function scoresIn(index: MiniSearch, { kinds }: Asked): Float64Array {
  const scores = new Float64Array(kinds.length);
  for (const { id, score } of index.search(TERM)) scores[Number(id)] = score;
  return scores;
}

interface Held {
  readonly documentIds: Readonly<Record<string, number>>;
  /** How often each holds the term. */
  readonly times: Readonly<Record<string, number>>;
}

/** So many texts that hold a term, the first of them one of each kind. How rare the term is, is told by how many there are. */
function heldBy(kinds: readonly Kind[], holders: number): Held {
  const [documentIds, times]: [Record<string, number>, Record<string, number>] = [{}, {}];
  for (let at = 0; at < holders; at += 1) {
    const kind = kinds[at];
    documentIds[at] = kind === undefined ? OTHERS : at;
    times[at] = kind?.times ?? 1;
  }
  return { documentIds, times };
}
