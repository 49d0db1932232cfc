import { describe, expect, it } from 'vitest';
import { reportLines } from '../../src/core/edition-report-wording.ts';
import type { ExpectedQuestion } from '../../src/core/examining.ts';
import { GEDLING } from '../support/builders.ts';
import { clauseNumbered } from '../support/findings.ts';
import { aReport } from '../support/publishing.ts';

const [ONE, TWO] = [clauseNumbered('1').id, clauseNumbered('2').id];
const expected = (question: string, clauses = [ONE]): ExpectedQuestion => ({ council: GEDLING.id, question, clauses });
const EXAMINED = { asked: 9, worse: [], better: [], otherClause: [], notMet: [] };

describe('the report of what an edition changes', () => {
  it('names the questions that show another clause first, with both', () => {
    const otherClause = [
      { expected: expected('may I?'), before: ONE, now: TWO },
      { expected: expected('must I?'), before: undefined, now: TWO },
    ];
    const lines = reportLines(aReport({ examination: { ...EXAMINED, otherClause } }));
    expect(lines.slice(-4)).toEqual([
      'Expected questions: 9 asked of both editions, 0 answered worse, 0 better, 2 with another clause first.',
      'Another clause first:',
      '• gedling: “may I?”: social-media-guidance/1 → social-media-guidance/2',
      '• gedling: “must I?”: none → social-media-guidance/2',
    ]);
  });

  it('names the clauses that answers rest on, five of them, and counts the others', () => {
    const clauses = Array.from({ length: 6 }, (_, index) => ({ clause: ONE, answers: 6 - index }));
    const lines = reportLines(aReport({ resting: { answers: 8, clauses } }));
    expect(lines.slice(-7)).toEqual([
      '8 answers of the last 30 days showed clauses that are reworded, gone or out of force:',
      ...[6, 5, 4, 3, 2].map((answers) => `• gedling/social-media-guidance/1: ${answers} answers`),
      '… and 1 more clause.',
    ]);
  });

  it('names what is expected no more, with the clause or without one', () => {
    const lines = reportLines(aReport({ withdrawn: [expected('may I?'), expected('tea?', [])] }));
    expect(lines.slice(-3)).toEqual([
      'Not expected any more:',
      '• gedling: “may I?” (social-media-guidance/1)',
      '• gedling: “tea?” (without a quote)',
    ]);
  });
});
