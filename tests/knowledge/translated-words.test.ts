import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslatedWords } from '../../src/knowledge/translated-words.ts';
import { createTranslation } from '../../src/knowledge/translation.ts';

const translation = createTranslation({ words: { sack: 'dismiss 100 employ 50', kite: 'glider 900' } });
const CLAUSES = [['dismiss', 'employ', 'panel', 'appeal'], ['glider', 'pond'], ['kite', 'pond'], ['bench', 'pond'], []];
const [DISMISSAL, GLIDERS, KITES, BENCHES, EMPTY] = [0, 1, 2, 3, 4];
const words = createTranslatedWords();
for (const clause of CLAUSES) words.add(clause);
const level = (): number => 1;
const signs = (asked: readonly string[], clause: number, rarity: (word: string) => number = level) =>
  words.of(asked, rarity, translation)(clause);

describe('the words of a question, as clauses put them', () => {
  it('speak for the clauses whose words are known to bring them up', () => {
    expect(signs(['sack'], DISMISSAL).translation).toBeGreaterThan(0.3);
    expect(signs(['sack'], DISMISSAL).translatedCoverage).toBeCloseTo(8 * 0.1, 8);
    expect(signs(['sack'], BENCHES)).toEqual({ translation: 0, translatedCoverage: 0 });
  });

  it('speak most for the clauses that hold them', () => {
    const [held, led] = [signs(['kite'], KITES), signs(['kite'], GLIDERS)];
    expect(held.translation).toBeGreaterThan(led.translation);
    expect(held.translatedCoverage).toBe(1);
    expect(signs(['bench'], BENCHES).translatedCoverage).toBe(1);
  });

  it('are as good as held where a word of the clause is likely to bring them up', () => {
    expect(signs(['kite'], GLIDERS).translatedCoverage).toBe(1);
  });

  it('speak less for a clause of many words, of which any may be meant', () => {
    const wordy = createTranslatedWords();
    wordy.add(['dismiss']);
    wordy.add(['dismiss', 'bench', 'pond', 'kite', 'tree', 'path', 'gate', 'lake']);
    const at = wordy.of(['sack'], level, translation);
    expect(at(0).translation).toBeGreaterThan(at(1).translation);
  });

  it('speak no more for a clause that says the same twice', () => {
    const twice = createTranslatedWords();
    twice.add(['dismiss', 'pond']);
    twice.add(['dismiss', 'pond', 'pond', 'dismiss']);
    const at = twice.of(['sack'], level, translation);
    expect(at(1)).toEqual(at(0));
  });

  it('count by how telling they are', () => {
    const telling = (word: string): number => (word === 'kite' ? 3 : 1);
    expect(signs(['kite', 'bench'], KITES, telling).translatedCoverage).toBeCloseTo(0.75, 8);
    expect(signs(['kite', 'bench'], BENCHES, telling).translatedCoverage).toBeCloseTo(0.25, 8);
  });

  it('say nothing of a clause without words, of none, and without words that tell', () => {
    const nothing = { translation: 0, translatedCoverage: 0 };
    expect(signs(['kite'], EMPTY)).toEqual(nothing);
    expect(signs(['kite'], CLAUSES.length)).toEqual(nothing);
    expect(signs([], KITES)).toEqual(nothing);
    expect(signs(['kite'], KITES, () => 0)).toEqual(nothing);
  });

  it('are heeded from 0 to 1, whatever is asked of whatever clause', () => {
    const word = fc.constantFrom('sack', 'dismiss', 'employ', 'kite', 'glider', 'pond', 'constructor', '__proto__');
    const list = fc.array(word, { maxLength: 6 });
    fc.assert(
      fc.property(list, fc.uniqueArray(word, { maxLength: 6 }), (printed, asked) => {
        const any = createTranslatedWords();
        any.add(printed);
        const { translation: likely, translatedCoverage: covered } = any.of(asked, level, translation)(0);
        expect(Math.min(likely, covered)).toBeGreaterThanOrEqual(0);
        expect(Math.max(likely, covered)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
