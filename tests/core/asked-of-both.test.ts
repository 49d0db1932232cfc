import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedToPublish, askedToRollBack } from '../../src/core/asked-of-both.ts';
import type { Expecting } from '../../src/core/asked-of-both.ts';
import type { ExpectedQuestion } from '../../src/core/examining.ts';
import type { ClauseId } from '../../src/core/guidance.ts';
import { GEDLING } from '../support/builders.ts';
import { anEdition, clauseNumbered } from '../support/findings.ts';

const NUMBERS = ['1', '2', '3'] as const;
const idOf = (number: string): ClauseId => clauseNumbered(number).id;
const expected = (question: string, ...numbers: readonly string[]): ExpectedQuestion => ({
  council: GEDLING.id,
  question,
  clauses: numbers.map(idOf),
});
const holding = (numbers: readonly string[]) =>
  anEdition(async () => Promise.reject(new Error()), numbers.map(clauseNumbered));

/** What is expected of an edition of the clauses 1 to 3; `over`: those that are not in force, `gone`: those that it has not. */
const expecting = (
  questions: readonly ExpectedQuestion[],
  { over = [], gone = [] }: { readonly over?: readonly string[]; readonly gone?: readonly string[] } = {},
): Expecting => {
  const whole = NUMBERS.filter((number) => !gone.includes(number));
  return {
    expected: questions,
    whole: holding(whole),
    inForce: holding(whole.filter((number) => !over.includes(number))),
  };
};

describe('what is put to two editions', () => {
  const a = expected('a', '1');

  it('is what is expected and in force in either of them', () => {
    const over = expecting([a], { over: ['1'] });
    expect(askedToPublish(over, expecting([a])).asked).toEqual([a]);
    expect(askedToPublish(expecting([a]), over).asked).toEqual([a]);
    expect(askedToPublish(over, over)).toEqual({ asked: [], withdrawn: [] });
    expect(askedToRollBack(over, expecting([a])).asked).toEqual([a]);
  });

  it('is also what is expected no more, if its clause was in force and is there', () => {
    const before = expecting([a]);
    expect(askedToPublish(expecting([]), before)).toEqual({ asked: [a], withdrawn: [a] });
    expect(askedToPublish(expecting([], { over: ['1'] }), before)).toEqual({ asked: [a], withdrawn: [a] });
    expect(askedToPublish(expecting([], { gone: ['1'] }), before)).toEqual({ asked: [], withdrawn: [a] });
    expect(askedToPublish(expecting([]), expecting([a], { over: ['1'] }))).toEqual({ asked: [], withdrawn: [a] });
    expect(askedToRollBack(expecting([]), before)).toEqual({ asked: [a], withdrawn: [] });
  });

  it('is a question with its clauses of before and of now, unless more clauses are right for it than before', () => {
    const other = expected('a', '2');
    const both = expected('a', '2', '1');
    expect(askedToPublish(expecting([other]), expecting([a]))).toEqual({ asked: [other, a], withdrawn: [a] });
    expect(askedToPublish(expecting([both]), expecting([a]))).toEqual({ asked: [both], withdrawn: [] });
    expect(askedToPublish(expecting([a]), expecting([expected('a')]))).toEqual({ asked: [a], withdrawn: [] });
  });

  it('leaves out nothing that was expected and could be met before, unless its clause is gone', () => {
    const some = fc.subarray([...NUMBERS]);
    const questions = fc.array(fc.tuple(fc.constantFrom('a', 'b'), some), { maxLength: 4 });
    fc.assert(
      fc.property(questions, questions, some, some, some, (then, now, overThen, overNow, gone) => {
        const [old, fresh] = [then, now].map((rows) =>
          rows.map(([question, numbers]) => expected(question, ...numbers)),
        );
        const { asked } = askedToPublish(
          expecting(fresh ?? [], { over: overNow, gone }),
          expecting(old ?? [], { over: overThen }),
        );
        const met = then.filter(
          ([, numbers]) => numbers.length === 0 || numbers.some((each) => !overThen.includes(each)),
        );
        const there = met.filter(([, numbers]) => numbers.length === 0 || numbers.some((each) => !gone.includes(each)));
        for (const [question, numbers] of there)
          expect(
            asked.some((one) => one.question === question && numbers.every((each) => one.clauses.includes(idOf(each)))),
          ).toBe(true);
      }),
    );
  });
});
