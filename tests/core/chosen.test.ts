import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_SHOWN } from '../../src/core/answer.ts';
import { shown } from '../../src/core/answer.ts';
import type { Choosing, UndecidedWhy } from '../../src/core/choice.ts';
import { answerWith, leavesAChoice } from '../../src/core/chosen.ts';
import { decide, GAP_NEAR, ON_TOPIC } from '../../src/core/decide.ts';
import type { Found } from '../../src/core/evidence.ts';
import type { NonEmpty } from '../../src/core/guidance.ts';
import {
  aCandidate,
  ALLOWANCES,
  anEdition,
  anyFound,
  clauseNumbered,
  found,
  foundWith,
  gapAt,
  inShort,
} from '../support/findings.ts';

const ASKED = { text: 'Can I use the logo?' };
const NONE: Choosing = { outcome: 'none' };

const edition = anEdition(
  async () => foundWith([]),
  Array.from({ length: 12 }, (_, index) => clauseNumbered(`${index + 1}`)),
);

const chose = (...[first, ...others]: NonEmpty<number>): Choosing => ({
  outcome: 'chosen',
  clauses: [clauseNumbered(`${first}`).id, ...others.map((number) => clauseNumbered(`${number}`).id)],
});

const answered = (finding: Found, choosing: Choosing) => answerWith(decide(ASKED, finding), finding, choosing, edition);

const SURE = foundWith([0.9, 0.4, 0.3, 0.2]);
const UNSURE = foundWith([0.5, 0.45, 0.4, 0.3]);
const POOR = foundWith([0.01, 0.01]);

/** An unsure finding beside a known gap; the clauses are as near to the question as 0.5. */
const beside = (cosine: number): Found => found([aCandidate(clauseNumbered('1'), 0.5)], {}, gapAt(cosine));

const rows: readonly (readonly [string, Found, Choosing, string])[] = [
  ['what is chosen is quoted, best first', UNSURE, chose(3, 1), 'quoted 3 1'],
  ['also what is hardly worth offering', POOR, chose(2), 'quoted 2'],
  ['a sure clause that is chosen is quoted', SURE, chose(1), 'quoted 1'],
  ['another beside it may come first', SURE, chose(2, 1), 'quoted 2 1'],
  ['a sure clause is only doubted when others are chosen', SURE, chose(2, 3), 'unsure tied 1 2 3'],
  ['three others leave room for two', SURE, chose(2, 3, 4), 'unsure tied 1 2 3'],
  ['a sure clause is only doubted when none is chosen', SURE, NONE, 'unsure weak 1'],
  ['several sure ones are doubted together', foundWith([0.95, 0.9, 0.3]), NONE, 'unsure weak 1 2'],
  ['an unsure answer that is denied is silence', UNSURE, NONE, 'silent no-match'],
  ['silence stays silence', POOR, NONE, 'silent no-match'],
  ['a known gap is named when none is chosen', beside(0.6), NONE, 'silent known-gap'],
  ['one farther than the clauses is not', beside(GAP_NEAR), NONE, 'silent no-match'],
  [
    'a gap is given up for a chosen clause',
    found([aCandidate(clauseNumbered('1'), 0.1)], {}, gapAt(0.9)),
    chose(1),
    'quoted 1',
  ],
  [
    'what is chosen is quoted though a word is not known',
    found([aCandidate(clauseNumbered('1'), 0.9, 1)], { unknown: ['zorb'] }),
    chose(1),
    'quoted 1',
  ],
  ['the surest has to be among what is chosen', foundWith([0.95, 0.9, 0.3]), chose(2), 'unsure tied 1 2'],
  ['what else was sure need not be', foundWith([0.95, 0.9, 0.3]), chose(1), 'quoted 1'],
  ['a kept clause need not be among those found', UNSURE, chose(9), 'quoted 9'],
];

describe('an answer with a choice', () => {
  it.each(rows)('%s', (_what, finding, choosing, expected) => {
    expect(inShort(answered(finding, choosing))).toBe(expected);
  });

  it('names the gap itself', () => {
    expect(answered(beside(0.6), NONE)).toEqual({ outcome: 'silent', why: 'known-gap', gap: ALLOWANCES });
  });

  it('says where the rest stands, without what is quoted', () => {
    const answer = answered(UNSURE, chose(3));
    if (answer.outcome !== 'quoted') throw new Error('It is quoted.');
    expect(answer.seeAlso.map(({ number }) => number)).toEqual(['1', '2', '4']);
  });

  it('is the built-in one if the clause is no longer in the edition', () => {
    expect(answered(UNSURE, chose(99))).toEqual(decide(ASKED, UNSURE));
  });

  it('is the built-in one for whatever reason there is no choice', () => {
    const why = fc.constantFrom<UndecidedWhy>(
      'too-slow',
      'unreachable',
      'refused',
      'nonsense',
      'busy',
      'resting',
      'not-kept',
    );
    fc.assert(
      fc.property(anyFound, why, (finding, reason) => {
        expect(answered(finding, { outcome: 'undecided', why: reason })).toEqual(decide(ASKED, finding));
      }),
    );
  });

  it('shows nothing but what was chosen or was quoted without a choice, and at most three', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(anyFound, fc.option(numbers), (finding, chosen) => {
        const [first, ...others] = chosen ?? [];
        const choosing = first === undefined ? NONE : chose(first, ...others);
        const builtIn = decide(ASKED, finding);
        const quotes = shown(answerWith(builtIn, finding, choosing, edition));
        const may = new Set([
          ...(choosing.outcome === 'chosen' ? choosing.clauses : []),
          ...(builtIn.outcome === 'quoted' ? shown(builtIn).map(({ clause }) => clause) : []),
        ]);
        expect(quotes.filter(({ clause }) => !may.has(clause))).toEqual([]);
        expect(new Set(quotes.map(({ clause }) => clause)).size).toBe(quotes.length);
        expect(quotes.length).toBeLessThanOrEqual(MOST_SHOWN);
      }),
    );
  });
});

it('a sure clause that is not among what is chosen is named as a place to look', () => {
  const answer = answered(foundWith([0.95, 0.9, 0.3]), chose(1));
  expect(answer).toMatchObject({ seeAlso: [clauseNumbered('2').citation, clauseNumbered('3').citation] });
});

describe('a question leaves a choice', () => {
  const best = aCandidate(clauseNumbered('1'), 0.5);
  const plainly = found([{ ...best, evidence: { ...best.evidence, phrasingCosine: 0.9 } }], {}, undefined, 0.1);
  const leaves = (finding: Found, text = ASKED.text) => leavesAChoice(decide({ text }, finding), finding);
  it.each<[string, Found, boolean]>([
    ['sure', SURE, true],
    ['just on the topic', found([aCandidate(clauseNumbered('1'), 0.9)], {}, undefined, ON_TOPIC), true],
    ['unsure', UNSURE, true],
    ['without a match', POOR, true],
    ['a known gap', found([aCandidate(clauseNumbered('1'), 0.1)], {}, gapAt(0.9)), true],
    ['about nothing found', foundWith([]), false],
    ['a known gap without a clause', found([], {}, gapAt(0.9), 0.95), false],
    ['too vague', foundWith([0.9], { telling: 0 }), false],
    ['off the topic', found([aCandidate(clauseNumbered('1'), 0.9)], {}, undefined, ON_TOPIC - 0.001), false],
    ['as good as a phrasing, though it sounds off the topic', plainly, true],
    ['a known gap off the topic', found([aCandidate(clauseNumbered('1'), 0.1)], {}, gapAt(0.9), 0.1), false],
  ])('or not when it is %s', (_what, finding, expected) => {
    expect(leaves(finding)).toBe(expected);
  });

  it('and small talk leaves none', () => {
    for (const text of ['hello', 'thanks!', 'help', 'are you a bot?']) expect(leaves(SURE, text)).toBe(false);
  });
});
