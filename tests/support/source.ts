import type { Source, SourceCell, SourceParagraph, SourceTable } from '../../src/import/source.ts';

type Block = Source['blocks'][number];
type Shape = Omit<Partial<SourceParagraph>, 'kind' | 'at' | 'text'>;

/** A paragraph with the marker printed before it. Its place comes from where it stands in the source. */
export const para = (marker: string, text: string, shape: Shape = {}): SourceParagraph => ({
  kind: 'paragraph',
  at: { paragraph: 1 },
  ...(marker !== '' && { marker }),
  ...shape,
  text,
});

export const plain = (text: string): SourceParagraph => para('', text);
export const heading = (text: string, level = 1, marker = ''): SourceParagraph =>
  para(marker, text, { heading: level });
export const table = (rows: readonly (readonly SourceCell[])[], header = false): SourceTable => ({
  kind: 'table',
  at: { paragraph: 1 },
  header,
  rows,
});

/** A source of these blocks, with their places counted. */
export const aSource = (blocks: readonly Block[], more: Partial<Source> = {}): Source => ({
  footnotes: [],
  leftOut: [],
  ...more,
  blocks: blocks.map((block, index) => ({ ...block, at: { ...block.at, paragraph: index + 1 } })),
});
