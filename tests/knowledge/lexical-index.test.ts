import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLexicalIndex } from '../../src/knowledge/lexical-index.ts';
import type { Term } from '../../src/knowledge/lexical-index.ts';

const entries = [
  { heading: ['kite'], body: ['fly', 'the', 'kite', '#0'] },
  { heading: [], body: ['section', '106', 'kite'] },
  { heading: [], body: ['section', '107', 'pin', '#0', '#1'] },
  { heading: ['4.8'], body: ['constructor', 'kit', 'pond'] },
] as const;
const index = createLexicalIndex(entries);
const one = (...terms: readonly string[]): readonly Term[] => terms.map((term) => ({ term, weight: 1 }));
const found = (...terms: readonly string[]): readonly number[] =>
  [...index.search(one(...terms)).keys()].toSorted((a, b) => a - b);

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

  it('finds nothing for no terms, and nothing in no texts', () => {
    expect(found()).toEqual([]);
    expect(createLexicalIndex([]).search(one('kite')).size).toBe(0);
    expect(createLexicalIndex([{ heading: [], body: [] }]).search(one('kite', '')).size).toBe(0);
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
          const apart = list.reduce((sum, term) => sum + (index.search([term]).get(entry) ?? 0), 0);
          expect(together.get(entry) ?? 0).toBeCloseTo(apart, 8);
        }
      }),
    );
  });

  it('counts a term by its weight', () => {
    const whole = index.search([{ term: 'kite', weight: 1 }]).get(1) ?? 0;
    expect(whole).toBeGreaterThan(0);
    expect(index.search([{ term: 'kite', weight: 0.25 }]).get(1)).toBeCloseTo(whole / 4, 8);
  });

  it('prefers rare terms, headings and short texts', () => {
    const scores = createLexicalIndex([
      { heading: ['pond'], body: ['kite', 'fly'] },
      { heading: [], body: ['pond', 'kite', 'fly'] },
      { heading: [], body: ['pond', 'kite', 'fly', 'high', 'over', 'all', 'the', 'land'] },
      { heading: [], body: ['kite', 'rare'] },
    ]);
    const pond = scores.search(one('pond'));
    expect(pond.get(0)).toBeGreaterThan(pond.get(1) ?? 0);
    expect(pond.get(1)).toBeGreaterThan(pond.get(2) ?? 0);
    const last = (term: string): number => scores.search(one(term)).get(3) ?? 0;
    expect(last('rare')).toBeGreaterThan(last('kite'));
  });
});
