import * as fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { LexicalIndexBuilder } from '../../src/knowledge/lexical-index.ts';
import type { LexicalIndex, Term } from '../../src/knowledge/lexical-index.ts';
import type { LexicalEntry } from '../../src/knowledge/term-holders.ts';
import { createPace } from '../../src/knowledge/pace.ts';

const entries = [
  { heading: ['kite'], body: ['fly', 'the', 'kite', '#0'] },
  { heading: [], body: ['section', '106', 'kite'] },
  { heading: [], body: ['section', '107', 'pin', '#0', '#1'] },
  { heading: ['4.8'], body: ['constructor', 'kit', 'pond'] },
] as const;
function build(of: readonly LexicalEntry[]): Promise<LexicalIndex> {
  const builder = new LexicalIndexBuilder();
  for (const entry of of) builder.add(entry);
  return builder.finish(createPace());
}
const index = await build(entries);
const one = (...terms: readonly string[]): readonly Term[] => terms.map((term) => ({ term, weight: 1 }));
const found = (...terms: readonly string[]): readonly number[] =>
  [...index.search(one(...terms))].flatMap((score, entry) => (score > 0 ? [entry] : []));

/** MiniSearch with the same options, that has read all texts itself. */
function asItReads(texts: readonly LexicalEntry[]): MiniSearch {
  const search = new MiniSearch({
    fields: ['heading', 'body'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { boost: { heading: 1.5 } },
  });
  search.addAll(texts.map(({ heading, body }, id) => ({ id, heading: heading.join(' '), body: body.join(' ') })));
  return search;
}

const TERMS = ['kite', 'fly', 'the', 'section', '106', '107', '#0', '#1', 'pond', 'nowhere', 'constructor'];

describe('the index of words', () => {
  it.each([
    ['106', [1]],
    ['107', [2]],
    ['10', []],
    ['4.8', [3]],
    ['4', []],
    ['48', []],
    ['kit', [3]],
    ['kite', [0, 1]],
    ['kites', []],
    ['#1', [2]],
    ['constructor', [3]],
    ['toString', []],
  ])('finds "%s" whole and nothing like it', (term, where) => {
    expect(found(term)).toEqual(where);
  });

  it('finds nothing for no terms, and nothing in no texts', async () => {
    expect(found()).toEqual([]);
    expect([...(await build([])).search(one('kite'))]).toEqual([]);
    expect([...(await build([{ heading: [], body: [] }])).search(one('kite', ''))]).toEqual([0]);
  });

  it('adds up what each term is worth, so that a concept beside a word counts once', () => {
    const terms = fc.uniqueArray(
      fc.record({ term: fc.constantFrom(...TERMS), weight: fc.double({ min: 0.1, max: 2, noNaN: true }) }),
      {
        selector: ({ term }) => term,
      },
    );
    fc.assert(
      fc.property(terms, (list) => {
        const together = index.search(list);
        for (let entry = 0; entry < entries.length; entry += 1) {
          const apart = list.reduce((sum, term) => sum + (index.search([term]).at(entry) ?? 0), 0);
          expect(together.at(entry) ?? 0).toBeCloseTo(apart, 8);
        }
      }),
    );
  });

  it('scores to the bit as MiniSearch does that has read every word of every text', async () => {
    const terms = fc.array(fc.constantFrom(...TERMS), { maxLength: 6 });
    const texts = fc.array(fc.record({ heading: terms, body: terms }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(...TERMS), async (all, term) => {
        const expected = new Float64Array(all.length);
        for (const { id, score } of asItReads(all).search(term)) expected[Number(id)] = score;
        expect((await build(all)).search(one(term))).toEqual(expected);
      }),
    );
  });

  it('scores to the bit as well where a term stands in so many texts that MiniSearch is given pauses', async () => {
    const all = Array.from({ length: 26_000 }, (_, at) => ({
      heading: at % 7 === 0 ? ['the'] : [],
      body: ['the', ...TERMS.slice(0, at % 5), ...(at % 3 === 0 ? ['the'] : [])],
    }));
    const read = asItReads(all);
    const built = await build(all);
    for (const term of ['the', 'kite']) {
      const expected = new Float64Array(all.length);
      for (const { id, score } of read.search(term)) expected[Number(id)] = score;
      expect(built.search(one(term))).toEqual(expected);
    }
  });

  it('counts a term by its weight', () => {
    const whole = index.search([{ term: 'kite', weight: 1 }]).at(1) ?? 0;
    expect(whole).toBeGreaterThan(0);
    expect(index.search([{ term: 'kite', weight: 0.25 }]).at(1)).toBeCloseTo(whole / 4, 8);
  });

  it('prefers rare terms, headings and short texts', async () => {
    const scores = await build([
      { heading: ['pond'], body: ['kite', 'fly'] },
      { heading: [], body: ['pond', 'kite', 'fly'] },
      { heading: [], body: ['pond', 'kite', 'fly', 'high', 'over', 'all', 'the', 'land'] },
      { heading: [], body: ['kite', 'rare'] },
    ]);
    const pond = scores.search(one('pond'));
    expect(pond.at(0)).toBeGreaterThan(pond.at(1) ?? 0);
    expect(pond.at(1)).toBeGreaterThan(pond.at(2) ?? 0);
    const last = (term: string): number => scores.search(one(term)).at(3) ?? 0;
    expect(last('rare')).toBeGreaterThan(last('kite'));
  });

  it('is worth the same whether a term is frequent and asked for when the index is built, or rare and asked for when it is searched', async () => {
    // The two halves mirror each other, so that every score of one stands in the other.
    const half = Array.from({ length: 2200 }, (_, at) => ({
      heading: at % 3 === 0 ? ['kite'] : [],
      body: ['the', `pond${at % 400}`, ...(at % 2 === 0 ? ['kite'] : [])],
    }));
    const many = await build([...half, ...half.toReversed()]);
    for (const [terms, holders] of [
      [one('the'), 4400],
      [one('kite'), 2934],
      [one('pond7'), 12],
    ] as const) {
      const scores = many.search(terms);
      expect(scores.filter((score) => score > 0).length).toBe(holders);
      expect(scores.toReversed()).toEqual(scores);
      expect(many.search(terms)).toEqual(scores);
    }
  });
});
