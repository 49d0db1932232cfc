import { describe, expect, it } from 'vitest';
import { definition, level, list, paragraph, paragraphOf, run, style } from '../../support/docx.ts';
import type { DocxContents, LevelLook } from '../../support/docx.ts';
import { wordLines, wordSource } from '../../support/word.ts';

const LEGAL: readonly LevelLook[] = [
  { text: '%1.' },
  { text: '%1.%2' },
  { text: '(%3)', format: 'lowerLetter' },
  { text: '(%4)', format: 'lowerRoman' },
];

/** The numbers of paragraphs at these levels of list 1, each a letter for its text. */
async function numbered(levels: readonly number[], looks: readonly LevelLook[], more: Partial<DocxContents> = {}) {
  const body = levels.map((depth) => paragraph('x', { list: 1, level: depth })).join('');
  const lines = await wordLines({ body, numbering: definition(0, looks) + list(1, 0), ...more });
  return lines.map((line) => line.replace(/ ?x$/, ''));
}

describe('automatic numbers', () => {
  it('count on at their level and start again below the next one above', async () => {
    const numbers = await numbered([0, 1, 2, 2, 3, 1, 2, 0, 1], LEGAL);
    expect(numbers).toEqual(['1.', '1.1', '(a)', '(b)', '(i)', '1.2', '(a)', '2.', '2.1']);
  });

  it('are what stands before the words, which are without them, at their level', async () => {
    const { blocks } = await wordSource({
      body: paragraph('Members must declare gifts.', { list: 1, level: 1 }),
      numbering: definition(0, LEGAL) + list(1, 0),
    });
    expect(blocks).toEqual([
      { kind: 'paragraph', at: { paragraph: 1 }, marker: '1.1', level: 1, text: 'Members must declare gifts.' },
    ]);
  });

  it('print words around them as the list has them', async () => {
    const looks = [
      { text: 'Schedule %1 –' },
      { text: 'Article %2', format: 'upperRoman', start: 4 },
      { text: '%1.%2(%3)', format: 'lowerLetter', start: 2 },
    ];
    expect(await numbered([0, 1, 2], looks)).toEqual(['Schedule 1 –', 'Article IV', '1.IV(b)']);
  });

  it('are printed in figures where a level wants those of others so, but for what has figures or prints nothing', async () => {
    const looks = [
      { text: '%1', format: 'upperRoman', start: 3 },
      { text: '%2', format: 'decimalZero' },
      { text: '-', format: 'none' },
      { text: '%1.%2.%3.%4', format: 'lowerLetter', legal: true },
    ];
    expect(await numbered([0, 1, 2, 3], looks)).toEqual(['III', '01', '-', '3.01..1']);
  });

  it('begin a level that is printed before it was counted, so that its own next paragraph is the second', async () => {
    expect(await numbered([1, 1, 0, 2, 1], LEGAL)).toEqual(['1.1', '1.2', '2.', '(a)', '2.2']);
  });

  it('start again where the level says: never, or only at a level far above', async () => {
    const looks = [{ text: '%1' }, { text: '%1.%2' }, { text: '%3', restart: 0 }, { text: '%4', restart: 1 }];
    expect(await numbered([0, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3], looks)).toEqual([
      '1',
      '1.1',
      '1',
      '1',
      '1.2',
      '2',
      '2',
      '2',
      '2.1',
      '3',
      '1',
    ]);
  });

  it('leave out numbers of deeper levels, and of levels that the list does not have', async () => {
    expect(await numbered([0, 1], [{ text: '%1%2%9.' }, { text: '%1.%2' }])).toEqual(['1.', '1.1']);
    expect(await numbered([0, 1], [{ text: '%1.' }])).toEqual(['1.', '']);
  });

  it('count where nothing is printed of them', async () => {
    const hidden = { text: '%1.%2', more: '<w:rPr><w:vanish/></w:rPr>' };
    expect(await numbered([0, 1, 1, 2], [{ text: '' }, hidden, { text: '%1.%2.%3' }])).toEqual(['', '', '', '1.2.1']);
  });
});

describe('lists', () => {
  const interleaved = async (lists: readonly number[], numbering: string) =>
    (await wordLines({ body: lists.map((id) => paragraph('x', { list: id, level: 0 })).join(''), numbering })).map(
      (line) => line.replace(/ x$/, ''),
    );

  it('of one definition count on from each other, of two apart', async () => {
    const numbering = definition(0, LEGAL) + definition(1, LEGAL) + list(1, 0) + list(2, 0) + list(3, 1);
    expect(await interleaved([1, 2, 3, 1, 3], numbering)).toEqual(['1.', '2.', '1.', '3.', '2.']);
  });

  it('start anew where they say so, once', async () => {
    const numbering = definition(0, LEGAL) + list(1, 0) + list(2, 0, { 0: 7 });
    expect(await interleaved([1, 1, 2, 2, 1, 2], numbering)).toEqual(['1.', '2.', '7.', '8.', '9.', '10.']);
  });

  it('take the number that they start anew from whenever the level starts again, as Word does and LibreOffice does not', async () => {
    const numbering = definition(0, LEGAL) + list(1, 0, { 1: 5 });
    const body = [0, 1, 1, 0, 1].map((depth) => paragraph('x', { list: 1, level: depth })).join('');
    expect(await wordLines({ body, numbering })).toEqual(['1. x', '1.5 x', '1.6 x', '2. x', '2.5 x']);
  });

  it('print a level in another way where they replace it, and count on', async () => {
    const replaced = `<w:lvlOverride w:ilvl="0">${level(0, { text: 'Rule %1', format: 'upperRoman' })}</w:lvlOverride></w:num>`;
    const numbering = definition(0, LEGAL) + list(1, 0) + list(2, 0).replace('</w:num>', replaced);
    expect(await interleaved([1, 2, 1], numbering)).toEqual(['1.', 'Rule II', '3.']);
  });

  it('have the levels of a list style that they name, and count with it', async () => {
    const styles = style('Council', { type: 'numbering', paragraph: '<w:numPr><w:numId w:val="1"/></w:numPr>' });
    const numbering =
      definition(0, LEGAL, '<w:styleLink w:val="Council"/>') +
      definition(1, [], '<w:numStyleLink w:val="Council"/>') +
      list(1, 0) +
      list(2, 1);
    const body = [1, 2, 2].map((id) => paragraph('x', { list: id, level: 0 })).join('');
    expect(await wordLines({ body, numbering, styles })).toEqual(['1. x', '2. x', '3. x']);
  });

  it('that lead in circles, or nowhere, number nothing', async () => {
    const styles = style('Round', { type: 'numbering', paragraph: '<w:numPr><w:numId w:val="1"/></w:numPr>' });
    const numbering = definition(0, [], '<w:numStyleLink w:val="Round"/>') + list(1, 0) + list(2, 77);
    const body = [1, 2, 3].map((id) => paragraph('x', { list: id, level: 0 })).join('');
    expect(await wordLines({ body, numbering, styles })).toEqual(['x', 'x', 'x']);
  });
});

describe('styles', () => {
  const numberedStyle = '<w:numPr><w:numId w:val="1"/></w:numPr>';
  const levels = [{ text: '%1.' }, { text: '%1.%2', style: 'Sub' }, { text: '%1.%2.%3' }];
  const numbering = definition(0, levels) + list(1, 0);
  const styles = [
    style('Clause', { paragraph: numberedStyle }),
    // The list, not the style, says that this is the second level.
    style('Sub', { basedOn: 'Clause', paragraph: '<w:numPr><w:ilvl w:val="3"/></w:numPr>' }),
    style('Like', { basedOn: 'Sub' }),
    style('Deeper', { basedOn: 'Sub', paragraph: '<w:numPr><w:ilvl w:val="2"/></w:numPr>' }),
    style('Plain', { basedOn: 'Clause', paragraph: '<w:numPr><w:numId w:val="0"/></w:numPr>' }),
    style('Circle', { basedOn: 'Round', paragraph: numberedStyle }),
    style('Round', { basedOn: 'Circle' }),
  ].join('');
  const lines = (looks: readonly object[]) =>
    wordLines({ body: looks.map((look) => paragraph('x', look)).join(''), numbering, styles });

  it('put a paragraph into their list, and so do those based on them', async () => {
    const looks = [{ style: 'Clause' }, { style: 'Sub' }, { style: 'Like' }, { style: 'Clause' }, { style: 'Round' }];
    expect(await lines(looks)).toEqual(['1. x', '1.1 x', '1.2 x', '2. x', '3. x']);
  });

  it('take the level of the nearest that has one', async () => {
    expect(
      await lines([{ style: 'Sub' }, { style: 'Deeper' }, { style: 'Like' }, { style: 'Deeper', list: 1 }]),
    ).toEqual(['1.1 x', '1.1.1 x', '1.2 x', '1.2.1 x']);
  });

  it('yield to the paragraph itself, in list and level', async () => {
    expect(await lines([{ style: 'Clause', list: 0 }, { style: 'Plain' }, { style: 'Clause', level: 1 }])).toEqual([
      'x',
      'x',
      '1.1 x',
    ]);
  });
});

describe('what is not printed', () => {
  const at = { list: 1, level: 0 };
  const numbering = definition(0, LEGAL) + list(1, 0);
  const deletion = (text: string) => `<w:del w:id="1" w:author="A"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
  const deletedMark = '<w:del w:id="2" w:author="A"/>';
  const lines = (...paragraphs: readonly string[]) => wordLines({ body: paragraphs.join(''), numbering });

  it('does not count, deleted or hidden', async () => {
    const printed = await lines(
      paragraph('one', at),
      paragraphOf(deletion('gone'), { ...at, mark: deletedMark }),
      paragraphOf(run('hidden', '<w:vanish/>'), { ...at, mark: '<w:vanish/>' }),
      paragraph('two', at),
    );
    expect(printed).toEqual(['1. one', '2. two']);
  });

  it('leaves the number of its paragraph, whose mark is still there', async () => {
    expect(await lines(paragraphOf(deletion('gone'), at), paragraph('two', at))).toEqual(['1.', '2. two']);
  });

  it('makes one paragraph of two whose division was deleted, with the number of the first that has words', async () => {
    const printed = await lines(
      paragraphOf(run('plain '), { mark: deletedMark }),
      paragraph('and listed', at),
      paragraphOf(deletion('gone'), { mark: deletedMark }),
      paragraph('listed', at),
    );
    expect(printed).toEqual(['plain and listed', '1. listed']);
  });

  it('keeps a paragraph to itself where only its mark is hidden: two clauses must not become one', async () => {
    expect(await lines(paragraphOf(run('one'), { ...at, mark: '<w:vanish/>' }), paragraph('two', at))).toEqual([
      '1. one',
      '2. two',
    ]);
  });
});

describe('bullets', () => {
  const bulletOf = async (text: string, font: string) => {
    const more = `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr>`;
    const [printed] = await numbered([0], [{ text, format: 'bullet', more }]);
    return printed;
  };

  it.each([
    ['\uF0B7', 'Symbol', '•'],
    ['·', 'Symbol', '•'],
    ['\uF0A7', 'Wingdings', '▪'],
    ['§', 'Wingdings', '▪'],
    ['\uF0D8', 'Wingdings', '➢'],
    ['o', 'Courier New', '◦'],
    ['–', 'Arial', '–'],
    ['\uF0FF', 'Some Dingbats', '•'],
    ['', '', '•'],
  ])('%j in %s are seen as %s', async (text, font, seen) => {
    expect(await bulletOf(text, font)).toBe(seen);
  });
});
