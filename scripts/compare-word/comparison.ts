import { readWord } from '../../src/import/word/read-word.ts';

/** More than any of these documents has. */
const LIMITS = { bytes: 10_000_000, unpackedBytes: 100_000_000, pages: 10_000, paragraphs: 100_000 };

/** What our reader says is printed of a document, a paragraph a line. */
export async function printedByUs(document: Uint8Array): Promise<readonly string[]> {
  const read = await readWord(document, LIMITS);
  if (read.outcome === 'refused') return [`refused: ${read.why}`];
  return read.source.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [`${block.marker ?? ''} ${block.text}`.trim()]
      : block.rows.flat().flatMap((cell) => (cell === undefined || cell === '' ? [] : [cell])),
  );
}

export interface Comparison {
  readonly equal: number;
  readonly of: number;
  readonly differences: readonly { readonly at: number; readonly ours: string; readonly theirs: string }[];
}

/** Compares two printings paragraph by paragraph. */
export function compare(ours: readonly string[], theirs: readonly string[]): Comparison {
  const of = Math.max(ours.length, theirs.length);
  const differences = Array.from({ length: of }, (_, at) => ({
    at,
    ours: ours[at] ?? '',
    theirs: theirs[at] ?? '',
  })).filter((each) => each.ours !== each.theirs);
  return { equal: of - differences.length, of, differences };
}
