import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLexicon } from '../../src/knowledge/lexicon.ts';
import { wordsOf } from '../../src/knowledge/words.ts';

const GROUPS = [
  ['purdah', 'pre-election period'],
  ['election', 'ballot'],
  ['noticeboard', 'pin board'],
  ['noticeboard', 'announcement'],
  ['social media', 'socials'],
] as const;
const lexicon = createLexicon(GROUPS);
const mentions = (text: string): readonly string[] =>
  lexicon
    .mentions(wordsOf(text))
    .map(({ concept, words }) => `${concept} ${words.map((word) => word.plain).join(' ')}`);

describe('groups of words that mean one thing', () => {
  it.each([
    ['is it purdah now', ['#0 purdah']],
    ['in the pre-election period', ['#0 pre election period']],
    ['before an election', ['#1 election']],
    ['pre-election', ['#1 election']],
    ['Social Media and my socials', ['#4 social media', '#4 socials']],
    ['antisocial media', []],
    ['the media are sociable', []],
    ['', []],
  ])('are found where their words stand, the longest phrase first: "%s"', (text, found) => {
    expect(mentions(text)).toEqual(found);
  });

  it('may hold a word in two groups on purpose; then both are meant', () => {
    expect(mentions('on the noticeboards')).toEqual(['#2 noticeboards', '#3 noticeboards']);
    expect(mentions('an announcement')).toEqual(['#3 announcement']);
  });

  it('do not depend on the order of the groups', () => {
    const text = wordsOf('the pre-election period, an election, a pin board and social media');
    const said = (groups: readonly (readonly string[])[]): readonly string[] =>
      createLexicon(groups)
        .mentions(text)
        .map(({ words }) => words.map((word) => word.plain).join(' '));
    fc.assert(
      fc.property(fc.shuffledSubarray([...GROUPS], { minLength: GROUPS.length }), (groups) => {
        expect(said(groups)).toEqual(['pre election period', 'election', 'pin board', 'social media']);
      }),
    );
  });

  it('say what else they mean, and never the words themselves', () => {
    expect(lexicon.mentions(wordsOf('purdah')).map(({ means }) => means)).toEqual([['pre-election period']]);
    expect(lexicon.mentions(wordsOf('pre-election period')).map(({ means }) => means)).toEqual([['purdah']]);
  });

  it('are terms that no word of a text looks like', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { stem } of wordsOf(`#0 ${text}`)) expect(stem.startsWith('#')).toBe(false);
      }),
    );
  });

  it('never overlap, and stand in the order of the text', () => {
    const pieces = fc.array(fc.constantFrom(...GROUPS.flat(), 'the', 'pre', 'social', 'board'));
    fc.assert(
      fc.property(pieces, (list) => {
        // Each an object of its own, to tell where it stands.
        const words = wordsOf(list.join(' ')).map((word) => ({ ...word }));
        let from = 0;
        let last = '';
        for (const mention of lexicon.mentions(words)) {
          const at = words.findIndex((word, index) => index >= from && word === mention.words[0]);
          const same = last === JSON.stringify(mention.words);
          expect(at >= 0 || same).toBe(true);
          if (at >= 0) from = at + mention.words.length;
          last = JSON.stringify(mention.words);
        }
      }),
    );
  });

  it('name their words for the spelling', () => {
    expect([...lexicon.vocabulary].toSorted()).toEqual([
      'announcement',
      'ballot',
      'board',
      'election',
      'media',
      'noticeboard',
      'period',
      'pin',
      'pre',
      'purdah',
      'social',
      'socials',
    ]);
  });
});
