import MiniSearch from 'minisearch';

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

/** Scores of matching entries by their position in the list the index was made from, best first. */
export type Scores = ReadonlyMap<number, number>;

export interface LexicalIndex {
  search(terms: readonly Term[]): Scores;
}

/** Words of a heading are few and chosen; more than this and headings would outvote the text under them. */
const HEADING_BOOST = 1.5;

/** BM25+ over lists of terms. Terms are compared whole: no prefixes, no fuzziness, so "106" never matches "107". */
export function createLexicalIndex(entries: readonly LexicalEntry[]): LexicalIndex {
  const index = new MiniSearch<{ id: number; heading: string; body: string }>({
    fields: ['heading', 'body'],
    // Terms come ready made, so that field lengths are counted in them.
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' ? null : term),
    searchOptions: { boost: { heading: HEADING_BOOST }, prefix: false, fuzzy: false, combineWith: 'OR' },
  });
  index.addAll(entries.map(({ heading, body }, id) => ({ id, heading: heading.join(' '), body: body.join(' ') })));

  function search(terms: readonly Term[]): Scores {
    const weights = new Map(terms.map(({ term, weight }) => [term, weight]));
    if (weights.size === 0) return new Map();
    const results = index.search([...weights.keys()].join(' '), { boostTerm: (term) => weights.get(term) ?? 0 });
    // MiniSearch multiplies a score by the number of matched terms, which would count every added concept as a match.
    const scores = results.map((result): [number, number] => [
      Number(result.id),
      result.score / Math.max(1, result.queryTerms.length),
    ]);
    return new Map(scores.toSorted(([one, score], [other, rival]) => rival - score || one - other));
  }
  return { search };
}
