import { describe, expect, it } from 'vitest';
import type { LookAt } from '../../../src/import/draft.ts';
import { lookLine } from '../../../src/import/import-wording.ts';
import { makeDraft } from '../../../src/import/make-draft.ts';
import { readPdf } from '../../../src/import/pdf/read-pdf.ts';
import { pdf } from '../../support/pdf.ts';
import type { PdfPage, PlacedText } from '../../support/pdf.ts';
import { AMPLE, sourceIn } from '../../support/source-read.ts';

/** Four pixels, put on the page by an operator `cm`; without `alone` the state is not saved around it. */
const picture = (cm: string, alone = true): string => {
  const drawn = `${cm} cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI`;
  return alone ? `q ${drawn} Q` : drawn;
};
const A4 = '595 0 0 842 0 0';
const SCAN: PdfPage = { texts: [], raw: picture(A4) };

const line = (text: string, y: number): PlacedText => ({ x: 70, y, text });
const rules = (section: number, raw = ''): PdfPage => ({
  texts: [1, 2, 3].map((nth) =>
    line(`${section}.${nth} Members must register every gift that they are given by anybody.`, 700 - 40 * nth),
  ),
  raw,
});
const withText = (page: PdfPage, ...texts: readonly PlacedText[]): PdfPage => ({ ...page, texts });

const isPictured = (look: LookAt): look is Extract<LookAt, { look: 'pages-pictured' }> =>
  look.look === 'pages-pictured';

async function pictured(...pages: readonly PdfPage[]): Promise<readonly (readonly number[])[]> {
  const drafted = makeDraft(sourceIn(await readPdf(pdf(pages), AMPLE)), 'gifts');
  return drafted?.lookAt.filter(isPictured).map(({ from, until }) => [from, until]) ?? [];
}

const outcomeOf = async (...pages: readonly PdfPage[]): Promise<unknown> => {
  const read = await readPdf(pdf(pages), AMPLE);
  return read.outcome === 'refused' ? read.why : read.outcome;
};

describe('pages of a PDF that are pictures among pages of text', () => {
  it('are named, those that follow each other as one', async () => {
    const text = [1, 2, 3, 4].map((section) => rules(section));
    expect(await pictured(...text, SCAN, rules(5), SCAN, SCAN)).toEqual([
      [5, 5],
      [7, 8],
    ]);
  });

  it('come first among what to look at, in plain words', async () => {
    const gap = withText(rules(1), line('1.1 Members must ask.', 700), line('1.3 Officers must answer.', 600));
    const pages = [gap, rules(2), rules(3), SCAN];
    const lookAt = makeDraft(sourceIn(await readPdf(pdf(pages), AMPLE)), 'gifts')?.lookAt ?? [];
    expect(lookAt.map(({ look }) => look)).toEqual(['pages-pictured', 'no-title', 'number-missing']);
    expect(lookAt.slice(0, 1).map(lookLine)).toEqual([
      'Page 4 is a picture: its words were not read. Ask for the Word file, or have the text recognised first.',
    ]);
    expect(lookLine({ look: 'pages-pictured', piece: 1, from: 4, until: 6 })).toContain('Pages 4 to 6 are pictures');
  });

  it('are known by a stamp, a crop or a last line of a scan, too, and by tiles', async () => {
    const text = [1, 2, 3, 4, 5, 6].map((section) => rules(section));
    const stamped = withText(SCAN, line('Agenda Item 6', 800), line('Page 52', 20));
    const cropped = { texts: [], raw: picture('300 0 0 200 100 500') };
    const lastLine = { texts: [], raw: picture('500 0 0 720 40 -680', false) };
    const tiled = withText(
      { texts: [], raw: ['0', '200', '400', '600'].map((y) => picture(`595 0 0 200 0 ${y}`)).join(' ') },
      line('Appendix 2', 800),
    );
    const clipped = { texts: [], raw: `q ${A4} cm 0 0 1 1 re W n BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q` };
    expect(await pictured(...text, stamped, cropped, lastLine, tiled, clipped)).toEqual([[7, 11]]);
  });

  it('are not blank pages, pages with a logo, or text on a picture', async () => {
    const logo = picture('80 0 0 40 480 780');
    const blank = { texts: [], raw: 'q 1 0 0 1 0 0 cm Q' };
    const foot = { texts: [line('The council approved this protocol on 3 March.', 700)], raw: logo };
    expect(await pictured(rules(1, logo), blank, { texts: [], raw: logo }, rules(2, picture(A4)), foot)).toEqual([]);
  });
});

describe('a PDF of which most pages are pictures', () => {
  it('is refused as scanned, whatever is stamped on its pages or runs along their edges', async () => {
    const stamped = [51, 52, 53].map((page) => withText(SCAN, line('Agenda Item 6', 800), line(`Page ${page}`, 20)));
    expect(await outcomeOf(...stamped)).toBe('scanned');
    const running = ['1/3', '2/3', '3/3'].map((page): PdfPage =>
      withText({ texts: [] }, line(`gifts.html ${page}`, 20)),
    );
    expect(await outcomeOf(...running.map((page, nth) => (nth === 1 ? { ...page, raw: picture(A4) } : page)))).toBe(
      'scanned',
    );
  });

  it('is empty, and not scanned, without a picture', async () => {
    expect(await outcomeOf({ texts: [] }, { texts: [] })).toBe('empty');
  });
});
