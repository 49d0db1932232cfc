import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf, wordsOf } from '../../src/knowledge/words.ts';

const plain = (text: string): readonly string[] => wordsOf(text).map((word) => word.plain);
const stems = (text: string): readonly string[] => wordsOf(text).map((word) => word.stem);
const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '');
const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string());

describe('the words of a text', () => {
  it.each([
    ['clause 4.8', ['clause', '4.8']],
    ['clause 4.8.', ['clause', '4.8']],
    ['section 27(4)', ['section', '27', '4']],
    ['section 106', ['section', '106']],
    ['2.1.3 and 10', ['2.1.3', 'and', '10']],
    ['page 4. Next', ['page', '4', 'next']],
    ['s106 money', ['s106', 'money']],
    ['covid19s in the 1990s', ['covid19s', 'in', 'the', '1990s']],
    ['the 1st and 2nd', ['the', '1st', 'and', '2nd']],
  ])('keep numbers whole: "%s"', (text, words) => {
    expect(plain(text)).toEqual(words);
    expect(stems(text).filter((stem) => /\d/.test(stem))).toEqual(words.filter((word) => /\d/.test(word)));
  });

  it.each([
    ["the council's logo", ['the', 'council', 'logo']],
    ['the council’s logo', ['the', 'council', 'logo']],
    ["members' posts", ['members', 'posts']],
    ["I don't, can’t and won't", ['i', 'dont', 'cant', 'and', 'wont']],
    ["O'Brien's ward", ['obrien', 'ward']],
    ["'quoted' words", ['quoted', 'words']],
    ['pre-election period', ['pre', 'election', 'period']],
    ['Facebook/Twitter, e.g. @marlpit #kites', ['facebook', 'twitter', 'e', 'g', 'marlpit', 'kites']],
    ['CAFÉ cafe\u0301', ['café', 'café']],
    ['ﬁle Ｌｏｇｏ', ['file', 'logo']],
    ['… — !', []],
  ])('are told apart by letters, and apostrophes join them: "%s"', (text, words) => {
    expect(plain(text)).toEqual(words);
  });

  it('bring the forms of a word together, and never two numbers', () => {
    expect(new Set(stems('post posts posted posting')).size).toBe(1);
    expect(new Set(stems('106 107 1060 10.6 106a')).size).toBe(5);
  });

  it('never confuse one number with another', () => {
    const number = fc
      .tuple(fc.nat(9999), fc.option(fc.nat(99)))
      .map(([whole, part]) => `${whole}${part === null ? '' : `.${part}`}`);
    fc.assert(
      fc.property(number, number, (one, other) => {
        expect(plain(`section ${one}`)).toEqual(['section', one]);
        expect(stems(`see ${one}.`).at(-1) === stems(`see ${other}!`).at(-1)).toBe(one === other);
      }),
    );
  });

  it('are lower-case letters and digits only, never empty, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const word of wordsOf(text)) {
          expect(word.plain).toMatch(/^[\p{L}\p{N}.]+$/u);
          expect(word.plain).toBe(word.plain.toLowerCase());
          expect(word.stem).not.toBe('');
        }
      }),
    );
  });

  it('are the same in capitals, with curly apostrophes and with wider spaces', () => {
    const sentence = fc.array(fc.constantFrom('Kite', "council's", "don't", 'pond', '4.8', 'pre-festival', '27(4)'));
    fc.assert(
      fc.property(sentence, (pieces) => {
        const text = pieces.join(' ');
        expect(wordsOf(text.toUpperCase())).toEqual(wordsOf(text));
        expect(wordsOf(text.replaceAll("'", '’').replaceAll(' ', '\u00a0\n'))).toEqual(wordsOf(text));
      }),
    );
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])('take "%s" for a word', (text) => {
    for (const word of wordsOf(text)) expect([typeof word.stem, word.stop]).toEqual(['string', false]);
  });

  it('that say nothing about the subject are known as such, in any spelling', () => {
    const stops = wordsOf("Please, can I use the council's kite? Don’t you think what's allowed is okay").filter(
      ({ stop }) => stop,
    );
    expect(stops.map((word) => word.plain)).toEqual([
      'please',
      'can',
      'i',
      'the',
      'dont',
      'you',
      'think',
      'what',
      'allowed',
      'is',
      'okay',
    ]);
  });
});

describe('the sentences of a text', () => {
  it.each([
    ['Fly high. Stay safe.', ['Fly high.', 'Stay safe.']],
    ['Why? Because! “So.” Then (maybe.) Now.', ['Why?', 'Because!', '“So.”', 'Then (maybe.)', 'Now.']],
    ['Kites, e.g. Gliders, are fine. See i.e. Annex B.', ['Kites, e.g. Gliders, are fine.', 'See i.e. Annex B.']],
    ['Ask Cllr. Smith or Mr. Jones. They know.', ['Ask Cllr. Smith or Mr. Jones.', 'They know.']],
    ['See para. 4.8 and No. 5. Then fly.', ['See para. 4.8 and No. 5.', 'Then fly.']],
    ['Version 1.0 is out', ['Version 1.0 is out']],
    ['you must not:\n(a) fly low;\n(b) fly at night.', ['you must not:', '(a) fly low;', '(b) fly at night.']],
    ['Ends with a full stop. but goes on small', ['Ends with a full stop. but goes on small']],
    ['1.\n***\nFly.', ['Fly.']],
    ['', []],
  ])('end where the sentence ends: %j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  it('lose no letter and change none', () => {
    const pieces = fc.array(
      fc.constantFrom('Fly', 'kites', 'e.g.', 'No.', '. ', '! ', '? ', ' ', '\n', '”', '(', '4.8', 'É', 'Mr. ', '\t'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          pieces.map((list) => list.join('')),
        ),
        (text) => {
          const sentences = sentencesOf(text);
          expect(letters(sentences.join(''))).toBe(letters(text));
          for (const sentence of sentences) expect(text).toContain(sentence);
        },
      ),
    );
  });
});
