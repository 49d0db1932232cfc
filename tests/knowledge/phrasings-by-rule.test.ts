import { describe, expect, it } from 'vitest';
import { phrasingsByRule } from '../../src/knowledge/phrasings-by-rule.ts';
import { aClause } from '../support/builders.ts';

const of = (text: string, change: { items?: string[]; leadIn?: string; headings?: string[] } = {}) => {
  const { headings = [], ...parts } = change;
  const clause = aClause({ key: 'a', parts: { text, ...parts }, citation: { headings } });
  return phrasingsByRule([clause]).get(clause.id);
};

describe('phrasings made by rule', () => {
  it.each([
    [
      'Members must not use the crest unless the Leader agrees.',
      ['can I use the crest', 'am I allowed to use the crest'],
    ],
    [
      'You must keep your password to yourself.',
      ['do I have to keep my password to myself', 'should I keep my password to myself'],
    ],
    [
      'Where you can, you may post during a meeting.',
      ['can I post during a meeting', 'am I allowed to post during a meeting'],
    ],
    ['The crest must not be used on leaflets.', ['can the crest be used on leaflets']],
    ['Do not share a log-in; give each helper their own.', ['can I share a log-in', 'am I allowed to share a log-in']],
    ['Keep your accounts apart.', ['do I have to keep my accounts apart', 'should I keep my accounts apart']],
    [
      'In this guidance “social media” means any online service.',
      ['what does social media mean', 'what counts as social media'],
    ],
    ['Defamation: is a false statement of fact.', ['what does defamation mean', 'what counts as defamation']],
    ['The Council was formed in 1974.', []],
    ['You must.', []],
    [
      'You may accept hospitality only where the council is represented.',
      ['can I accept hospitality', 'am I allowed to accept hospitality'],
    ],
    ['You must act as 4.2(b) says.', ['do I have to act as 4.2(b) says', 'should I act as 4.2(b) says']],
    ['Members must do the following.', []],
    ['You must make sure: it matters.', []],
  ])('of “%s”', (text, made) => {
    expect(of(text)).toEqual(made);
  });

  it('of an item go on with what its lead-in began, and never turn it round', () => {
    expect(of('Use a false name.', { leadIn: 'Don’t:' })).toEqual([
      'can I use a false name',
      'am I allowed to use a false name',
    ]);
    expect(of('Keep two accounts.', { leadIn: 'Things to avoid:' })).toEqual([]);
    expect(of('You should not:', { items: ['(a) share a log-in;', '(b) keep a list of residents.'] })).toEqual([
      'can I share a log-in',
      'am I allowed to share a log-in',
      'can I keep a list of residents',
      'am I allowed to keep a list of residents',
    ]);
  });

  it.each(['4.2(a)', '4.2.1', '(iv)', '3A.', '1 (2)', '4.2 (a)'])(
    'of an item leave out that it prints “%s”',
    (marker) => {
      expect(of('An entry in the register must state:', { items: [`${marker} who gave the gift;`] })).toEqual([
        'must an entry in the register state who gave the gift',
      ]);
    },
  );

  it('are never made of a sentence that a list goes on with', () => {
    expect(of('You may accept hospitality where:', { items: ['3.1(a) the council is represented;'] })).toEqual([
      'can I accept hospitality',
      'am I allowed to accept hospitality',
    ]);
    expect(
      of('Members must be familiar with the following documents:', { items: ['the code;', 'the protocol.'] }),
    ).toEqual([]);
    expect(of('Members must be ready for:')).toEqual([]);
  });

  it('of a heading are the heading, if it is a question, and only if no other clause has it', () => {
    expect(of('It is.', { headings: ['5. May I use AI?'] })).toEqual(['may I use AI?']);
    expect(of('It is.', { headings: ['4.2(b) Blocking people'] })).toEqual(['what are the rules on blocking people']);
    expect(of('It is.', { headings: ['4 Blocking people'] })).toEqual(['what are the rules on blocking people']);
    expect(of('It is.', { headings: ['Blocking people'] })).toEqual(['what are the rules on blocking people']);
    const two = ['a', 'b'].map((key) =>
      aClause({ key, parts: { text: 'It is.' }, citation: { headings: ['Blocking'] } }),
    );
    expect([...phrasingsByRule(two).values()]).toEqual([[], []]);
  });

  it('are left out where two clauses would share one', () => {
    const two = ['a', 'b'].map((key) =>
      aClause({ key, parts: { text: 'You may film meetings.' }, citation: { headings: [] } }),
    );
    expect([...phrasingsByRule(two).values()]).toEqual([[], []]);
  });
});
