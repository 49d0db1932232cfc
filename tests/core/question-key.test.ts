import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionKey, sameQuestion } from '../../src/core/question-key.ts';

const anyQuestion = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('two questions', () => {
  it.each([
    ['capitals', 'May I use the CREST?', 'may i use the crest?'],
    ['punctuation', 'Well, may I use the crest?!', 'well may I use the crest'],
    ['kinds of quotation marks', 'What’s a “declaration”?', 'What\'s a "declaration"?'],
    ['spaces', ' May  I use\nthe crest ?', 'May I use the crest?'],
    ['hyphens', 'Is there a pre-election period?', 'Is there a pre‑election period?'],
    ['a word in one or in two', 'May I send an e-mail to every home page?', 'May I send an email to every homepage?'],
    ['accents', 'May I use the café?', 'May I use the cafe?'],
    ['how an accent is written', 'caf\u00e9', 'cafe\u0301'],
    ['capitals that have no single form', 'STRASSE', 'straße'],
    ['a sharp s in capitals', 'STRAẞE', 'straße'],
    ['wide letters', 'ｃｒｅｓｔ', 'crest'],
    ['what cannot be seen', 'cr\u00ade\u200bst', 'crest'],
    ['what stands between hours and minutes', 'Until 10:30?', 'until 10.30'],
  ])('are the same if they differ in %s', (_what, one, other) => {
    expect(sameQuestion(one, other)).toBe(true);
  });

  it.each([
    ['May I use the crest?', 'May I use the logo?'],
    ['May I accept 1.5?', 'May I accept 15?'],
    ['May I accept 1 500?', 'May I accept 1500?'],
    ['May I accept £50?', 'May I accept $50?'],
    ['May it rise by 5%?', 'May it rise by 5?'],
    ['May I?', 'May I not?'],
    ['', ''],
    ['?!', '?!'],
    ['…', '!'],
  ])('are not the same: %j, %j', (one, other) => {
    expect(sameQuestion(one, other)).toBe(false);
  });

  it('are the same in capitals and in small letters, and either way round', () => {
    fc.assert(
      fc.property(anyQuestion, anyQuestion, (one, other) => {
        expect(questionKey(one.toLowerCase())).toBe(questionKey(one));
        expect(sameQuestion(one, other)).toBe(sameQuestion(other, one));
        expect(sameQuestion(one, one)).toBe(questionKey(one) !== '');
      }),
      { numRuns: 500 },
    );
  });

  it('have a key that is a key of itself, of no punctuation and of spaces between digits alone', () => {
    fc.assert(
      fc.property(fc.oneof(anyQuestion, fc.string({ unit: 'binary' })), (question) => {
        const key = questionKey(question);
        expect(questionKey(key)).toBe(key);
        expect(key.replace(/(?<=\d) (?=\d)/g, '')).not.toMatch(/[[\p{P}\p{Z}]--[%]]/v);
      }),
      { numRuns: 500, examples: [['𝐀𝞻⒜']] },
    );
  });
});
