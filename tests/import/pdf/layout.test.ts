import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../src/import/pdf/read-pdf.ts';
import type { Source } from '../../../src/import/source.ts';
import { LETTER, pdf } from '../../support/pdf.ts';
import type { PdfPage, PlacedText } from '../../support/pdf.ts';
import { AMPLE, shown, sourceIn } from '../../support/source-read.ts';
import { wordsIn, wordsOut } from '../../support/words-kept.ts';

const read = async (pages: readonly PdfPage[]): Promise<Source> => sourceIn(await readPdf(pdf(pages), AMPLE));

/** Lines below each other from a height, 12 points apart. */
const down = (lines: readonly string[], x = 70, from = 700, more: Partial<PlacedText> = {}): readonly PlacedText[] =>
  lines.map((text, index) => ({ x, y: from - 12 * index, text, ...more }));

const BODY = down([
  'Members of the council are asked to think before they post',
  'anything at all, and to ask an officer wherever they are in',
  'doubt about what the council has decided.',
]);

const out = (source: Source): readonly string[] => source.leftOut.map(({ why, text }) => `${why}: ${text}`);

describe('what a page of a PDF has printed', () => {
  it('is joined over the end of a page where a sentence goes on, and not where a number begins', async () => {
    const source = await read([
      {
        texts: down(
          [
            '4.1 Members of the council who are in doubt about what they may',
            'say have to ask, before they post, an officer who can tell them',
          ],
          70,
          100,
        ),
      },
      { texts: down(['what has been decided.', '4.2 The same is so of officers.'], 70, 700) },
    ]);
    expect(shown(source)).toEqual([
      '«4.1» Members of the council who are in doubt about what they may say have to ask, before they post, an officer who can tell them what has been decided.',
      '«4.2» The same is so of officers.',
    ]);
  });

  it('is two clauses where two numbers are printed, even if the first one does not end a sentence', async () => {
    const texts = down([
      '4.1 Members of the council who are in doubt about what they may',
      '4.2 Members of the council who are in no doubt about anything at',
    ]);
    expect(shown(await read([{ texts }]))).toHaveLength(2);
  });

  it('keeps a number within the sentence that refers to it', async () => {
    const texts = down([
      '4.3 Members who are in doubt must ask, in accordance with paragraph',
      '4.2 which says whom to ask, and when it has to be done by them.',
    ]);
    expect(shown(await read([{ texts }]))).toEqual([
      '«4.3» Members who are in doubt must ask, in accordance with paragraph 4.2 which says whom to ask, and when it has to be done by them.',
    ]);
  });

  it('is one line of a number in the margin and words apart from it', async () => {
    const texts = [
      ...down(['4', '5', '6'], 70),
      ...down(['Members must ask.', 'Officers must answer.', 'Nobody else must.'], 110),
    ];
    expect(shown(await read([{ texts }]))).toEqual([
      '«4» Members must ask.',
      '«5» Officers must answer.',
      '«6» Nobody else must.',
    ]);
  });

  it('leaves out running lines of odd and even pages, and page numbers that count', async () => {
    const pages = [1, 2, 3, 4, 5, 6].map((number): PdfPage => {
      const head = number % 2 === 0 ? 'Marlpit Borough Council' : 'Members and social media';
      return { texts: [{ x: 70, y: 800, text: head }, ...BODY, { x: 290, y: 30, text: String(number + 10) }] };
    });
    const source = await read(pages);
    expect(source.blocks).toHaveLength(6);
    expect(out(source)).toEqual(
      pages.flatMap((_, index) => [
        `running-head: ${index % 2 === 0 ? 'Members and social media' : 'Marlpit Borough Council'}`,
        `page-number: ${index + 11}`,
      ]),
    );
  });

  it('keeps numbers at the foot of pages that do not count them, and what is on one page only', async () => {
    const pages = [7, 3].map((number): PdfPage => ({ texts: [...BODY, { x: 290, y: 30, text: String(number) }] }));
    expect(out(await read(pages))).toEqual([]);
    expect(out(await read([{ texts: [{ x: 70, y: 800, text: 'Marlpit' }, ...BODY] }]))).toEqual([]);
  });

  it('has the notes of a page by their marks, also over two pages', async () => {
    const mark = (x: number, y: number, text: string): PlacedText => ({ x, y: y + 4, text, size: 6 });
    const line = 'Members must ask an officer of the council in good time before.';
    const source = await read([
      {
        texts: [
          ...down([line, line, line], 70),
          mark(70 + line.length * 10 * LETTER, 700, '1'),
          ...down(['1 An officer is whoever the council has named in writing, and'], 70, 60, { size: 8 }),
        ],
      },
      { texts: [...down([line, line], 70), ...down(['nobody else.'], 70, 60, { size: 8 })] },
    ]);
    expect(source.footnotes).toEqual([
      { mark: '1', text: 'An officer is whoever the council has named in writing, and nobody else.' },
    ]);
    expect(shown(source)[0]).toContain(`${line}[1] `);
  });

  it('has tables without lines where cells are aligned, and mixes no words of two cells', async () => {
    const texts = [
      ...down(['Matter', 'Conduct', 'Press', 'Data'], 70),
      ...down(['Whom to ask', 'The Monitoring Officer', 'Communications', 'Legal'], 250),
    ];
    expect(shown(await read([{ texts }]))).toEqual([
      '| Matter | Whom to ask |',
      '| Conduct | The Monitoring Officer |',
      '| Press | Communications |',
      '| Data | Legal |',
    ]);
    const form = [
      ...down(['Date approved:'], 70),
      ...down(['Approved by: Standards'], 300),
      ...down(['Next review:'], 70, 670),
    ];
    expect(shown(await read([{ texts: form }]))).toEqual(['Date approved:', 'Approved by: Standards', 'Next review:']);
  });

  it('has a merged cell once, and nothing of a cell in another', async () => {
    const rules = [
      ...[720, 705, 690].map((y) => [70, y, 470, y] as const),
      ...[70, 470].map((x) => [x, 690, x, 720] as const),
      [270, 690, 270, 705] as const,
    ];
    const texts = [
      { x: 75, y: 710, text: 'Whom to ask about everything that is posted by members' },
      { x: 75, y: 695, text: 'Press and everything that is like press' },
      { x: 272, y: 695, text: 'Communications team' },
    ];
    expect(shown(await read([{ texts, rules }]))).toEqual([
      '| Whom to ask about everything that is posted by members |  |',
      '| Press and everything that is like press | Communications team |',
    ]);
  });

  it('has a cell that reaches down over several rows in each of them, and nothing of it elsewhere', async () => {
    const rules = [
      ...[720, 705, 675].map((y) => [70, y, 470, y] as const),
      [270, 690, 470, 690] as const,
      ...[70, 270, 470].map((x) => [x, 675, x, 720] as const),
    ];
    const texts = [
      { x: 75, y: 710, text: 'Meeting', bold: true },
      { x: 275, y: 710, text: 'Notice', bold: true },
      { x: 75, y: 687, text: 'Full council' },
      { x: 275, y: 695, text: '5 days in May' },
      { x: 275, y: 680, text: '7 days in June' },
    ];
    const { blocks } = await read([{ texts, rules }]);
    expect(blocks).toMatchObject([
      {
        header: true,
        rows: [
          ['Meeting', 'Notice'],
          ['Full council', '5 days in May'],
          [undefined, '7 days in June'],
        ],
      },
    ]);
  });

  it('has a table over two pages once, and its head once', async () => {
    const table = (rows: readonly (readonly [string, string])[]): PdfPage => ({
      texts: rows.flatMap(([left, right], index) => [
        { x: 75, y: 705 - 20 * index, text: left, bold: index === 0 },
        { x: 275, y: 705 - 20 * index, text: right, bold: index === 0 },
      ]),
      rules: [
        ...[...rows, rows].map((_, index) => [70, 720 - 20 * index, 470, 720 - 20 * index] as const),
        ...[70, 270, 470].map((x) => [x, 720 - 20 * rows.length, x, 720] as const),
      ],
    });
    const head = ['Matter', 'Whom to ask'] as const;
    const source = await read([table([head, ['Press', 'Comms']]), table([head, ['Data', 'Legal']])]);
    expect(shown(source)).toEqual(['| Matter | Whom to ask |', '| Press | Comms |', '| Data | Legal |']);
    expect(source.blocks).toMatchObject([{ header: true }]);
    expect(out(source)).toEqual(['running-head: Matter Whom to ask']);
  });

  it('has headings by size, weight and capitals, largest first', async () => {
    const texts = [
      { x: 70, y: 780, text: 'Social media', size: 16 },
      { x: 70, y: 750, text: 'Conduct', bold: true },
      { x: 70, y: 725, text: 'GENERAL RULES' },
      ...BODY,
      { x: 70, y: 640, text: 'Nobody may do so.', bold: true },
    ];
    expect(shown(await read([{ texts }]))).toMatchObject([
      '# Social media',
      '## Conduct',
      '### GENERAL RULES',
      {},
      'Nobody may do so.',
    ]);
  });

  it('has ligatures as letters and stamps across the page apart', async () => {
    const raw = 'BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT) Tj ET';
    const source = await read([{ texts: [...BODY], raw }]);
    expect(source.blocks).toHaveLength(1);
    expect(out(source)).toEqual(['picture: DRAFT']);
  });

  it('is turned as the page is turned', async () => {
    const bytes = Buffer.from(
      pdf([
        {
          texts: [],
          raw: BODY.map(({ x, y, text }) => `BT /F1 10 Tf 0 1 -1 0 ${595 - y / 2} ${x} Tm (${text}) Tj ET`).join('\n'),
        },
      ]),
    );
    const turned = bytes.toString('latin1').replace('/MediaBox [0 0 595 842]', '/Rotate 90 /MediaBox [0 0 595 842]');
    const source = sourceIn(await readPdf(Buffer.from(turned, 'latin1'), AMPLE));
    expect(wordsOut(source)).toEqual(wordsIn(BODY.map(({ text }) => text).join(' ')));
    expect(out(source)).toEqual([]);
  });

  it('loses no word and makes none, wherever words stand', async () => {
    const text = fc.array(
      fc.constantFrom('members', 'Must', '4.2', '(b)', '•', '12', 'co', 'section', 'end.', '1', 'iv.', '....'),
      { minLength: 1, maxLength: 6 },
    );
    const placed = fc.record({
      x: fc.integer({ min: 20, max: 500 }),
      y: fc.integer({ min: 1, max: 50 }).map((row) => row * 16),
      text: text.map((words) => words.join(' ')),
      size: fc.constantFrom(6, 8, 10, 16),
      bold: fc.boolean(),
    });
    // Texts that overlap would be one word where they touch.
    const apart = fc.uniqueArray(placed, { maxLength: 14, selector: ({ y }) => y });
    const rules = fc.array(
      fc.tuple(
        fc.constantFrom(50, 200, 400),
        fc.constantFrom(80, 400, 700),
        fc.constantFrom(50, 400),
        fc.constantFrom(80, 700),
      ),
      { maxLength: 8 },
    );
    const pages = fc.array(fc.record({ texts: apart, rules }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(pages, async (printed) => {
        const got = await readPdf(pdf(printed), AMPLE);
        const expected = wordsIn(printed.flatMap(({ texts }) => texts.map((each) => each.text)).join(' '));
        // What has nothing but a table of contents is empty, too.
        const empty = got.outcome === 'refused' && got.why === 'empty';
        expect(empty ? expected : wordsOut(sourceIn(got))).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });
});
