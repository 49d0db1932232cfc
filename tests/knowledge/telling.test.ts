import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLexicon } from '../../src/knowledge/lexicon.ts';
import { createReader } from '../../src/knowledge/read-question.ts';
import { createSpelling } from '../../src/knowledge/spelling.ts';
import { Telling } from '../../src/knowledge/telling.ts';

const lexicon = createLexicon([['kite', 'glider']]);
const spelling = createSpelling(new Set(['kite', 'glider', 'pond', 'common', 'fair']));
const read = createReader(spelling, lexicon).question;
const telling = new Telling();
telling.add({ printed: ['kite', '#0'], asked: [['common', 'kite'], ['fli']] });
telling.add({ printed: ['pond', 'common'], asked: [] });
telling.add({ printed: ['fair', 'common'], asked: [] });
const [COMMON_KITE, FLY] = [0, 1];
const coverage = (typed: string, clause: number, passed: readonly number[] = []) =>
  telling.of(read(typed)).coverage(clause, passed);
const NONE = { printedCoverage: 0, coverage: 0, wideCoverage: 0 };

describe('the telling words of a question', () => {
  it('are all covered, partly covered or not covered by a clause', () => {
    expect(coverage('the pond on the common', 1)).toEqual({ printedCoverage: 1, coverage: 1, wideCoverage: 1 });
    expect(coverage('pond', 0)).toEqual(NONE);
    expect(coverage('pond and fair', 1).coverage).toBeCloseTo(0.5, 8);
  });

  it('are covered by the clause’s own words or by those of its phrasings', () => {
    expect(coverage('fly', 0)).toEqual({ printedCoverage: 0, coverage: 1, wideCoverage: 1 });
    expect(coverage('kite', 0)).toMatchObject({ printedCoverage: 1 });
  });

  it('are not covered by a phrasing that is passed over, but by what else holds them', () => {
    expect(coverage('fly', 0, [FLY])).toEqual(NONE);
    expect(coverage('kite', 0, [COMMON_KITE])).toMatchObject({ coverage: 1 });
    expect(coverage('common', 0, [COMMON_KITE])).toMatchObject({ coverage: 0 });
  });

  it('are covered by the clause’s own words alone when every phrasing is passed over', () => {
    const every = [COMMON_KITE, FLY];
    expect(coverage('kite', 0, every)).toEqual({ printedCoverage: 1, coverage: 1, wideCoverage: 1 });
    expect(coverage('my glider', 0, every)).toEqual({ printedCoverage: 0, coverage: 0, wideCoverage: 1 });
    for (const typed of ['fly', 'common']) expect(coverage(typed, 0, every)).toEqual(NONE);
    expect(coverage('fly', 0, [COMMON_KITE])).toMatchObject({ coverage: 1 });
  });

  it('weigh more the fewer clauses hold them', () => {
    expect(telling.rarity('kite')).toBeGreaterThan(telling.rarity('common'));
    expect(telling.rarity('nowhere')).toBeGreaterThan(telling.rarity('kite'));
    expect(coverage('kite common', 0).coverage).toBe(1);
    expect(coverage('kite common', 1).coverage).toBeGreaterThan(0);
    expect(coverage('kite common', 1).coverage).toBeLessThan(0.5);
  });

  it('are covered more widely through the lexicon', () => {
    expect(coverage('my glider', 0)).toEqual({ printedCoverage: 0, coverage: 0, wideCoverage: 1 });
    expect(telling.of(read('my glider at the pond')).matched(0)).toEqual(['glider']);
    expect(telling.of(read('my glider at the pond')).matched(1)).toEqual(['pond']);
  });

  it('are never more than covered, and cover nothing if there are none', () => {
    expect(coverage('can I?', 0)).toEqual(NONE);
    const word = fc.constantFrom('kite', 'glider', 'pond', 'common', 'zzzzz', 'the', '106');
    const question = fc.array(word).map((words) => words.join(' '));
    fc.assert(
      fc.property(question, fc.integer({ min: 0, max: 3 }), (typed, clause) => {
        const found = coverage(typed, clause);
        expect(found.printedCoverage).toBeGreaterThanOrEqual(0);
        expect(found.coverage).toBeGreaterThanOrEqual(found.printedCoverage);
        expect(found.wideCoverage).toBeGreaterThanOrEqual(found.coverage);
        expect(found.wideCoverage).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
