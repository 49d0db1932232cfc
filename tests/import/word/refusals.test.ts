import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWord } from '../../../src/import/word/read-word.ts';
import type { SourceLimits } from '../../../src/import/source.ts';
import { docx, docxFiles, packed, paragraph, run } from '../../support/docx.ts';
import { wordSource, WIDE } from '../../support/word.ts';

const SOUND = { body: paragraph('Members must declare gifts.') };
const MAIN = 'word/document.xml';

async function outcomeOf(bytes: Uint8Array, limits: Partial<SourceLimits> = {}): Promise<string> {
  const read = await readWord(bytes, { ...WIDE, ...limits });
  return read.outcome === 'read' ? 'read' : read.why;
}

/** What comes of a sound document with these files in place of its own. */
const withFiles = (files: Readonly<Record<string, string | Uint8Array>>, limits: Partial<SourceLimits> = {}) =>
  outcomeOf(docx({ ...SOUND, files }), limits);

const main = docxFiles(SOUND)[MAIN];
const XML = typeof main === 'string' ? main : '';

describe('a file that is no Word document', () => {
  it('is refused at sight', async () => {
    expect(await outcomeOf(new Uint8Array())).toBe('empty');
    expect(await outcomeOf(strToU8('%PDF-1.7'))).toBe('not-this-format');
    expect(await outcomeOf(packed({ mimetype: 'application/vnd.oasis.opendocument.text' }))).toBe('not-this-format');
    expect(
      await withFiles({ [MAIN]: '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>' }),
    ).toBe('not-this-format');
  });

  it('is told apart where it is an old one, or one with a password', async () => {
    const compound = (stream: string): Uint8Array => {
      const bytes = Buffer.alloc(2048);
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
      Buffer.from('EncryptedPackage', 'utf16le').copy(bytes, 700);
      Buffer.from(stream, 'utf16le').copy(bytes, 1024 + 128);
      return bytes;
    };
    expect(await outcomeOf(compound('WordDocument'))).toBe('not-this-format');
    expect(await outcomeOf(compound('EncryptedPackage'))).toBe('encrypted');
  });

  it('is refused as empty without words, and as scanned if there are pictures', async () => {
    expect(await outcomeOf(docx({ body: paragraph('  ') }))).toBe('empty');
    expect(await withFiles({ [MAIN]: XML.replace(/<w:body>.*<\/w:body>/, '') })).toBe('empty');
    expect(await outcomeOf(docx({ body: '<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>' }))).toBe('scanned');
  });
});

describe('a broken Word document', () => {
  it.each([
    ['cut off', XML.slice(0, -20)],
    ['with tags that do not match', XML.replace('</w:p>', '</w:q>')],
    ['with an attribute twice', XML.replace('<w:p>', '<w:p w:a="1" w:a="2">')],
    ['with an unknown entity', XML.replace('gifts', '&gifts;')],
    ['with a prefix of no namespace', XML.replace('<w:p>', '<zz:q/><w:p>')],
    ['with text behind it', `${XML}more`],
    ['of nothing', ''],
    ['that is not UTF-8', Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e)],
  ])('is refused: %s', async (_, part) => {
    expect(await withFiles({ [MAIN]: part })).toBe('broken');
  });

  it('is refused whichever of its parts is broken', async () => {
    for (const kind of ['styles', 'numbering', 'footnotes', 'comments', 'settings'] as const) {
      expect(await outcomeOf(docx({ ...SOUND, [kind]: '<w:open>' }))).toBe('broken');
    }
  });

  it('is refused if it declares types or entities, wherever, before they are expanded', async () => {
    const bomb = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(await withFiles({ [MAIN]: XML.replace('<w:document', `${bomb}<w:document`) })).toBe('definitions');
    expect(await withFiles({ [MAIN]: XML.replace('<w:body>', `<!doctype x><w:body>`) })).toBe('definitions');
    expect(await withFiles({ [MAIN]: XML.replace('<w:body>', `<!-- <!DOCTYPE x> --><w:body>`) })).toBe('read');
    expect(await withFiles({ [MAIN]: XML.replace('<w:body>', `<!x><w:body>`) })).toBe('broken');
    expect(await withFiles({ [MAIN]: XML.replace('gifts', '<![CDATA[<!DOCTYPE>]]>') })).toBe('read');
  });

  it('is refused if clauses of it are in documents of other formats, or in other files', async () => {
    expect(await outcomeOf(docx({ body: `${SOUND.body}<w:altChunk r:id="r1"/>` }))).toBe('broken');
    expect(await outcomeOf(docx({ body: `${SOUND.body}<w:p><w:subDoc r:id="r1"/></w:p>` }))).toBe('broken');
  });

  it('is refused if a part that it names is gone, since that may be its numbers', async () => {
    const files = Object.entries(docxFiles({ ...SOUND, numbering: '' })).filter(
      ([name]) => name !== 'word/numbering.xml',
    );
    expect(await outcomeOf(packed(Object.fromEntries(files)))).toBe('broken');
  });

  it('is refused if it is deeper than anything Word makes, without going down', async () => {
    const nested = (depth: number): string =>
      `${'<w:sdt><w:sdtContent>'.repeat(depth)}${paragraph('x')}${'</w:sdtContent></w:sdt>'.repeat(depth)}`;
    expect(await outcomeOf(docx({ body: nested(100) }))).toBe('read');
    expect(await outcomeOf(docx({ body: nested(100_000) }))).toBe('broken');
    const tables = (depth: number): string =>
      `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${paragraph('x')}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
    expect(await outcomeOf(docx({ body: tables(60) }))).toBe('read');
    expect(await outcomeOf(docx({ body: tables(50_000) }))).toBe('broken');
  });
});

describe('the bounds', () => {
  it('hold for the bytes of the file', async () => {
    const bytes = docx(SOUND);
    expect(await outcomeOf(bytes, { bytes: bytes.length })).toBe('read');
    expect(await outcomeOf(bytes, { bytes: bytes.length - 1 })).toBe('too-large');
  });

  it('hold for what it unpacks to, all parts together', async () => {
    const files = { [MAIN]: XML.replace('gifts', 'gifts '.repeat(10_000)) };
    expect(await withFiles(files, { unpackedBytes: 70_000 })).toBe('read');
    expect(await withFiles(files, { unpackedBytes: 60_000 })).toBe('expands-too-far');
    const styles = `<w:style w:styleId="${'a'.repeat(40_000)}"/>`;
    expect(await outcomeOf(docx({ ...SOUND, styles, files }), { unpackedBytes: 100_000 })).toBe('expands-too-far');
  });

  it('hold for paragraphs and cells together, of all parts', async () => {
    const row = `<w:tr>${`<w:tc>${paragraph('x')}</w:tc>`.repeat(3)}</w:tr>`;
    const body = `<w:tbl>${row}</w:tbl>${paragraph('y')}`;
    expect(await outcomeOf(docx({ body }), { paragraphs: 7 })).toBe('read');
    expect(await outcomeOf(docx({ body }), { paragraphs: 6 })).toBe('too-large');
    expect(
      await outcomeOf(docx({ body, footnotes: `<w:footnote w:id="1">${paragraph('n')}</w:footnote>` }), {
        paragraphs: 7,
      }),
    ).toBe('too-large');
  });

  it('hold for elements that would fill the memory and are no paragraphs', async () => {
    expect(await outcomeOf(docx({ body: '<w:b/>'.repeat(1_100_000) }))).toBe('too-large');
  });
});

describe('other forms of a Word document', () => {
  it('are read: the strict form of the standard', async () => {
    const strict = (file: string | Uint8Array): string | Uint8Array =>
      typeof file === 'string'
        ? file
            .replaceAll(
              'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
              'http://purl.oclc.org/ooxml/wordprocessingml/main',
            )
            .replaceAll(
              'http://schemas.openxmlformats.org/officeDocument/2006',
              'http://purl.oclc.org/ooxml/officeDocument',
            )
        : file;
    const files = Object.fromEntries(Object.entries(docxFiles(SOUND)).map(([name, file]) => [name, strict(file)]));
    expect(await outcomeOf(packed(files))).toBe('read');
  });

  it('are read: other prefixes, UTF-16, a document elsewhere', async () => {
    const renamed = XML.replaceAll('w:', 'x:').replace('xmlns:w=', 'xmlns:x=');
    expect(await withFiles({ [MAIN]: renamed })).toBe('read');
    expect(await withFiles({ [MAIN]: Buffer.from(`\uFEFF${XML.replace('UTF-8', 'UTF-16')}`, 'utf16le') })).toBe('read');
    const files = docxFiles(SOUND);
    const top = String(files['_rels/.rels']).replace('word/document.xml', '/Any/../other/Main.xml');
    expect(await outcomeOf(packed({ '_rels/.rels': top, 'other/main.xml': XML }))).toBe('read');
  });

  it('are read: one with macros, of which nothing is touched', async () => {
    expect(await withFiles({ 'word/vbaProject.bin': new Uint8Array(50_000).fill(7) }, { unpackedBytes: 20_000 })).toBe(
      'read',
    );
  });

  it('are not looked for outside the archive, nor elsewhere than the archive says', async () => {
    const other = XML.replace('Members must', 'Nobody must');
    const source = await wordSource({
      ...SOUND,
      files: { '../word/document.xml': other, 'word/../word/document.xml': other, 'document.xml': other },
    });
    expect(source.blocks).toMatchObject([{ text: 'Members must declare gifts.' }]);
    const two = String(docxFiles(SOUND)['_rels/.rels']).replace(
      '</Relationships>',
      '<Relationship Id="b" Type="x/officeDocument" Target="other.xml"/></Relationships>',
    );
    expect(await withFiles({ '_rels/.rels': two, 'other.xml': other })).toBe('broken');
  });

  it('are read without a clause lost where a body has very many paragraphs', async () => {
    const source = await wordSource({
      body: Array.from({ length: 20_000 }, (_, nth) => `<w:p>${run(`p${nth}`)}</w:p>`).join(''),
    });
    expect(source.blocks.length).toBe(20_000);
    expect(source.blocks.at(-1)).toEqual({ kind: 'paragraph', at: { paragraph: 20_000 }, text: 'p19999' });
  });
});
