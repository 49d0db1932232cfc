import { expect, it } from 'vitest';
import type { Answer } from '../../src/core/answer.ts';
import { quote } from '../../src/core/guidance.ts';
import { NOTHING_HALTED } from '../../src/core/halt.ts';
import { withoutHalted } from '../../src/core/halted-answer.ts';
import { clauseNumbered } from '../support/findings.ts';

it('where nothing is halted, parts are shown as they were, with what they were taken with', () => {
  const [first, second] = ['1', '2'].map((number) => quote(clauseNumbered(number)));
  if (first === undefined || second === undefined) throw new Error('There are two clauses.');
  const answer: Answer = {
    outcome: 'in-parts',
    parts: [
      { asked: 'the logo?', answer: { outcome: 'quoted', quotes: [first], seeAlso: [] } },
      { asked: 'and how long?', takenWith: 'the logo?', answer: { outcome: 'quoted', quotes: [second], seeAlso: [] } },
    ],
  };
  expect(withoutHalted(answer, NOTHING_HALTED).answer).toEqual(answer);
});
