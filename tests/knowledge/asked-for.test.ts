import { describe, expect, it } from 'vitest';
import { factsAskedFor, factsGiven, factsMissing } from '../../src/knowledge/asked-for.ts';

const missing = (question: string, text: string): number => factsMissing(factsAskedFor(question), factsGiven(text));

const rows: readonly (readonly [string, string, string])[] = [
  ['how many kites may I fly', 'Two kites at most.', 'Kites are flown with care.'],
  ['how much is the fee', 'It costs £10.', 'Kites are flown with care.'],
  ['when is the deadline', 'Apply within two weeks.', 'Kites are flown with care.'],
  ['how soon must I answer', 'Answer before the meeting.', 'Kites are flown with care.'],
  ['who is in charge of kites', 'The clerk’s team.', 'Kites are flown with care.'],
  ['what is the phone number', 'Ring 01234 567890.', 'Ring the clerk on extension 12.'],
  ['the clerk’s e-mail address please', 'Write to clerk@marlpit.example.', 'Kites are flown with care.'],
  ['where can I find the form', 'It is at www.marlpit.example.', 'Kites are flown with care.'],
];

describe('the facts that a question asks for', () => {
  it.each(rows)('“%s” are not missing from “%s”, but from “%s”', (question, gives, lacks) => {
    expect(factsAskedFor(question).length).toBeGreaterThan(0);
    expect(missing(question, gives)).toBeLessThan(missing(question, lacks));
  });

  it('are none in a question after a rule, of which nothing is missing', () => {
    expect(factsAskedFor('may I fly a kite on the common?')).toEqual([]);
    expect(missing('may I fly a kite on the common?', '')).toBe(0);
  });

  it('are missing by the share that cannot be given', () => {
    const asked = factsAskedFor('who do I pay and by which email');
    expect(asked.length).toBe(3);
    expect(factsMissing(asked, new Set())).toBe(1);
    expect(factsMissing(asked, new Set(asked.slice(0, 1)))).toBeCloseTo(2 / 3, 12);
    expect(factsMissing(asked, new Set(asked))).toBe(0);
  });
});
