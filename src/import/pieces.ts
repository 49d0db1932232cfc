import type { Piece } from './draft.ts';
import type { Marker } from './marker-kind.ts';
import { markerOf } from './marker-kind.ts';
import { isFieldRow } from './document-fields.ts';
import { isPageOfPages } from './running-lines.ts';
import { rowText, rowWords } from './table-rows.ts';
import type { RowWords } from './table-rows.ts';
import type { ChangedParagraph, Source, SourceParagraph, SourceTable } from './source.ts';

/** A paragraph on its way into a draft. `piece` is its place in the list of pieces. */
export interface Line {
  readonly kind: 'line';
  readonly piece: number;
  readonly marker: Marker | undefined;
  readonly text: string;
  readonly heading: number | undefined;
  readonly title: boolean;
  /** Of the table that stands behind it. */
  readonly caption: boolean;
  readonly level: number | undefined;
}

export interface Row extends RowWords {
  readonly piece: number;
  readonly cells: readonly string[];
}

/** A table on its way into a draft; `columns` is the piece of the heads of its columns. */
export interface Rows {
  readonly kind: 'table';
  readonly columns: number | undefined;
  readonly rows: readonly Row[];
}

/** Where a title or a field was taken out: what stands before it does not go on behind it. */
export interface Break {
  readonly kind: 'break';
}

export type Block = Line | Rows | Break;

export interface Footnote {
  readonly piece: number;
  readonly mark: string;
  readonly text: string;
}

/** A source cut into the smallest things that have one fate each. */
export interface Cut {
  /** In the order of the document; footnotes stand behind it, and what was left out last. */
  readonly pieces: readonly Piece[];
  readonly blocks: readonly Block[];
  readonly footnotes: readonly Footnote[];
  /** Of each piece that was left out, why. */
  readonly leftOut: readonly { readonly piece: number; readonly why: Source['leftOut'][number]['why'] }[];
  readonly changes: readonly ChangedParagraph[];
  readonly besides: Source['besides'];
}

export function cut(source: Source): Cut {
  const pieces: Piece[] = [];
  const add = (piece: Piece): number => pieces.push(piece) - 1;
  const leftOut: Cut['leftOut'][number][] = [];
  const blocks = source.blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'table') return [rowsOf(block, add)];
    const line = lineOf(block, add);
    if (line.marker !== undefined || line.heading !== undefined || !isPageOfPages(line.text)) return [line];
    leftOut.push({ piece: line.piece, why: 'page-number' });
    return [];
  });
  const footnotes = source.footnotes.map(({ mark, text }) => ({
    piece: add({ kind: 'footnote', at: undefined, printed: footnoteText(mark, text) }),
    mark,
    text,
  }));
  for (const { at, text, why } of source.leftOut)
    leftOut.push({ piece: add({ kind: 'left-out', at, printed: text }), why });
  return { pieces, blocks, footnotes, changes: source.changes ?? [], besides: source.besides, leftOut };
}

type Add = (piece: Piece) => number;

function lineOf({ at, marker: given, text, heading, level, title, caption }: SourceParagraph, add: Add): Line {
  const marker = given === undefined || given.trim() === '' ? undefined : markerOf(given);
  const printed = marker === undefined ? text : `${marker.kind === 'bullet' ? '•' : marker.printed} ${text}`;
  const piece = add({ kind: 'paragraph', at, printed: printed.trim() });
  return {
    kind: 'line',
    piece,
    marker,
    text: text.trim(),
    heading,
    title: title === true,
    caption: caption === true,
    level,
  };
}

function rowsOf({ at, header, rows }: SourceTable, add: Add): Rows {
  const all = filledDown(rows, header).map((cells) => cells.map((cell) => cell.trim()));
  const [first] = all;
  const columns = header && first !== undefined && all.length > 1 && !isFieldRow(first) ? first : undefined;
  const under = columns === undefined ? all : all.slice(1);
  const piece = columns && add({ kind: 'columns', at, printed: rowText(columns) });
  const words = rowWords(under, columns);
  const made = under.map((cells, index): Row => {
    const row = words[index] ?? { first: undefined, text: '' };
    const printed = row.first === undefined ? row.text : `${cells[0] ?? ''} ${row.text}`.trim();
    return { ...row, cells, piece: add({ kind: 'row', at, printed }) };
  });
  return { kind: 'table', columns: piece, rows: made };
}

/** Rows as they are meant: a cell merged downwards stands in each row that it reaches. The head of a column is none of a row. */
function filledDown(rows: SourceTable['rows'], header: boolean): readonly (readonly string[])[] {
  let above: readonly string[] = [];
  return rows.map((cells, row) => {
    const reached = cells.map((cell, column) => cell ?? above[column] ?? '');
    above = header && row === 0 ? [] : reached;
    // A row with nothing of its own would be the one above again.
    return cells.some((cell) => cell !== undefined && cell !== '') ? reached : cells.map(() => '');
  });
}

export const footnoteText = (mark: string, text: string): string => `[${mark}] ${text}`.trim();
