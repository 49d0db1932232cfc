import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_QUESTION_LENGTH, readQuestion } from '../../src/core/question.ts';

const textOf = (typed: string): string => {
  const read = readQuestion(typed);
  return read.outcome === 'read' ? read.question.text : read.outcome;
};

describe('a question as typed', () => {
  it.each([
    ['is trimmed', '  can I?  ', 'can I?'],
    ['has single spaces', 'can   I\t\tpost', 'can I post'],
    ['has spaces for line breaks', 'can I\r\npost\nthis\u0085now\u2028or\u2029never', 'can I post this now or never'],
    ['has plain spaces for wide and hard ones', 'can\u00a0I\u3000post\u202fthis', 'can I post this'],
    ['has one form of an accented letter', 'cafe\u0301', 'café'],
    ['has that form though something invisible stood between', 'cafe\u200d\u0301', 'café'],
    ['has one form of wide letters and ligatures', 'Ｌｏｇｏ oﬃcer', 'Logo officer'],
    ['has no zero-width characters', 'lo\u200bgo\ufeff us\u2060age', 'logo usage'],
    ['has no soft hyphens', 'guid\u00adance', 'guidance'],
    ['has no direction marks', '\u202eogol eht\u202c esu', 'ogol eht esu'],
    ['has no controls', 'lo\u0000go\u0007', 'logo'],
    ['has no halves of characters', 'logo \ud83d use \ude00', 'logo use'],
    ['has no private or unassigned characters', 'logo\ue000\u{fffff}', 'logo'],
    ['has no fillers or variation selectors', 'lo\u3164go\ufe0f', 'logo'],
    ['keeps an emoji beside words', 'logo 🙂?', 'logo 🙂?'],
    ['keeps other scripts', 'a gaf i ddefnyddio’r logo? 標誌', 'a gaf i ddefnyddio’r logo? 標誌'],
  ])('%s', (_what, typed, expected) => {
    expect(textOf(typed)).toBe(expected);
  });

  it.each(['', ' ', '\n\t', '\u200b\u200b', '???', '👍', '—', '\u3164', '\uffa0', '\u034f', '\ud800', '\u0000'])(
    'is empty if it is %j',
    (typed) => {
      expect(readQuestion(typed)).toEqual({ outcome: 'empty' });
    },
  );

  it.each(['a', '4', '4.8', 'é', '?a'])('is a question if it is %j', (typed) => {
    expect(textOf(typed)).toBe(typed);
  });
});

describe('the length of a question', () => {
  it('may be the most allowed, and not one more', () => {
    expect(textOf('a'.repeat(MAX_QUESTION_LENGTH))).toHaveLength(MAX_QUESTION_LENGTH);
    expect(readQuestion('a'.repeat(MAX_QUESTION_LENGTH + 1))).toEqual({ outcome: 'too-long' });
  });

  it('is counted without what is taken out', () => {
    const padded = `\u200b${'a'.repeat(MAX_QUESTION_LENGTH)}${' '.repeat(MAX_QUESTION_LENGTH)}`;
    expect(textOf(padded)).toHaveLength(MAX_QUESTION_LENGTH);
  });

  it('is counted after one character became many', () => {
    expect(readQuestion('\ufdfa'.repeat(MAX_QUESTION_LENGTH / 2))).toEqual({ outcome: 'too-long' });
  });

  it('is too long long before it could hold anything up', () => {
    expect(readQuestion(' '.repeat(10_000_000))).toEqual({ outcome: 'too-long' });
  });
});

describe('anything typed', () => {
  const odd = fc.constantFrom(
    '\u200b',
    '\u0085',
    '\u00ad',
    '\u0301',
    '\u3164',
    '\ud83d',
    '\ude00',
    '\ufe0f',
    ' ',
    '\n',
    '\ufdfa',
    'ﬃ',
    'e',
  );
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.oneof(odd, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 60 })
      .map((all) => all.join('')),
    fc.tuple(odd, fc.integer({ min: 3900, max: 20_000 })).map(([letter, count]) => letter.repeat(count)),
  );

  it('is read without a fault into a clean question, or refused', () => {
    fc.assert(
      fc.property(typed, (given) => {
        const read = readQuestion(given);
        if (read.outcome !== 'read') return;
        const { text } = read.question;
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(MAX_QUESTION_LENGTH);
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/\s\s|[^\S ]/u);
        expect(text).not.toMatch(/[\p{C}\p{Default_Ignorable_Code_Point}]/u);
        expect(text).toBe(text.normalize('NFKC'));
      }),
      { numRuns: 500 },
    );
  });

  it('is read the same a second time', () => {
    fc.assert(
      fc.property(typed, (given) => {
        const read = readQuestion(given);
        expect(read.outcome === 'read' ? readQuestion(read.question.text) : read).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });
});
