import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/knowledge/edit-distance.ts';
import { createSpelling } from '../../src/knowledge/spelling.ts';

const OWN = ['purdah', 'councillor', 'social', 'media', 'twitter', 'marlpit', 'logo', 'noticeboard', 'saltby'];
const spelling = createSpelling(new Set(OWN));

describe('misspelt words', () => {
  it.each([
    ['prudah', 'purdah'],
    ['purdha', 'purdah'],
    ['perdah', 'purdah'],
    ['purda', 'purdah'],
    ['counciller', 'councillor'],
    ['concillor', 'councillor'],
    ['twiter', 'twitter'],
    ['marlpitt', 'marlpit'],
    ['notisebord', 'noticeboard'],
    ['infromation', 'information'],
    ['recieve', 'receive'],
    ['definately', 'definitely'],
    ['teh', 'the'],
    ['ppl', 'people'],
  ])('"%s" is taken as "%s"', (typed, taken) => {
    expect(spelling.correct(typed)).toBe(taken);
    expect(spelling.knows(typed)).toBe(false);
  });

  it('with a forgotten space become two of the own words', () => {
    expect(spelling.correct('socialmedia')).toBe('social media');
    expect(spelling.correct('medialogo')).toBe('media logo');
    expect(spelling.correct('medialamp')).toBeUndefined();
  });

  it('become the guidance’s own word where a common one is as near', () => {
    expect(createSpelling(new Set()).correct('twiter')).not.toBe('twitter');
    expect(createSpelling(new Set(['fern'])).correct('fenr')).toBe('fern');
  });

  it.each(['zzzzz', 'xqjkv', 'wa', 'foi', 'mo', 'ég', 'naïf'])(
    '"%s" is left alone: nothing is near enough',
    (typed) => {
      expect(spelling.correct(typed)).toBeUndefined();
    },
  );

  it('are never further from the word they are taken as than one mistake, or two in a long word', () => {
    const slip = fc.tuple(
      fc.constantFrom(...OWN, 'information', 'behaviour', 'because'),
      fc.nat(12),
      fc.constantFrom('a', 'e', 'i', 'o', 'x', 'z'),
    );
    fc.assert(
      fc.property(slip, ([word, at, letter]) => {
        const typed = word.slice(0, at) + letter + word.slice(at + 1);
        const taken = spelling.correct(typed);
        if (taken === undefined || taken.includes(' ')) return;
        expect(spelling.knows(taken)).toBe(true);
        expect(editDistance(typed, taken, 3)).toBeLessThanOrEqual(typed.length >= 8 ? 2 : 1);
      }),
    );
  });
});

describe('words that are right', () => {
  it.each([
    ['organise', 'organize'],
    ['colour', 'color'],
    ['behaviour', 'behavior'],
    ['licence', 'license'],
    ['centre', 'center'],
    ['programme', 'program'],
    ['councillors', 'councilors'],
    ['defence', 'defense'],
  ])('are known in British and American form: "%s" and "%s"', (british, american) => {
    for (const word of [british, american])
      expect([spelling.knows(word), spelling.correct(word)]).toEqual([true, undefined]);
  });

  it('are left alone if they are the guidance’s own, whatever they look like', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,12}$/), (word) => {
        const own = createSpelling(new Set([word]), () => 0);
        expect([own.knows(word), own.correct(word)]).toEqual([true, undefined]);
      }),
      { numRuns: 20 },
    );
    expect(createSpelling(new Set(['cos'])).correct('cos')).toBeUndefined();
  });

  it('are left alone if they hold a digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,6}[0-9.]{1,4}[a-z]{0,6}$/), (word) => {
        fc.pre(/[0-9]/.test(word));
        expect([spelling.knows(word), spelling.correct(word)]).toEqual([true, undefined]);
      }),
    );
  });
});

describe('correcting', () => {
  it('does not depend on the order of the words nor on what was asked before', () => {
    const typed = ['prudah', 'twiter', 'socialmedia', 'logoo', 'loga', 'zzzzz', 'recieve'];
    const expected = typed.map((word) => spelling.correct(word));
    fc.assert(
      fc.property(fc.shuffledSubarray(OWN, { minLength: OWN.length }), fc.shuffledSubarray(typed), (own, first) => {
        const other = createSpelling(new Set(own));
        for (const word of first) other.correct(word);
        expect(typed.map((word) => other.correct(word))).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('compares a word with few others, and a word it has seen with none', () => {
    let compared = 0;
    const counting = createSpelling(new Set(OWN), (...words) => {
      compared += 1;
      return editDistance(...words);
    });
    for (const word of ['prudah', 'infromation', 'zzzzzzzz', 'definately', 'marlpitt']) {
      compared = 0;
      counting.correct(word);
      expect(compared).toBeLessThan(2500);
      compared = 0;
      counting.correct(word);
      expect(compared).toBe(0);
    }
    counting.correct('x'.repeat(4000));
    counting.correct('kite'.repeat(1000));
    expect(compared).toBe(0);
  });
});

it('takes the one that is said more often of two words that are equally near, which stands first', () => {
  for (const own of [
    ['zaab', 'zaac'],
    ['zaac', 'zaab'],
  ])
    expect(createSpelling(new Set(own)).correct('zaad')).toBe(own[0]);
});

it('mends two mistakes from seven letters on, and one in shorter words', () => {
  const ofTwo = createSpelling(new Set(['privacy', 'tweets']));
  expect(ofTwo.correct('pribacz')).toBe('privacy');
  expect(ofTwo.correct('twezgs')).toBeUndefined();
});

describe('a word that is spelt by ear', () => {
  const own = new Set('other copy cope obscene article committee account trouble'.split(' '));
  it.each([
    ['uther', 'other'],
    ['copey', 'copy'],
    ['obseen', 'obscene'],
    ['artical', 'article'],
    ['comitee', 'committee'],
    ['acownt', 'account'],
  ])('%s is %s', (typed, meant) => expect(createSpelling(own).correct(typed)).toBe(meant));

  it('is no word that sounds the same and is written quite otherwise', () =>
    expect(createSpelling(new Set(['photographic'])).correct('ftgrfk')).toBeUndefined());
});

describe('the distance of two words', () => {
  const word = fc.stringMatching(/^[a-e]{0,8}$/);

  it('is nothing for the same word, the same both ways, and never more than one past the bound', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, most) => {
        const distance = editDistance(one, other, most);
        expect(distance).toBe(editDistance(other, one, most));
        expect(distance === 0).toBe(one === other);
        expect(distance).toBeLessThanOrEqual(most + 1);
        expect(distance).toBe(Math.min(editDistance(one, other, 8), most + 1));
      }),
    );
  });

  it('is one for a letter added, left out, changed or swapped with the next', () => {
    fc.assert(
      fc.property(word, fc.nat(8), (one, position) => {
        const at = Math.min(position, one.length);
        expect(editDistance(one, `${one.slice(0, at)}z${one.slice(at)}`, 2)).toBe(1);
        const letters = one.slice(at, at + 1).length;
        expect(editDistance(one, one.slice(0, at) + one.slice(at + 1), 2)).toBe(letters);
        expect(editDistance(one, `${one.slice(0, at)}z${one.slice(at + 1)}`, 2)).toBe(1);
        const [left = '', right = ''] = one.slice(at, at + 2);
        const swapped = one.slice(0, at) + right + left + one.slice(at + 2);
        expect(editDistance(one, swapped, 2)).toBe(left === right || right === '' ? 0 : 1);
      }),
    );
  });
});
