import { describe, expect, it } from 'vitest';
import { docxFiles, paragraph, paragraphOf, run, style } from '../../support/docx.ts';
import type { DocxContents } from '../../support/docx.ts';
import { wordSource } from '../../support/word.ts';

const element = (xml: string): string => `<w:r>${xml}</w:r>`;
const sign = (type: string): string => element(`<w:fldChar w:fldCharType="${type}"/>`);
const instruction = (text: string): string => element(`<w:instrText> ${text} </w:instrText>`);

/** The words that are read, and what is left out and why. */
async function read(contents: DocxContents) {
  const { blocks, leftOut } = await wordSource(contents);
  return {
    words: blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')),
    left: leftOut.map(({ why, text, at }) => `${at.paragraph} ${why}: ${text}`),
  };
}

describe('what is left out of a Word document', () => {
  it('is what was deleted or moved away, apart', async () => {
    const body = paragraphOf(
      [
        run('may '),
        `<w:del w:id="1">${element('<w:delText>must</w:delText>')}</w:del>`,
        run('not '),
        `<w:moveFrom w:id="2">${run('ever')}</w:moveFrom>`,
      ].join(''),
    );
    expect(await read({ body })).toEqual({ words: ['may not'], left: ['1 deleted: must ever'] });
  });

  it('is what is hidden, by itself or by a style, and not what two styles hide twice', async () => {
    const styles = [
      style('Notes', { run: '<w:vanish/>' }),
      style('Secret', { type: 'character', run: '<w:vanish/>' }),
      style('More', { type: 'character', basedOn: 'Secret' }),
    ].join('');
    const secret = '<w:rStyle w:val="More"/>';
    const body = [
      paragraphOf(
        run('a ') + run('b ', '<w:vanish/>') + run('c', secret) + run(' d', `${secret}<w:vanish w:val="0"/>`),
      ),
      paragraphOf(run('e ') + run('f', secret), { style: 'Notes' }),
    ].join('');
    expect(await read({ body, styles })).toEqual({ words: ['a d', 'f'], left: ['1 hidden: b c', '2 hidden: e'] });
  });

  it('is each comment and each picture, with what is said of it', async () => {
    const comments = `<w:comment w:id="5">${paragraph('Is this')}${paragraph('right?')}</w:comment>`;
    const picture = (descr: string) =>
      `<w:drawing><wp:inline><wp:docPr id="1" name="Picture 1"${descr}/><a:blip/></wp:inline></w:drawing>`;
    const body = paragraphOf(
      [
        run('x'),
        element('<w:commentReference w:id="5"/>'),
        element(picture(' descr="The council’s crest"')),
        element(picture('')),
        element('<w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict>'),
        element('<w:pict><v:rect/></w:pict>'),
      ].join(''),
    );
    expect(await read({ body, comments })).toEqual({
      words: ['x'],
      left: ['1 comment: Is this right?', '1 picture: The council’s crest', '1 picture:', '1 picture: DRAFT'].map(
        (line) => (line.endsWith(':') ? `${line} ` : line),
      ),
    });
  });

  it('is the words of a diagram, which are in a file of their own', async () => {
    const diagrams = 'http://schemas.openxmlformats.org/drawingml/2006/diagram';
    const ids = `<d:relIds xmlns:d="${diagrams}" r:dm="dia"/>`;
    const body =
      paragraph('x') + paragraphOf(element(`<w:drawing><wp:inline><wp:docPr id="1"/>${ids}</wp:inline></w:drawing>`));
    const node = (text: string) => `<a:t>${text}</a:t>`;
    const data = `<d:dataModel xmlns:d="${diagrams}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${node('Ask')}${node('Decide')}</d:dataModel>`;
    const name = 'word/_rels/document.xml.rels';
    const relation = '<Relationship Id="dia" Type="x/diagramData" Target="diagrams/data1.xml"/></Relationships>';
    const rels = String(docxFiles({ body, styles: '' })[name]).replace('</Relationships>', relation);
    const files = { [name]: rels, 'word/diagrams/data1.xml': data };
    expect(await read({ body, styles: '', files })).toEqual({ words: ['x'], left: ['2 picture: Ask Decide'] });
  });

  it('is each header and footer, once, where its section begins', async () => {
    const reference = (kind: string, id: string) => `<w:${kind}Reference w:type="default" r:id="${id}"/>`;
    const section = (xml: string) => `<w:sectPr>${xml}</w:sectPr>`;
    const body = [
      paragraph('one'),
      paragraphOf(run('two'), { properties: section(reference('header', 'h1') + reference('footer', 'f1')) }),
      paragraph('three'),
      section(reference('header', 'h2') + reference('footer', 'f1')),
    ].join('');
    const headers = {
      h1: paragraph('Gedling') + paragraph('Code'),
      h2: paragraph('Part 2'),
      unused: paragraph('never'),
    };
    expect(await read({ body, headers, footers: { f1: paragraph('Page 1') } })).toEqual({
      words: ['one', 'two', 'three'],
      left: ['1 running-head: Gedling Code', '1 running-foot: Page 1', '3 running-head: Part 2'],
    });
  });

  it('is a list of contents, as a field, a control or by its styles', async () => {
    const styles = style('TOC1', { name: 'toc 1' }) + style('Inhalt', { name: 'TOC Heading' });
    const body = [
      paragraphOf(sign('begin') + instruction('TOC \\o "1-3"') + sign('separate') + run('1 Gifts 3')),
      paragraphOf(
        run('2 Bias ') + sign('begin') + instruction('PAGEREF _1') + sign('separate') + run('9') + sign('end'),
      ),
      paragraphOf(sign('end') + run('after')),
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('3 Press 12')}</w:sdtContent></w:sdt>`,
      paragraph('Contents', { style: 'Inhalt' }),
      paragraph('4 Planning 20', { style: 'TOC1' }),
      paragraph('Guidance'),
    ].join('');
    expect(await read({ body, styles })).toEqual({
      words: ['after', 'Guidance'],
      left: [
        '1 contents: 1 Gifts 3',
        '2 contents: 2 Bias 9',
        '4 contents: 3 Press 12',
        '5 contents: Contents',
        '6 contents: 4 Planning 20',
      ],
    });
  });

  it('is a number that the file does not hold, so that it is not lost unseen', async () => {
    const body = paragraphOf(sign('begin') + instruction('LISTNUM \\l 2') + sign('end') + run('Members'));
    const simple = paragraphOf(`<w:fldSimple w:instr=" AUTONUM "/>${run('Officers')}`);
    expect(await read({ body: body + simple })).toEqual({
      words: ['Members', 'Officers'],
      left: ['1 hidden: LISTNUM \\l 2', '2 hidden: AUTONUM'],
    });
  });
});

describe('notes', () => {
  const footnote = (id: number, text: string) =>
    `<w:footnote w:id="${id}">${paragraphOf(element('<w:footnoteRef/>') + run(` ${text}`))}</w:footnote>`;
  const endnote = (id: number, text: string) => `<w:endnote w:id="${id}">${paragraph(text)}</w:endnote>`;
  const mark = (id: number, kind = 'footnote') => element(`<w:${kind}Reference w:id="${id}"/>`);
  const footnotes = [1, 2, 3].map((id) => footnote(id, `note ${id}`)).join('');

  it('are marked in the order in which they are printed, whatever their ids', async () => {
    const body = paragraphOf(run('a') + mark(3) + run(' b') + mark(1)) + paragraphOf(run('c') + mark(7, 'endnote'));
    const { blocks, footnotes: kept } = await wordSource({ body, footnotes, endnotes: endnote(7, 'at the end') });
    expect(blocks).toMatchObject([{ text: 'a[1] b[2]' }, { text: 'c[i]' }]);
    expect(kept).toEqual([
      { mark: '1', text: 'note 3' },
      { mark: '2', text: 'note 1' },
      { mark: 'i', text: 'at the end' },
    ]);
  });

  it('have marks of their own, which do not count', async () => {
    const own = element('<w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t>');
    const { blocks, footnotes: kept } = await wordSource({
      body: paragraphOf(run('a') + own + run(' b') + mark(2)),
      footnotes,
    });
    expect(blocks).toMatchObject([{ text: 'a[*] b[1]' }]);
    expect(kept.map((each) => each.mark)).toEqual(['*', '1']);
  });

  it('have the format and the start that the document or the section says', async () => {
    const section =
      '<w:sectPr><w:footnotePr><w:numFmt w:val="upperLetter"/><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>';
    const body = [
      paragraphOf(run('a') + mark(1), { properties: '<w:sectPr/>' }),
      paragraphOf(run('b') + mark(2), { properties: section }),
      paragraphOf(run('c') + mark(3)),
    ].join('');
    const settings = '<w:footnotePr><w:numStart w:val="5"/></w:footnotePr>';
    const { blocks } = await wordSource({ body, footnotes, settings });
    expect(blocks).toMatchObject([{ text: 'a[5]' }, { text: 'b[E]' }, { text: 'c[6]' }]);
  });

  it('do not count where their mark is deleted, and are left out with it', async () => {
    const body = paragraphOf(`${run('a')}<w:del w:id="9">${mark(1)}</w:del>${run(' b')}${mark(2)}`);
    const { blocks, footnotes: kept, leftOut } = await wordSource({ body, footnotes });
    expect(blocks).toMatchObject([{ text: 'a b[1]' }]);
    expect(kept).toEqual([{ mark: '1', text: 'note 2' }]);
    expect(leftOut).toMatchObject([{ why: 'deleted', text: 'note 1' }]);
  });

  it('and comments that are left out again and again are so once', async () => {
    const comments = `<w:comment w:id="5">${paragraph('why?')}</w:comment>`;
    const comment = element('<w:commentReference w:id="5"/>');
    const body = paragraphOf(`${run('a')}<w:del w:id="9">${mark(1)}${mark(1)}</w:del>${comment}${comment}`);
    const { leftOut } = await wordSource({ body, footnotes, comments });
    expect(leftOut.map(({ text }) => text)).toEqual(['note 1', 'why?']);
  });

  it('that lead to each other, or to one again and again, are read once', async () => {
    const round = `<w:footnote w:id="1">${paragraphOf(run('round') + mark(2))}</w:footnote><w:footnote w:id="2">${paragraphOf(run('about') + mark(1))}</w:footnote>`;
    const body = paragraphOf(run('a') + mark(1) + mark(1) + mark(2) + mark(8));
    const { blocks, footnotes: kept } = await wordSource({ body, footnotes: round });
    expect(blocks).toMatchObject([{ text: 'a[1][1][2][3]' }]);
    expect(kept.map(({ text }) => text)).toEqual(['round', 'about', '']);
  });
});
