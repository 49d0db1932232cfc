import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../src/import/html/read-html.ts';
import type { Source } from '../../../src/import/source.ts';
import { AMPLE, shown, sourceIn } from '../../support/source-read.ts';
import { wordsIn, wordsOut } from '../../support/words-kept.ts';

const read = async (html: string): Promise<Source> => sourceIn(await readHtml(Buffer.from(html), AMPLE));
const blocksOf = async (html: string): Promise<readonly string[]> => shown(await read(html));
const out = ({ leftOut }: Source): readonly string[] => leftOut.map(({ why, text }) => `${why}: ${text}`);

describe('a web page', () => {
  it('comes back as a browser prints it: headings, paragraphs, lists with their numbers', async () => {
    const html = `<title>Social media &amp; you</title><h1>Social media</h1><p>Members <b>must</b>\n ask.</p>
      <ol type=a start=3><li>respect<li value=9>equality<ol type=I><li>always<p>and everywhere</p></ol></ol>
      <ol reversed><li>last<li>first</ol><ul><li>blogs</ul><ol style="list-style-type: lower-roman"><li>one</ol>`;
    const source = await read(html);
    expect(source.title).toBe('Social media & you');
    expect(shown(source)).toEqual([
      '# Social media',
      'Members must ask.',
      '«c.» respect',
      '«i.» equality',
      '«I.» always',
      'and everywhere',
      '«2.» last',
      '«1.» first',
      '«•» blogs',
      '«i.» one',
    ]);
    expect(source.blocks.slice(2, 6)).toMatchObject([{ level: 0 }, { level: 0 }, { level: 1 }, { level: 1 }]);
  });

  it('has printed numbers as markers, also those that lines of one paragraph begin with', async () => {
    expect(
      await blocksOf('<h2>Schedule 1 The principles</h2><p>4.2 Members must,<br>as always,<br>4.3 Officers must'),
    ).toEqual(['## «Schedule 1» The principles', '«4.2» Members must, as always,', '«4.3» Officers must']);
    expect(await blocksOf('<ul><li>(a) respect</li><li></li></ul><ol><li><ol><li>deep</li></ol></li></ol>')).toEqual([
      '«(a)» respect',
      '1.',
      '«1.» deep',
    ]);
  });

  it('counts on from a number that an item gives itself', async () => {
    const html = '<ol><li value=9>nine<li>ten</ol><ol reversed start=4><li>four<li>three</ol>';
    expect(await blocksOf(html)).toEqual(['«9.» nine', '«10.» ten', '«4.» four', '«3.» three']);
  });

  it('has headings numbered from 1 without a dot, and no house number', async () => {
    expect(await blocksOf('<h2>1 Purpose</h2><p>x</p><h2>2 Conduct</h2>')).toEqual([
      '## «1» Purpose',
      'x',
      '## «2» Conduct',
    ]);
    expect(await blocksOf('<h2>10 Downing Street</h2>')).toEqual(['## 10 Downing Street']);
    expect(await blocksOf('<h2>1 Purpose</h2>')).toEqual(['## 1 Purpose']);
    expect(await blocksOf('<p>1 High Street<p>2 High Street')).toEqual(['1 High Street', '2 High Street']);
    expect(await blocksOf('<p>1 Members ask<p>2 Officers answer<p>3 Nobody else does')).toEqual([
      '«1» Members ask',
      '«2» Officers answer',
      '«3» Nobody else does',
    ]);
  });

  it('has capitals as numbers where they are in a row, and initials of names as they are', async () => {
    expect(await blocksOf('<p>A. General<p>x<p>B. Conduct')).toEqual(['«A.» General', 'x', '«B.» Conduct']);
    expect(await blocksOf('<p>I. General<p>II. Conduct')).toEqual(['«I.» General', '«II.» Conduct']);
    expect(await blocksOf('<p>A. Smith<p>J. Jones')).toEqual(['A. Smith', 'J. Jones']);
  });

  it('has the number of a heading where the paragraph under it goes on from it', async () => {
    expect(await blocksOf('<h2>1 Attendance</h2><p>1.1 Members attend.<h2>Visits</h2><p>Ask.')).toEqual([
      '## «1» Attendance',
      '«1.1» Members attend.',
      '## Visits',
      'Ask.',
    ]);
    expect(await blocksOf('<h2>1 High Street</h2><p>11.1 Members ask.<h2>2024 Budget</h2><p>Ask.')).toEqual([
      '## 1 High Street',
      '«11.1» Members ask.',
      '## 2024 Budget',
      'Ask.',
    ]);
  });

  it('has tables with merged cells once and the numbers within cells, and reads a table for looks as its contents', async () => {
    const data = `<table><caption>Whom</caption><thead><tr><th>Matter<th>Ask</thead>
      <tr><td rowspan=2>Press<td><ol type=a><li>one<li>two</ol><tr><td>three<tr><td colspan=2>all</table>`;
    expect(await blocksOf(data)).toEqual([
      'Whom',
      '| Matter | Ask |',
      '| Press | a. one b. two |',
      '|  | three |',
      '| all |  |',
    ]);
    const [caption, table] = (await read(data)).blocks;
    expect(caption).toMatchObject({ caption: true });
    expect(table).toMatchObject({ header: true, rows: [{}, {}, [undefined, 'three'], ['all', '']] });
    expect(await blocksOf('<table><tr><td><h2>Purpose</h2><p>Members</p><td>Aside</table>')).toEqual([
      '## Purpose',
      'Members',
      'Aside',
    ]);
  });

  it('has notes by the marks that refer to them', async () => {
    const html = `<p>Members<sup id=r1><a href="#n1">1</a></sup> walk 5 km<sup>2</sup> on the 1<sup>st</sup> day.</p>
      <ol><li id=n1>Co-opted ones, too. <a href="#r1">↩</a></ol>`;
    const source = await read(html);
    expect(shown(source)).toEqual(['Members[1] walk 5 km2 on the 1st day.']);
    expect(source.footnotes).toEqual([{ mark: '1', text: 'Co-opted ones, too.' }]);
  });

  it('leaves out what is not shown, and what is on every page', async () => {
    const html = `<style>p {}</style><header>Marlpit</header><nav><a href="/">Home</a></nav><main><header>Kept</header><p>Words</p></main>
      <p hidden>One</p><p style="color: red; display: none">Two</p><script>three()</script><template>Four</template><noscript>Five</noscript>
      <del>Six</del><img alt="A map" src="x"><footer>Contact</footer>`;
    const source = await read(html);
    expect(shown(source)).toEqual(['Kept', 'Words']);
    expect(out(source)).toEqual([
      'script: p {}',
      'running-head: Marlpit',
      'running-head: Home',
      'hidden: One',
      'hidden: Two',
      'script: three()',
      'script: Four',
      'script: Five',
      'deleted: Six',
      'picture: A map',
      'running-foot: Contact',
    ]);
  });

  it('is read as Word saves it', async () => {
    const html = `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
      style='mso-list:Ignore'>4.2<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Members
      must<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a> ask.</p>
      <!--[if gte mso 9]><xml>nothing</xml><![endif]--><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
      style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Always.</p></div>`;
    const source = await read(html);
    expect(source.blocks).toMatchObject([{ marker: '4.2', level: 1, text: 'Members must[1] ask.' }]);
    expect(source.footnotes).toEqual([{ mark: '1', text: 'Always.' }]);
  });

  it('is read in the encoding that it has', async () => {
    const text = '<meta charset="windows-1252"><p>the council’s “rule”';
    const old = Buffer.from(text.replace('’', '\u{92}').replace('“', '\u{93}').replace('”', '\u{94}'), 'latin1');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [old, wide, Buffer.from(text)]) {
      expect(shown(sourceIn(await readHtml(bytes, AMPLE)))).toEqual(['the council’s “rule”']);
    }
  });

  it('is read in an encoding that it names, if it is not Unicode', async () => {
    const named = Buffer.from('<meta charset="iso-8859-2"><p>\u{b9}koda', 'latin1');
    expect(shown(sourceIn(await readHtml(named, AMPLE)))).toEqual(['škoda']);
  });

  it('is refused for its reason', async () => {
    const why = async (bytes: Uint8Array, limits = {}): Promise<unknown> => readHtml(bytes, { ...AMPLE, ...limits });
    expect(await why(new Uint8Array())).toEqual({ outcome: 'refused', why: 'empty' });
    expect(await why(Buffer.from('<p> </p>'))).toEqual({ outcome: 'refused', why: 'empty' });
    expect(await why(Buffer.from('<p>\0\u{1}'))).toEqual({ outcome: 'refused', why: 'not-this-format' });
    expect(await why(Buffer.from('<p>words'), { bytes: 3 })).toEqual({ outcome: 'refused', why: 'too-large' });
    expect(await why(Buffer.from('<p>a<p>b<p>c'), { paragraphs: 2 })).toEqual({ outcome: 'refused', why: 'too-large' });
    expect(await why(Buffer.from(`${'<div>'.repeat(100_000)}words`))).toEqual({ outcome: 'refused', why: 'too-large' });
    expect(await why(Buffer.from(`${'<div>'.repeat(900)}words`))).toMatchObject({ outcome: 'read' });
  });

  it('loses no word and makes none, and always has an outcome', async () => {
    const tag = fc.constantFrom(
      ...'p div b h2 section table tr td th ul blockquote span sup a br main dl dt dd pre header del script'.split(' '),
    );
    const open = tag.map((name) => `<${name}>`);
    const close = tag.map((name) => `</${name}>`);
    const word = fc.constantFrom('members', 'must 4.2 ask', '(b)', '• a', '12', '\n', ' ', '&#233;t&#xe9;', '1');
    const page = fc.array(fc.oneof(open, close, word, word), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(page, async (pieces) => {
        const got = await readHtml(Buffer.from(`<p>Start</p> ${pieces.join(' ')}`), AMPLE);
        const words = pieces.filter((piece) => !piece.startsWith('<'));
        // What is not closed within a script or the like is text of it, tags and all.
        const raw = pieces.includes('<script>');
        const expected = wordsIn(['Start', ...words].join(' ').replaceAll('&#233;t&#xe9;', 'été'));
        expect(raw ? expected : wordsOut(sourceIn(got))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('has an outcome, whatever bytes it is', async () => {
    const markup = fc.string({ unit: fc.constantFrom(...'<>/="\'!-[]& aptdliov#1;'.split('')), maxLength: 200 });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      markup.map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (each) => {
        expect(['read', 'refused']).toContain((await readHtml(each, AMPLE)).outcome);
      }),
      { numRuns: 300 },
    );
  });
});
