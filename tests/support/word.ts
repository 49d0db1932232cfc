import { readWord } from '../../src/import/word/read-word.ts';
import type { Source, SourceLimits } from '../../src/import/source.ts';
import { docx } from './docx.ts';
import type { DocxContents } from './docx.ts';

/** More than any document of the tests has. */
export const WIDE: SourceLimits = { bytes: 10_000_000, unpackedBytes: 100_000_000, pages: 10_000, paragraphs: 100_000 };

/** What is read of a document that is made for it; throws if it is refused. */
export async function wordSource(contents: DocxContents): Promise<Source> {
  const read = await readWord(docx(contents), WIDE);
  if (read.outcome === 'refused') throw new Error(`The document is refused: ${read.why}.`);
  return read.source;
}

/** What is printed, a paragraph a line, its number first. */
export async function wordLines(contents: DocxContents): Promise<readonly string[]> {
  const { blocks } = await wordSource(contents);
  return blocks.map((block) =>
    block.kind === 'table'
      ? block.rows.map((row) => row.join(' | ')).join(' / ')
      : [block.marker, block.text].filter(Boolean).join(' '),
  );
}
