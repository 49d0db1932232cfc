import { councilNames } from '../../src/knowledge/vocabulary.ts';
import { GEDLING } from '../support/builders.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLexicon } from '../../src/knowledge/lexicon.ts';
import { createReader } from '../../src/knowledge/read-question.ts';
import { createSpelling } from '../../src/knowledge/spelling.ts';

const lexicon = createLexicon([
  ['purdah', 'pre-election period'],
  ['social media', 'socials'],
]);
const spelling = createSpelling(new Set([...lexicon.vocabulary, 'marlpit', 'kite', 'kites']));
const read = createReader(spelling, lexicon).question;

describe('a question as it is searched', () => {
  it('is corrected first, so that a misspelt word is found in the lexicon', () => {
    const { text, mentions, reading } = read('Can I post in prudah?');
    expect(text).toBe('Can I post in purdah?');
    expect(mentions.map(({ words }) => words.map((word) => word.plain))).toEqual([['purdah']]);
    expect(reading.corrected).toEqual([{ typed: 'prudah', taken: 'purdah' }]);
    expect(reading.added).toEqual([{ word: 'purdah', means: ['pre-election period'] }]);
  });

  it.each([
    ['Prudah!', 'purdah!'],
    ["What are prudah's rules?", 'What are purdah rules?'],
    ['on socialmedia, please', 'on social media, please'],
    ['Section 106 (4.8): a KITE', 'Section 106 (4.8): a KITE'],
  ])('reads for the sentence model as typed but for the corrections: "%s"', (typed, text) => {
    expect(read(typed).text).toBe(text);
  });

  it('names each correction and each unknown word once, however often it is typed', () => {
    const { reading } = read('prudah prudah Prudah zzzzz ZZZZZ');
    expect(reading.corrected).toEqual([{ typed: 'prudah', taken: 'purdah' }]);
    expect(reading.unknown).toEqual(['zzzzz']);
  });

  it('tells by the words that are no stop words, each stem once', () => {
    const { telling, reading } = read('Can I fly the kite, kites and a kite at 4.8?');
    expect(telling.map(({ stem }) => stem)).toEqual(['fli', 'kite', '4.8']);
    expect(reading.telling).toBe(3);
    expect(read('can I?').reading.telling).toBe(0);
  });

  it('finds the two words of a split one in the lexicon', () => {
    expect(read('socialmedia').mentions.map(({ concept }) => concept)).toEqual(['#1']);
  });

  it('is never changed if every word is known, and always read the same', () => {
    const pieces = fc.array(
      fc.constantFrom('kite', 'Marlpit', "purdah's", '27(4)', 's106', '— ', 'the', 'e-mail', '\n'),
    );
    fc.assert(
      fc.property(pieces, (list) => {
        const typed = list.join(' ');
        expect(read(typed).text).toBe(typed);
        expect(read(typed).reading.corrected).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(read(typed)).toEqual(read(typed));
      }),
    );
  });
});

describe('the name of a council', () => {
  it('says whose guidance is meant and nothing of the subject, and is not unknown', () => {
    const names = councilNames([GEDLING, { ...GEDLING, shortName: 'Marlpit Qwozat' }]);
    const asked = createReader(spelling, lexicon, names).question('pizza in Marlpit Qwozat');
    expect(asked.telling.map(({ plain }) => plain)).toEqual(['pizza']);
    expect(asked.reading).toMatchObject({ telling: 1, unknown: [] });
    expect(read('pizza in Marlpit Qwozat').reading.telling).toBe(3);
  });
});
