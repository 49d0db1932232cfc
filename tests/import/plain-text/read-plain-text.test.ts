import { readdir, readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainText } from '../../../src/import/plain-text/read-plain-text.ts';
import type { Source } from '../../../src/import/source.ts';
import { AMPLE, shown, sourceIn } from '../../support/source-read.ts';
import { wordsIn, wordsOut } from '../../support/words-kept.ts';

const read = async (text: string): Promise<Source> => sourceIn(await readPlainText(Buffer.from(text), AMPLE));
const blocksOf = async (text: string): Promise<readonly string[]> => shown(await read(text));
const out = ({ leftOut }: Source): readonly string[] =>
  leftOut.map(({ why, at, text }) => `${at.page} ${why}: ${text}`);

const WRAPPED = `SOCIAL MEDIA PROTOCOL

1. Purpose

1.1 This protocol applies to every member of the council, whether they are
    elected or co-opted, in accordance with paragraph
    4.2 of the constitution.
1.2 Members should:
    (a) treat others with respect;
    (b) comply with equality laws, which apply to what they publish, repeat
        or approve of on any platform; and
    (c) not bring the council into disrepute.

Conduct
-------
Members are personally responsible for the infor-
mation that they publish.`;

describe('a plain text', () => {
  it('that was wrapped comes back as paragraphs, numbers and headings', async () => {
    const source = await read(WRAPPED);
    expect(shown(source)).toEqual([
      '# SOCIAL MEDIA PROTOCOL',
      '### «1.» Purpose',
      '«1.1» This protocol applies to every member of the council, whether they are elected or co-opted, in accordance with paragraph 4.2 of the constitution.',
      '«1.2» Members should:',
      '«(a)» treat others with respect;',
      '«(b)» comply with equality laws, which apply to what they publish, repeat or approve of on any platform; and',
      '«(c)» not bring the council into disrepute.',
      '## Conduct',
      'Members are personally responsible for the information that they publish.',
    ]);
    expect(source.blocks.slice(2, 6)).toMatchObject([{ level: 0 }, { level: 0 }, { level: 1 }, { level: 1 }]);
  });

  it('that was not wrapped has a paragraph on each line', async () => {
    const text = `Purpose\nThis protocol is about what members say in social media, and how.\nData protection\nIncitement\n• blogs\n• forums`;
    expect(await blocksOf(text)).toEqual([
      '# Purpose',
      'This protocol is about what members say in social media, and how.',
      'Data protection',
      'Incitement',
      '«•» blogs',
      '«•» forums',
    ]);
  });

  it('has pages where form feeds are: their running lines go, and a sentence goes on', async () => {
    const page = (number: number, body: string): string =>
      `Marlpit Borough Council\n\n${body}\n\nClassification: OFFICIAL\nPage ${number}\n`;
    const text = [
      page(1, '4.1 Members who are in doubt about what they may say have to'),
      page(2, 'ask before they post anything at all.\n\n4.2 Officers answer.'),
      page(3, 'Nobody else does.'),
    ].join('\f');
    const source = await read(text);
    expect(shown(source)).toEqual([
      '«4.1» Members who are in doubt about what they may say have to ask before they post anything at all.',
      '«4.2» Officers answer.',
      'Nobody else does.',
    ]);
    expect(out(source)).toEqual(
      [1, 2, 3].flatMap((number) => [
        `${number} running-head: Marlpit Borough Council`,
        `${number} running-foot: Classification: OFFICIAL`,
        `${number} page-number: Page ${number}`,
      ]),
    );
  });

  it('has numbers of pages among its lines where nothing says where pages end: they go, too', async () => {
    const source = await read(
      '4.1 Members who are in doubt have to\nPage 1 of 2\nask before they post.\n\nPage 2 of 2\n',
    );
    expect(shown(source)).toEqual(['«4.1» Members who are in doubt have to', 'ask before they post.']);
    expect(out(source)).toEqual(['undefined page-number: Page 1 of 2', 'undefined page-number: Page 2 of 2']);
  });

  it('has tables where tabs part cells, contents left out, and notes by their marks', async () => {
    const text =
      'Matter\tWhom to ask\nPress\tCommunications\nData\t\n\nContents\nPurpose ........ 1\nConduct ........ 2\nContacts ....... 3\n\n' +
      'Members[1] must ask.\n\n[1] Co-opted ones, too.';
    const source = await read(text);
    expect(shown(source)).toEqual([
      '| Matter | Whom to ask |',
      '| Press | Communications |',
      '| Data |  |',
      'Members[1] must ask.',
    ]);
    expect(source.footnotes).toEqual([{ mark: '1', text: 'Co-opted ones, too.' }]);
    expect(source.leftOut.map(({ why }) => why)).toEqual(['contents', 'contents', 'contents', 'contents']);
  });

  it('has contents without dots, too, if they are called so', async () => {
    const source = await read('Contents\nPurpose 1\nConduct 2\nContacts 3\n\nMembers must ask officers 2');
    expect(shown(source)).toEqual(['Members must ask officers 2']);
    expect(await blocksOf('Purpose 1\nConduct 2\nContacts 3')).toHaveLength(3);
  });

  it('is read in the encoding that it has', async () => {
    const text = 'the council’s “rule”';
    const old = Buffer.from('the council\u{92}s \u{93}rule\u{94}', 'latin1');
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const big = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
    for (const bytes of [Buffer.from(text), Buffer.from(`\u{feff}${text}`), old, little, big]) {
      expect(shown(sourceIn(await readPlainText(bytes, AMPLE)))).toEqual([text]);
    }
  });

  it('is refused for its reason', async () => {
    const why = async (text: string, limits = {}): Promise<unknown> =>
      readPlainText(Buffer.from(text), { ...AMPLE, ...limits });
    expect(await why('')).toEqual({ outcome: 'refused', why: 'empty' });
    expect(await why(' \n-----\n•\n')).toEqual({ outcome: 'refused', why: 'empty' });
    expect(await why('PK\u{3}\u{4}\0')).toEqual({ outcome: 'refused', why: 'not-this-format' });
    expect(await why('words', { bytes: 2 })).toEqual({ outcome: 'refused', why: 'too-large' });
    expect(await why('a\f b\f c', { pages: 2 })).toEqual({ outcome: 'refused', why: 'too-many-pages' });
    expect(await why('one\n\ntwo\n\nthree', { paragraphs: 2 })).toEqual({ outcome: 'refused', why: 'too-large' });
  });

  it('loses no word of the shipped sources', async () => {
    const councils = await readdir('knowledge-base', { withFileTypes: true });
    const folders = councils.filter((each) => each.isDirectory() && each.name !== 'schemas');
    for (const { name } of folders) {
      for (const file of await readdir(`knowledge-base/${name}/sources`)) {
        const text = await readFile(`knowledge-base/${name}/sources/${file}`, 'utf8');
        expect({ file, words: wordsOut(await read(text)) }).toEqual({ file, words: wordsIn(text) });
      }
    }
    expect(folders.length).toBeGreaterThan(4);
  });

  it('loses no word and makes none, however it is typed', async () => {
    const word = fc.constantFrom(
      'members',
      'Must',
      '4.2',
      '(b)',
      '•',
      '12',
      'end.',
      'paragraph',
      'PART',
      '2',
      '[1]',
      '....... 3',
      'a\tb',
      '====',
    );
    const line = fc
      .tuple(fc.constantFrom('', '  ', '\t'), fc.array(word, { maxLength: 12 }))
      .map(([indent, words]) => indent + words.join(' '));
    const text = fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n', '\n\n', '\f')), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(text, async (lines) => {
        const typed = lines.flat().join('');
        const got = await readPlainText(Buffer.from(`Start here.\n\n${typed}`), AMPLE);
        const expected = wordsIn(`Start here. ${typed}`);
        expect(wordsOut(sourceIn(got))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('has an outcome, whatever bytes it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(['read', 'refused']).toContain((await readPlainText(bytes, AMPLE)).outcome);
      }),
      { numRuns: 300 },
    );
  });
});
