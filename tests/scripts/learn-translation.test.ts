import { describe, expect, it } from 'vitest';
import { learnTranslation } from '../../scripts/tune/translation.ts';
import type { WordPair } from '../../scripts/tune/translation.ts';
import { createTranslation } from '../../src/knowledge/translation.ts';

/** Of `clauses` clauses with the same words, asked so often together. */
const pairs = (asked: string, printed: string, often: number, clauses = 3): readonly WordPair[] =>
  Array.from({ length: clauses }, (_, at) => ({
    clause: `${printed} ${at}`,
    asked: asked.split(' '),
    printed: printed.split(' '),
    weight: often / clauses,
  }));
const likely = (learntFrom: readonly WordPair[], asked: string, printed: string): number =>
  createTranslation(learnTranslation(learntFrom))(asked).get(printed) ?? 0;

/** Everybody asks how; dismissal and pay go together, but pay stands elsewhere as well. */
const PAIRS = [
  ...pairs('sack how', 'dismiss pay', 6),
  ...pairs('wage how', 'pay scale', 6),
  ...pairs('kite how', 'glider pond', 6),
];

describe('learning which words of clauses bring up which of questions', () => {
  it('tells the word that a question is about from those beside it', () => {
    expect(likely(PAIRS, 'sack', 'dismiss')).toBeGreaterThan(2 * likely(PAIRS, 'sack', 'pay'));
    expect(likely(PAIRS, 'wage', 'scale')).toBeGreaterThan(likely(PAIRS, 'wage', 'pay'));
  });

  it('knows nothing of words that never met', () => {
    expect(likely(PAIRS, 'kite', 'dismiss')).toBe(0);
    expect(learnTranslation(PAIRS).words['dismiss']).toBeUndefined();
  });

  it('believes what happened often more than what happened once', () => {
    const [often, once] = [20, 1].map((count) => likely(pairs('sack', 'dismiss', count), 'sack', 'dismiss'));
    expect(often).toBeGreaterThan(0.5);
    expect(often).toBeGreaterThan(3 * (once ?? 0));
  });

  it('learns nothing of words that one or two clauses hold, which would bring up whatever was asked of those', () => {
    expect(likely(pairs('sack', 'dismiss', 20, 2), 'sack', 'dismiss')).toBe(0);
    const beside = [...pairs('sack', 'dismiss panel', 20), ...pairs('sack', 'dismiss tapestry', 20, 2)];
    expect(likely(beside, 'sack', 'tapestry')).toBe(0);
    expect(likely(beside, 'sack', 'dismiss')).toBeGreaterThan(0.5);
  });

  it('keeps no word that leads to itself: a word that is held needs nothing learnt', () => {
    expect(likely(pairs('kite', 'kite pond', 9), 'kite', 'kite')).toBe(0);
    expect(likely(pairs('kite', 'kite pond', 9), 'kite', 'pond')).toBeGreaterThan(0);
  });

  it('takes words like any other that mean something to a program', () => {
    expect(likely(pairs('constructor', 'toString', 9), 'constructor', 'toString')).toBeGreaterThan(0.5);
  });

  it('comes to the same from the same pairs', () => {
    expect(learnTranslation(PAIRS)).toEqual(learnTranslation([...PAIRS]));
  });
});
