import type { Piece } from './draft.ts';
import type { Marker } from './marker-kind.ts';
import { markerOf } from './marker-kind.ts';
import { isFieldRow } from './document-fields.ts';
import type { Source, SourceParagraph, SourceTable } from './source.ts';

/** A paragraph on its way into a draft. `piece` is its place in the list of pieces. */
export interface Line {
  readonly kind: 'line';
  readonly piece: number;
  readonly marker: Marker | undefined;
  readonly text: string;
  readonly heading: number | undefined;
  readonly title: boolean;
  readonly level: number | undefined;
}

export interface Row {
  readonly piece: number;
  readonly cells: readonly string[];
}

/** A table on its way into a draft; `columns` are the heads of its columns. */
export interface Rows {
  readonly kind: 'table';
  readonly columns: Row | undefined;
  readonly rows: readonly Row[];
}

export interface Footnote {
  readonly piece: number;
  readonly mark: string;
  readonly text: string;
}

/** A source cut into the smallest things that have one fate each. */
export interface Cut {
  /** In the order of the document; footnotes stand behind it, and what was left out last. */
  readonly pieces: readonly Piece[];
  readonly blocks: readonly (Line | Rows)[];
  readonly footnotes: readonly Footnote[];
  /** Of each piece that was left out, why. */
  readonly leftOut: readonly { readonly piece: number; readonly why: Source['leftOut'][number]['why'] }[];
}

export function cut(source: Source): Cut {
  const pieces: Piece[] = [];
  const add = (piece: Piece): number => pieces.push(piece) - 1;
  const blocks = source.blocks.map((block) => (block.kind === 'paragraph' ? lineOf(block, add) : rowsOf(block, add)));
  const footnotes = source.footnotes.map(({ mark, text }) => ({
    piece: add({ kind: 'footnote', at: undefined, printed: footnoteText(mark, text) }),
    mark,
    text,
  }));
  const leftOut = source.leftOut.map(({ at, text, why }) => ({
    piece: add({ kind: 'left-out', at, printed: text }),
    why,
  }));
  return { pieces, blocks, footnotes, leftOut };
}

type Add = (piece: Piece) => number;

function lineOf({ at, marker: given, text, heading, level, title }: SourceParagraph, add: Add): Line {
  const marker = given === undefined || given.trim() === '' ? undefined : markerOf(given);
  const printed = marker === undefined ? text : `${marker.kind === 'bullet' ? '•' : marker.printed} ${text}`;
  const piece = add({ kind: 'paragraph', at, printed: printed.trim() });
  return { kind: 'line', piece, marker, text: text.trim(), heading, title: title === true, level };
}

function rowsOf({ at, header, rows }: SourceTable, add: Add): Rows {
  const [first, ...others] = rows;
  const heads = first?.map((cell) => cell.trim()) ?? [];
  const columns = header && others.length > 0 && !isFieldRow(heads) ? heads : undefined;
  const under = columns === undefined ? rows : others;
  const columnsRow = columns && { piece: add({ kind: 'columns', at, printed: rowText(columns) }), cells: columns };
  const made = under.map((cells) => {
    const trimmed = cells.map((cell) => cell.trim());
    return { piece: add({ kind: 'row', at, printed: rowText(trimmed, columns) }), cells: trimmed };
  });
  return { kind: 'table', columns: columnsRow, rows: made };
}

/** A row in one line: "Gift: Book; Limit: £50". Empty cells say nothing. */
export const rowText = (cells: readonly string[], columns: readonly string[] = []): string =>
  cells
    .flatMap((cell, index) => {
      const column = columns[index] ?? '';
      if (cell === '') return [];
      return [column === '' ? cell : `${column.replace(/\s*:$/, '')}: ${cell}`];
    })
    .join('; ');

export const footnoteText = (mark: string, text: string): string => `[${mark}] ${text}`.trim();
