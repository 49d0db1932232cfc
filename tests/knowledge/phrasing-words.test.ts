import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { unfit } from '../../src/knowledge/phrasing-words.ts';

const TEXT = 'Be careful not to give the impression that your personal website is an official Council website.';
const folder = await readFolder('knowledge-base');

describe('words for a phrasing', () => {
  it.each([
    ['', 'is empty'],
    [' …?! ', 'is empty'],
    ['why '.repeat(60), 'is too long'],
    ['see https://evil.example for more', 'holds an address, a link or a long number'],
    ['is council-rules.com right', 'holds an address, a link or a long number'],
    ['who answers 01632 960439', 'holds an address, a link or a long number'],
    ['javascript: is it ok', 'holds an address, a link or a long number'],
    ['may I <b>post</b>', 'holds characters that nobody types in a question'],
    ['may I `post`', 'holds characters that nobody types in a question'],
    ['[may I](here)', 'holds characters that nobody types in a question'],
    ['# may I', 'holds characters that nobody types in a question'],
    ['may I {post}', 'holds characters that nobody types in a question'],
    ['may I @everyone', 'holds characters that nobody types in a question'],
    ['may I\npost', 'holds characters that nobody types in a question'],
    ['may\u200bI post', 'holds characters that nobody types in a question'],
    ['may I \u202Epost', 'holds characters that nobody types in a question'],
    ['may I \u0007post', 'holds characters that nobody types in a question'],
    ['must I give the impression that your personal website is mine', 'is copied from the clause'],
  ])('“%s” %s', (phrasing, why) => {
    expect(unfit(phrasing, TEXT)).toBe(why);
  });

  it.each([
    'can I use the crest?',
    'is my site “official”',
    'what’s 4.8 say (roughly) & why',
    'wot abt £5 gifts – ok?',
  ])('“%s” will do', (phrasing) => {
    expect(unfit(phrasing, TEXT)).toBeUndefined();
  });

  it('nearly always will do if a person wrote them for a shipped clause', () => {
    const all = folder.documents
      .flatMap(({ clauses }) => clauses)
      .flatMap(({ asked, text }) => asked.map((one) => ({ one, text })));
    const refused = all.filter(({ one, text }) => unfit(one, text) !== undefined);
    expect(all.length).toBeGreaterThan(4000);
    expect(refused.length / all.length).toBeLessThan(0.01);
  });

  it('hold no hidden character, line break or markup if they will do, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (phrasing) => {
        fc.pre(unfit(phrasing, TEXT) === undefined);
        expect(phrasing).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>`[\]{}|\\@*_]/u);
      }),
    );
  });
});
