import { describe, expect, it } from 'vitest';
import { definition, list, paragraph, paragraphOf, run, style } from '../../support/docx.ts';
import { wordLines, wordSource } from '../../support/word.ts';

const lineOf = async (content: string): Promise<string | undefined> =>
  (await wordLines({ body: paragraphOf(content) }))[0];
const element = (xml: string): string => `<w:r>${xml}</w:r>`;
const sign = (type: string): string => element(`<w:fldChar w:fldCharType="${type}"/>`);
const instruction = (text: string): string => element(`<w:instrText xml:space="preserve"> ${text} </w:instrText>`);
const field = (text: string, result: string): string =>
  sign('begin') + instruction(text) + sign('separate') + result + sign('end');

describe('the words of a paragraph', () => {
  it.each([
    ['runs of white space as one space', run('  Members\u00A0 must\n') + run(' declare  '), 'Members must declare'],
    [
      'tabs and breaks as a space',
      run('a') + element('<w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>'),
      'a b c d',
    ],
    ['a hyphen that does not break', run('ex') + element('<w:noBreakHyphen/>') + run('officio'), 'ex-officio'],
    ['no soft hyphens', run('coun\u00ADcil') + element('<w:softHyphen/>') + run('lor'), 'councillor'],
    ['signs of symbol fonts', element('<w:sym w:font="Symbol" w:char="F0B3"/><w:t>10</w:t>'), '≥10'],
    ['text in codes of a symbol font', run('\uF0FC', '<w:rFonts w:ascii="Wingdings"/>') + run(' yes'), '✓ yes'],
    ['characters beyond the first plane and entities', run('𝔄 & <b> "é"'), '𝔄 & <b> "é"'],
    [
      'no white space at the ends of a text that does not keep it',
      element('<w:t> a </w:t>') + element('<w:t>\n b</w:t>'),
      'ab',
    ],
    ['links', `<w:hyperlink r:id="r9">${run('the register')}</w:hyperlink>`, 'the register'],
    ['smart tags', `<w:smartTag w:element="place">${run('Arnold')}</w:smartTag>`, 'Arnold'],
    [
      'content controls',
      `<w:sdt><w:sdtPr><w:alias w:val="no"/></w:sdtPr><w:sdtContent>${run('chosen')}</w:sdtContent></w:sdt>`,
      'chosen',
    ],
    [
      'what was put in',
      `<w:ins w:id="1">${run('new ')}</w:ins><w:moveTo w:id="2">${run('moved')}</w:moveTo>`,
      'new moved',
    ],
    [
      'results of fields',
      run('see ') + field('REF _Ref1 \\r \\h', run('4.2(b)')) + run(', page ') + field('PAGEREF x', run('7')),
      'see 4.2(b), page 7',
    ],
    ['results of fields within fields', field('IF x', run('a ') + field('REF y', run('b'))), 'a b'],
    ['results of simple fields', `<w:fldSimple w:instr=" DATE ">${run('1 May')}</w:fldSimple>`, '1 May'],
    [
      'text after a field that has no end',
      sign('begin') + instruction('TOC') + sign('separate') + run('still here'),
      'still here',
    ],
    [
      'ticks and choices of form fields',
      `${element('<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>')}${sign('end')}`,
      '☒',
    ],
    [
      'formulas, with a bar in fractions',
      '<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>',
      '1/2',
    ],
  ])('are read: %s', async (_, content, words) => {
    expect(await lineOf(content)).toBe(words);
  });

  it('are those of a text box after the paragraph that it hangs on, once', async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text, { list: 1, level: 0 })}</w:txbxContent>`;
    const drawing = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx>${box('in the box')}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('in the box')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    const body =
      paragraphOf(run('before') + element(drawing) + run(' and after'), { list: 1, level: 0 }) +
      paragraph('next', { list: 1, level: 0 });
    const numbering = definition(0, [{ text: '%1.' }]) + list(1, 0);
    expect(await wordLines({ body, numbering })).toEqual(['1. before and after', '1. in the box', '2. next']);
  });

  it('are what stands for older programs where the newer way is nobody’s', async () => {
    const other = '<mc:Choice xmlns:x="urn:x" Requires="x"><w:t>newer</w:t></mc:Choice>';
    expect(
      await lineOf(
        element(`<mc:AlternateContent>${other}<mc:Fallback><w:t>older</w:t></mc:Fallback></mc:AlternateContent>`),
      ),
    ).toBe('older');
  });
});

describe('headings', () => {
  const styles = [
    style('Heading1', { name: 'heading 1', paragraph: '<w:outlineLvl w:val="0"/>' }),
    style('berschrift2', { name: 'heading 2' }),
    style('Pennawd3', { name: 'Pennawd 3' }),
    style('Part', { basedOn: 'Heading1' }),
    style('Aside', { basedOn: 'Heading1', paragraph: '<w:outlineLvl w:val="9"/>' }),
    style('Title', { name: 'Title' }),
    style('Fancy', { basedOn: 'Title' }),
    style('Plain'),
  ].join('');
  const read = async (look: object) => {
    const [block] = (await wordSource({ body: paragraph('x', look), styles })).blocks;
    return block;
  };

  it.each([
    [{ style: 'Heading1' }, { heading: 1, level: 0 }],
    [{ style: 'berschrift2' }, { heading: 2, level: 1 }],
    [{ style: 'Pennawd3' }, { heading: 3, level: 2 }],
    [{ style: 'Part' }, { heading: 1, level: 0 }],
    [{ properties: '<w:outlineLvl w:val="3"/>' }, { heading: 4, level: 3 }],
    [{ style: 'Aside' }, {}],
    [{ style: 'Title' }, { title: true }],
    [{ style: 'Fancy' }, { title: true }],
    [{ style: 'Plain' }, {}],
    [{ style: 'not there' }, {}],
  ])('of %j are %j', async (look, marks) => {
    expect(await read(look)).toEqual({ kind: 'paragraph', at: { paragraph: 1 }, text: 'x', ...marks });
  });

  it('are beside the title that the file says it has', async () => {
    expect((await wordSource({ body: paragraph('x'), title: '  Members’  code & guide ' })).title).toBe(
      'Members’ code & guide',
    );
    expect(await wordSource({ body: paragraph('x'), title: ' ' })).not.toHaveProperty('title');
  });
});

describe('a table', () => {
  const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
  const row = (cells: readonly string[], properties = '') =>
    `<w:tr><w:trPr>${properties}</w:trPr>${cells.join('')}</w:tr>`;
  const table = (rows: readonly string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
  const read = async (rows: readonly string[]) => (await wordSource({ body: table(rows) })).blocks[0];
  const p = paragraph;

  it('has its cells in rows, several paragraphs of one as one text, and says whether its first row is a header', async () => {
    const rows = [
      row([cell(p('Gift')), cell(p('Over £50'))], '<w:tblHeader/>'),
      row([cell(p('one') + p('') + p('two')), cell('')]),
    ];
    expect(await read(rows)).toEqual({
      kind: 'table',
      at: { paragraph: 1 },
      header: true,
      rows: [
        ['Gift', 'Over £50'],
        ['one two', ''],
      ],
    });
  });

  it('has the text of a merged cell once, empty cells behind it, and none below it', async () => {
    const rows = [
      row([cell(p('wide'), '<w:gridSpan w:val="2"/>'), cell(p('tall'), '<w:vMerge w:val="restart"/>')]),
      row([cell(p('a')), cell(p('b')), cell(p(''), '<w:vMerge/>')]),
      row([cell(p('old'), '<w:hMerge w:val="restart"/>'), cell(p(''), '<w:hMerge/>')], '<w:gridBefore w:val="1"/>'),
    ];
    expect(await read(rows)).toMatchObject({
      header: false,
      rows: [
        ['wide', '', 'tall'],
        ['a', 'b', undefined],
        ['', 'old', ''],
      ],
    });
  });

  it('leaves out as hidden what stands in a cell that another covers', async () => {
    const rows = [
      row([cell(p('tall'), '<w:vMerge w:val="restart"/>'), cell(p('a'))]),
      row([cell(p('covered'), '<w:vMerge w:val="continue"/>'), cell(p('b'))]),
    ];
    const { blocks, leftOut } = await wordSource({ body: table(rows) });
    expect(blocks).toMatchObject([
      {
        rows: [
          ['tall', 'a'],
          [undefined, 'b'],
        ],
      },
    ]);
    expect(leftOut).toEqual([{ at: { paragraph: 1 }, text: 'covered', why: 'hidden' }]);
  });

  it('has nothing of the rows above where the row is gone in which a merged cell began', async () => {
    const begun = (text: string): string => cell(p(text), '<w:vMerge w:val="restart"/>');
    const rows = [
      row([begun('Council'), cell(p('a'))]),
      row([begun('Cabinet'), cell(p('b'))], '<w:del w:id="1"/>'),
      row([cell(p(''), '<w:vMerge/>'), cell(p('c'))]),
      row([begun('Board'), cell(p('d'))]),
      row([cell(p(''), '<w:vMerge/>'), cell(p('e'))]),
    ];
    expect(await read(rows)).toMatchObject({
      rows: [
        ['Council', 'a'],
        ['', 'c'],
        ['Board', 'd'],
        [undefined, 'e'],
      ],
    });
  });

  it('has the cells of a table within it in order, and numbers', async () => {
    const inner = table([row([cell(p('c')), cell(p('d'))]), row([cell(p('e', { list: 1, level: 0 }))])]);
    const body = table([
      row([cell(p('a', { list: 1, level: 0 }) + inner + p('f')), cell(p('g', { list: 1, level: 0 }))]),
    ]);
    const { blocks } = await wordSource({
      body,
      numbering: definition(0, [{ text: '(%1)', format: 'lowerLetter' }]) + list(1, 0),
    });
    expect(blocks).toMatchObject([{ rows: [['(a) a c d (b) e f', '(c) g']] }]);
  });

  it('has its rows and cells within content controls, and not those that were taken away', async () => {
    const wrapped = (xml: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${xml}</w:sdtContent></w:sdt>`;
    const rows = [
      wrapped(row([wrapped(cell(p('a'))), cell(p('b'))])),
      row([cell(p('gone')), cell(p('too'))], '<w:del w:id="1"/>'),
    ];
    const { blocks, leftOut } = await wordSource({ body: table(rows) });
    expect(blocks).toMatchObject([{ rows: [['a', 'b']] }]);
    expect(leftOut.map(({ why, text }) => [why, text])).toEqual([
      ['deleted', 'gone'],
      ['deleted', 'too'],
    ]);
  });

  it('is bounded, however wide it says it is', async () => {
    const [block] = (await wordSource({ body: table([row([cell(p('a'), '<w:gridSpan w:val="2000000000"/>')])]) }))
      .blocks;
    expect(block?.kind === 'table' && block.rows[0]?.length).toBe(63);
  });
});

describe('places', () => {
  it('count the paragraphs and tables that there is something of, from 1', async () => {
    const hidden = paragraphOf(run('not seen', '<w:vanish/>'), { mark: '<w:vanish/>' });
    const table = `<w:tbl><w:tr><w:tc>${paragraph('a')}</w:tc><w:tc>${paragraph('b')}</w:tc></w:tr></w:tbl>`;
    const { blocks, leftOut } = await wordSource({
      body: paragraph('one') + paragraph('') + hidden + table + paragraph('four'),
    });
    expect(blocks.map(({ at }) => at.paragraph)).toEqual([1, 3, 4]);
    expect(leftOut).toEqual([{ at: { paragraph: 2 }, text: 'not seen', why: 'hidden' }]);
  });
});
