import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/import/html/read-html.ts';
import { readMarkdown } from '../../src/import/markdown/read-markdown.ts';
import { readPdf } from '../../src/import/pdf/read-pdf.ts';
import { readPlainText } from '../../src/import/plain-text/read-plain-text.ts';
import type { ReadSource } from '../../src/import/source.ts';
import { pdf } from '../support/pdf.ts';
import { AMPLE, sourceIn } from '../support/source-read.ts';
import { wordsOut } from '../support/words-kept.ts';

const LIMITS = { ...AMPLE, paragraphs: 500_000 };

/** How many blocks and words come of a text; each of these would take many minutes if time grew with the square of it. */
const counted = async (reader: ReadSource, text: string): Promise<readonly [number, number]> => {
  const source = sourceIn(await reader(Buffer.from(text), LIMITS));
  return [source.blocks.length, wordsOut(source).length];
};

const MANY = 100_000;

describe('a large file', () => {
  it('of short lines, of one long line, or of nearly nothing else is read whole', async () => {
    expect(await counted(readPlainText, 'word\n\n'.repeat(MANY))).toEqual([MANY, MANY]);
    expect(await counted(readPlainText, `a${' '.repeat(5 * MANY)}b`)).toEqual([1, 2]);
    expect(await counted(readPlainText, `a${'.'.repeat(5 * MANY)}b\n\n${')'.repeat(5 * MANY)}c`)).toEqual([2, 3]);
    expect(await counted(readPlainText, `${'x'.repeat(5 * MANY)} y\n${'1.'.repeat(MANY)} z`)).toMatchObject([2, {}]);
    const pages = ['one', 'two', 'six'].map((body) => `${body}\nPage 1${' '.repeat(5 * MANY)}x`);
    expect(await counted(readPlainText, pages.join('\f'))).toEqual([3, 12]);
  });

  it('of a page without end is read whole', async () => {
    expect(await counted(readHtml, '<p>word'.repeat(MANY / 2))).toEqual([MANY / 2, MANY / 2]);
    expect(await counted(readHtml, `<p>${'word<sup>1</sup> '.repeat(MANY / 2)}`)).toEqual([1, MANY]);
    const spaces = `<p>word <sup>${' '.repeat(2 * MANY)}x</sup> <a href="#a">${'^'.repeat(MANY)}</a>`;
    expect(await counted(readHtml, spaces)).toEqual([1, 2]);
    const wide = `<table>${'<tr><td colspan=1000>a<td>b'.repeat(MANY / 10)}</table>`;
    expect(await counted(readHtml, wide)).toEqual([1, MANY / 5]);
    expect(await counted(readMarkdown, '- word\n'.repeat(MANY / 4))).toEqual([MANY / 4, MANY / 4]);
  });

  it('of a PDF with all words in one row, or at one place, is read whole', async () => {
    const row = pdf([
      { texts: Array.from({ length: MANY / 5 }, (_, index) => ({ x: index * 30, y: 700, text: 'word' })) },
    ]);
    expect(wordsOut(sourceIn(await readPdf(row, LIMITS)))).toHaveLength(MANY / 5);
    const place = pdf([{ texts: Array.from({ length: MANY / 2 }, () => ({ x: 70, y: 700, text: 'word' })) }]);
    expect(wordsOut(sourceIn(await readPdf(place, LIMITS))).join('')).toHaveLength((4 * MANY) / 2);
  });
});
