import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/import/markdown/read-markdown.ts';
import type { Source } from '../../../src/import/source.ts';
import { AMPLE, shown, sourceIn } from '../../support/source-read.ts';
import { wordsIn, wordsOut } from '../../support/words-kept.ts';

const read = async (text: string): Promise<Source> => sourceIn(await readMarkdown(Buffer.from(text), AMPLE));
const blocksOf = async (text: string): Promise<readonly string[]> => shown(await read(text));

describe('Markdown', () => {
  it('comes back as it is printed: headings, joined lines, words without their markup', async () => {
    const text = `# Social media\n\nMembers **must**\nask \\*first\\* &amp; [always](https://example.com) \`a < b\`.\n\nConduct\n-------\n\n## 2. Scope`;
    expect(await blocksOf(text)).toEqual([
      '# Social media',
      'Members must ask *first* & always a < b.',
      '## Conduct',
      '## «2.» Scope',
    ]);
  });

  it('has the numbers of lists as they are printed, and those that were typed', async () => {
    expect(await blocksOf('3) three\n4) four\n7) seven')).toEqual(['«3)» three', '«4)» four', '«7)» seven']);
    expect(await blocksOf('1. one\n1. two\n1. three')).toEqual(['«1.» one', '«2.» two', '«3.» three']);
    const nested = await read('- a\n  - b\n    1. c\n- 4.2 d\n- (b) e\n- 1. f');
    expect(shown(nested)).toEqual(['«•» a', '«•» b', '«1.» c', '«4.2» d', '«(b)» e', '«1.» f']);
    expect(nested.blocks).toMatchObject([
      { level: 0 },
      { level: 1 },
      { level: 2 },
      { level: 0 },
      { level: 0 },
      { level: 1 },
    ]);
  });

  it('never makes one clause of two lines that have their numbers', async () => {
    expect(await blocksOf('4.1 Members must ask.\n4.2 Officers must\nanswer, by paragraph\n4.1 says so.')).toEqual([
      '«4.1» Members must ask.',
      '«4.2» Officers must answer, by paragraph 4.1 says so.',
    ]);
  });

  it('has tables, notes numbered as they are referred to, and pages within it', async () => {
    const text =
      'Ask[^why] first[^2].\n\n| Matter | Whom |\n|---|---|\n| Press | *Comms* |\n\n<div><ol start=4><li>In <b>HTML</b></ol></div>\n\n' +
      '[^2]: Second,\n    and on.\n\n[^why]: First.\n[^spare]: Nobody asks.';
    const source = await read(text);
    expect(shown(source)).toEqual([
      'Ask[1] first[2].',
      '| Matter | Whom |',
      '| Press | Comms |',
      '«4.» In HTML',
      'spare:',
      'Nobody asks.',
    ]);
    expect(source.footnotes).toEqual([
      { mark: '2', text: 'Second, and on.' },
      { mark: '1', text: 'First.' },
    ]);
  });

  it('has its title from what stands before it, and leaves out what is not printed', async () => {
    const source = await read(
      '---\ntitle: "Social media"\nowner: Legal\n---\nWords ~~gone~~ <!-- aside --> ![A map](map.png)',
    );
    expect(source.title).toBe('Social media');
    expect(source.leftOut.map(({ why, text }) => `${why}: ${text}`)).toEqual([
      'hidden: title: "Social media" owner: Legal',
      'deleted: gone',
      'comment: aside',
      'picture: A map',
    ]);
    expect(shown(source)).toEqual(['Words']);
  });

  it('is refused for its reason', async () => {
    const why = async (text: string, limits = {}): Promise<unknown> =>
      readMarkdown(Buffer.from(text), { ...AMPLE, ...limits });
    expect(await why('')).toEqual({ outcome: 'refused', why: 'empty' });
    expect(await why('\0\u{1}')).toEqual({ outcome: 'refused', why: 'not-this-format' });
    expect(await why('words', { bytes: 2 })).toEqual({ outcome: 'refused', why: 'too-large' });
    for (const deep of ['> '.repeat(5_000), '- + '.repeat(5_000), '1. '.repeat(5_000), '>'.repeat(50_000)]) {
      expect(await why(`${deep}words`)).toEqual({ outcome: 'refused', why: 'too-large' });
    }
  });

  it('loses no word and makes none', async () => {
    const word = fc.constantFrom(
      'members',
      'must',
      '(b)',
      '4.2',
      '12',
      'end.',
      '**bold**',
      '*x*',
      '[^1]',
      '&eacute;',
      '\\#',
    );
    const start = fc.constantFrom('', '# ', '- ', '> ', '3. ', '  - ', '| a | b |\n|---|---|\n| ', '    ', '');
    const line = fc
      .tuple(start, fc.array(word, { minLength: 1, maxLength: 6 }))
      .map(([first, words]) => first + words.join(' '));
    const text = fc.array(fc.tuple(line, fc.constantFrom('\n', '\n\n')), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(text, async (lines) => {
        const markdown = `Start\n\n${lines.flat().join('')}`;
        const got = wordsOut(await read(markdown));
        // Numbers at the start of lists are counted; entities stay as they are in code.
        const plain = (words: readonly string[]): readonly string[] =>
          words.filter((each) => !/^(?:\d+|é|eacute)$/.test(each));
        expect(plain(got)).toEqual(plain(wordsIn(markdown)));
      }),
      { numRuns: 500 },
    );
  });

  it('has an outcome, whatever it is', async () => {
    const markup = fc.string({ unit: fc.constantFrom(...'#*_[]()!<>`~|-+1.: \n\\^&"a'.split('')), maxLength: 150 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(markup, fc.string({ unit: 'binary' })), async (text) => {
        expect(['read', 'refused']).toContain((await readMarkdown(Buffer.from(text), AMPLE)).outcome);
      }),
      { numRuns: 400 },
    );
  });
});
