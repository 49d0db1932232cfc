import { expect } from 'vitest';
import type { Source, SourceLimits, SourceRead } from '../../src/import/source.ts';

/** Bounds that no document of a test reaches, unless the test says so. */
export const AMPLE: SourceLimits = { bytes: 50_000_000, unpackedBytes: 100_000_000, pages: 500, paragraphs: 50_000 };

/** What was read; a refusal fails the test. */
export function sourceIn(read: SourceRead): Source {
  expect(read).toMatchObject({ outcome: 'read' });
  return read.outcome === 'read' ? read.source : { blocks: [], footnotes: [], leftOut: [] };
}

/** Each block in a line: what heading, which marker, the words; a table as its rows. */
export const shown = ({ blocks }: Source): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'table') return block.rows.map((row) => `| ${row.join(' | ')} |`);
    const { heading, marker, text } = block;
    return `${heading === undefined ? '' : `${'#'.repeat(heading)} `}${marker === undefined ? '' : `«${marker}» `}${text}`;
  });
