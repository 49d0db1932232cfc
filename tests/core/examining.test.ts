import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/answer.ts';
import { diffExaminations, examine, gradeOf } from '../../src/core/examining.ts';
import type { Examined, ExpectedQuestion, Grade } from '../../src/core/examining.ts';
import { quote } from '../../src/core/guidance.ts';
import { GEDLING } from '../support/builders.ts';
import { aCandidate, anEdition, clauseNumbered, found } from '../support/findings.ts';

const [ONE, TWO, THREE] = [clauseNumbered('1'), clauseNumbered('2'), clauseNumbered('3')];
const right = [ONE.id];
const quotes = (first: typeof ONE, ...more: readonly (typeof ONE)[]): Answer => ({
  outcome: 'quoted',
  quotes: [quote(first), ...more.map(quote)],
  seeAlso: [],
});
const offers = (first: typeof ONE, ...more: readonly (typeof ONE)[]): Answer => ({
  outcome: 'unsure',
  why: 'weak',
  choices: [quote(first), ...more.map(quote)],
  unknownWords: [],
});
const silent: Answer = { outcome: 'silent', why: 'no-match' };
const inParts = (one: Answer, other: Answer): Answer => {
  if (one.outcome === 'conversation' || one.outcome === 'in-parts') throw new Error('No part.');
  if (other.outcome === 'conversation' || other.outcome === 'in-parts') throw new Error('No part.');
  return {
    outcome: 'in-parts',
    parts: [
      { asked: 'a', answer: one },
      { asked: 'b', answer: other },
    ],
  };
};

describe('the grade of an answer to an expected question', () => {
  it.each<[string, Answer | undefined, Grade]>([
    ['quotes the right clause', quotes(ONE), 'quoted'],
    ['quotes it first', quotes(ONE, TWO), 'quoted'],
    ['quotes a wrong one first', quotes(TWO, ONE), 'offered'],
    ['offers it', offers(TWO, ONE), 'offered'],
    ['offers others', offers(TWO, THREE), 'missed'],
    ['is silent', silent, 'missed'],
    ['was no question', undefined, 'missed'],
    ['quotes a wrong one', quotes(TWO), 'wrong'],
    ['quotes the right one in a part, first', inParts(quotes(ONE), quotes(TWO)), 'quoted'],
    ['quotes it in a later part', inParts(quotes(TWO), quotes(ONE)), 'offered'],
    ['offers it in a part', inParts(quotes(TWO), offers(ONE)), 'offered'],
    ['quotes a wrong one in a part', inParts(silent, quotes(TWO)), 'wrong'],
  ])('with a right clause: %s', (_, answer, grade) => expect(gradeOf(answer, right)).toBe(grade));

  it('takes any of several clauses for right', () => {
    expect(gradeOf(quotes(TWO), [ONE.id, TWO.id])).toBe('quoted');
  });

  it.each<[string, Answer, Grade]>([
    ['is silent', silent, 'kept-silent'],
    ['offers', offers(ONE), 'kept-silent'],
    ['talks', { outcome: 'conversation', kind: 'thanks' }, 'kept-silent'],
    ['quotes', quotes(ONE), 'quoted-anyway'],
    ['quotes in a part', inParts(silent, quotes(ONE)), 'quoted-anyway'],
  ])('without one: %s', (_, answer, grade) => expect(gradeOf(answer, [])).toBe(grade));
});

it('an expected question is asked within its council, and what is shown first is remembered', async () => {
  const scopes: unknown[] = [];
  const edition = anEdition(
    async (_question, scope) => {
      scopes.push(scope);
      return found([aCandidate(ONE, 0.9)]);
    },
    [ONE],
  );
  const expected = { council: GEDLING.id, question: 'may I use the crest on my page?', clauses: right };
  expect(await examine(expected, edition)).toEqual({ grade: 'quoted', first: ONE.id });
  expect(new Set(scopes)).toEqual(new Set([GEDLING.id]));
  expect(await examine({ ...expected, question: '…' }, edition)).toEqual({ grade: 'missed', first: undefined });
});

describe('two editions put to the same questions', () => {
  const expected = (question: string): ExpectedQuestion => ({ council: GEDLING.id, question, clauses: right });
  const examined = (grade: Grade, first?: Examined['first']): Examined => ({ grade, first });

  it.each<[Grade, Grade, 'worse' | 'better' | 'same']>([
    ['quoted', 'offered', 'worse'],
    ['offered', 'missed', 'worse'],
    ['missed', 'wrong', 'worse'],
    ['quoted', 'wrong', 'worse'],
    ['kept-silent', 'quoted-anyway', 'worse'],
    ['wrong', 'missed', 'better'],
    ['offered', 'quoted', 'better'],
    ['quoted-anyway', 'kept-silent', 'better'],
    ['missed', 'missed', 'same'],
  ])('%s, now %s: %s', (before, now, which) => {
    const diff = diffExaminations([expected('a')], [examined(before)], [examined(now)], () => true);
    expect([diff.worse.length, diff.better.length]).toEqual([which === 'worse' ? 1 : 0, which === 'better' ? 1 : 0]);
  });

  it('tell which are not met yet, of those that were not expected before, and which show another clause', () => {
    const questions = ['old', 'new', 'met', 'lost'].map(expected);
    const before = [examined('missed', TWO.id), examined('missed'), examined('quoted', ONE.id), examined('offered')];
    const now = [examined('missed', THREE.id), examined('offered'), examined('quoted', ONE.id), examined('missed')];
    const diff = diffExaminations(questions, before, now, ({ question }) => question === 'old');
    expect(diff.asked).toBe(4);
    expect(diff.otherClause).toEqual([{ expected: expected('old'), before: TWO.id, now: THREE.id }]);
    expect(diff.worse.map((one) => one.expected.question)).toEqual(['lost']);
    expect(diff.better.map((one) => one.expected.question)).toEqual(['new']);
    expect(diff.notMet.map((one) => one.expected.question)).toEqual(['new']);
  });
});
