import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compare, printedByUs } from '../../../scripts/compare-word/comparison.ts';
import { hasLibreOffice, printedByLibreOffice } from '../../../scripts/compare-word/libreoffice.ts';
import { randomDocument } from '../../../scripts/compare-word/random-document.ts';

const RECORDED = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(await readFile('tests/fixtures/import/word-numbers.json', 'utf8')));

/** Others than those recorded. */
const SEEDS = [101, 102, 103, 104, 105, 106];

const installed = await hasLibreOffice();

describe('paragraphs and their numbers', () => {
  it('are recorded in a number that tells something', () => {
    expect(Object.keys(RECORDED).length).toBeGreaterThanOrEqual(25);
    const numbered = Object.values(RECORDED)
      .flat()
      .filter((line) => !line.startsWith('Paragraph'));
    expect(numbered.length).toBeGreaterThan(500);
  });

  it.each(Object.entries(RECORDED))('are those that LibreOffice printed of document %s', async (seed, printed) => {
    expect(await printedByUs(randomDocument(Number(seed)).document)).toEqual(printed);
  });

  it.skipIf(!installed)('are those that LibreOffice prints now (skipped where it is not installed)', async () => {
    const documents = SEEDS.map(randomDocument);
    const theirs = await printedByLibreOffice(documents.map(({ plain }) => plain));
    for (const [nth, { document }] of documents.entries()) {
      const { differences, of } = compare(await printedByUs(document), theirs[nth] ?? []);
      expect(differences).toEqual([]);
      expect(of).toBeGreaterThan(20);
    }
  });
});
