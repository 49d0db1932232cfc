import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../src/import/pdf/read-pdf.ts';
import type { Source } from '../../../src/import/source.ts';
import { COLUMN_PARAGRAPHS, COLUMNS, PROTOCOL } from '../../support/import-documents.ts';
import { hasSoffice, pdfOf } from '../../support/soffice.ts';
import { AMPLE, shown, sourceIn } from '../../support/source-read.ts';
import { aTempFolder } from '../../support/temp-folder.ts';
import { wordsIn, wordsOut } from '../../support/words-kept.ts';

const fixture = (name: string): Promise<Uint8Array> => readFile(`tests/fixtures/import/${name}.pdf`);

const read = async (bytes: Uint8Array): Promise<Source> => sourceIn(await readPdf(bytes, AMPLE));

const FILLING =
  'Councillors are personally responsible for the content they create, publish and share, and being a councillor will not prevent ' +
  'anybody from pursuing legal action following the publication of an untrue statement about them, whatever the platform.';

const told = (source: Source): unknown => ({
  blocks: shown(source),
  footnotes: source.footnotes,
  leftOut: source.leftOut.map(({ why, at, text }) => `${at.page} ${why}: ${text.replace(/\.{9,}/, ' … ')}`),
});

const PROTOCOL_TOLD = {
  blocks: [
    '# Social media protocol',
    '## «1.» Purpose',
    '«1.1» This protocol applies to every member[1] of the council.',
    '«1.2» Members should:',
    '«(a)» treat others with respect;',
    '«(b)» comply with equality laws, which apply to what they publish, repeat or approve of on any platform at any time; and',
    '«(c)» not bring the council into disrepute.',
    'This is so in meetings, too.',
    '## «2.» Conduct',
    ...Array.from({ length: 9 }, (_, index) => `«2.${index + 1}» ${FILLING}`),
    '«2.10» Officers of the council[2] do not answer for members.',
    '## «3.» Contacts',
    '«3.1» Members may ask, in the order in which they are named here:',
    '| Matter | Whom to ask |',
    '| Conduct | The Monitoring Officer, who answers within two working days |',
    '| Press | The communications team |',
    '«3.2» Nobody else answers for the council.',
  ],
  footnotes: [
    { mark: '1', text: 'Also to co-opted members, as section 27(4) of the Localism Act 2011 defines them.' },
    { mark: '2', text: 'They are named in part 5.' },
  ],
  leftOut: [
    '1 running-head: Marlpit Borough Council',
    '1 contents: Contents',
    '1 contents: 1. Purpose … 1',
    '1 contents: 2. Conduct … 2',
    '1 contents: 3. Contacts … 3',
    '1 running-foot: Version 2.1 – Page 1 of 3',
    '2 running-head: Marlpit Borough Council',
    '2 running-foot: Version 2.1 – Page 2 of 3',
    '3 running-head: Marlpit Borough Council',
    '3 running-foot: Version 2.1 – Page 3 of 3',
  ],
};

const COLUMNS_TOLD = {
  blocks: [
    '# A briefing for members',
    ...COLUMN_PARAGRAPHS,
    'This briefing will be reviewed by the standards committee each year, with what members have said of it in the meantime.',
  ],
  footnotes: [],
  leftOut: [],
};

describe('a PDF that LibreOffice made', () => {
  it('comes back as it was written: numbers, notes, a table, what is printed on each page', async () => {
    const source = await read(await fixture('protocol'));
    expect(told(source)).toEqual(PROTOCOL_TOLD);
    const items = source.blocks.filter((block) => block.kind === 'paragraph' && /^\([abc]\)$/.test(block.marker ?? ''));
    expect(items).toMatchObject([{ level: 1 }, { level: 1 }, { level: 1 }]);
    const places = [...source.blocks, ...source.leftOut].map(({ at }) => at.paragraph);
    expect(new Set(places).size).toBe(places.length);
  });

  it('is read column by column, also where a paragraph goes on in the next column', async () => {
    expect(told(await read(await fixture('columns')))).toEqual(COLUMNS_TOLD);
  });

  it.skipIf(!hasSoffice)('now, comes back in the same way (where soffice is installed)', async () => {
    const folder = await aTempFolder();
    expect(told(await read(await pdfOf(PROTOCOL, folder)))).toEqual(PROTOCOL_TOLD);
    expect(told(await read(await pdfOf(COLUMNS, folder)))).toEqual(COLUMNS_TOLD);
  });

  it('loses no word', async () => {
    expect(wordsOut(await read(await fixture('columns')))).toEqual(wordsIn(COLUMNS_TOLD.blocks.join(' ')));
  });
});

describe('a PDF of which nothing can be made', () => {
  it('is refused for its reason', async () => {
    expect(await readPdf(await fixture('encrypted'), AMPLE)).toEqual({ outcome: 'refused', why: 'encrypted' });
    expect(await readPdf(await fixture('picture-only'), AMPLE)).toEqual({ outcome: 'refused', why: 'scanned' });
    expect(await readPdf(new Uint8Array(), AMPLE)).toEqual({ outcome: 'refused', why: 'empty' });
    expect(await readPdf(Buffer.from('PK\u0003\u0004 no PDF'), AMPLE)).toEqual({
      outcome: 'refused',
      why: 'not-this-format',
    });
    expect(await readPdf(Buffer.from('%PDF-1.7\nrubbish'), AMPLE)).toEqual({ outcome: 'refused', why: 'broken' });
  });

  it('is refused for its size', async () => {
    const bytes = await fixture('protocol');
    const why = async (limits: Partial<typeof AMPLE>): Promise<unknown> => readPdf(bytes, { ...AMPLE, ...limits });
    expect(await why({ bytes: bytes.length - 1 })).toEqual({ outcome: 'refused', why: 'too-large' });
    expect(await why({ pages: 2 })).toEqual({ outcome: 'refused', why: 'too-many-pages' });
    expect(await why({ paragraphs: 20 })).toEqual({ outcome: 'refused', why: 'too-large' });
    expect(await why({ unpackedBytes: 100 })).toEqual({ outcome: 'refused', why: 'expands-too-far' });
  });

  it('leaves the bytes it was given as they are', async () => {
    const bytes = await fixture('protocol');
    await readPdf(bytes, AMPLE);
    expect(bytes).toEqual(await fixture('protocol'));
  });
});
