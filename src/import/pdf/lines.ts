import { splitMarker } from '../printed-marker.ts';
import type { SplitLine } from '../printed-marker.ts';
import type { Region } from './columns.ts';
import { extent, marksOf, segmentsOf, textOf } from './rows.ts';
import type { Row, RowWord } from './rows.ts';

/** One printed line of one paragraph. */
export interface Line {
  readonly kind: 'line';
  readonly page: number;
  readonly text: string;
  readonly split: SplitLine | undefined;
  /** The marker stands apart as in a column of its own, and is surely one. */
  readonly markerApart: boolean;
  readonly left: number;
  /** Where the words after the marker begin. */
  readonly wordsLeft: number;
  readonly right: number;
  readonly firstWidth: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly marks: readonly string[];
  /** From where to where the lines of its column reach; the number of the column in the document. */
  readonly column: { readonly left: number; readonly right: number; readonly number: number };
}

/** The lines of a row: one, or one for each part that stands apart; a marker stays with what it marks. */
export function linesOf(row: Row, { left, right }: Region, page: number, number: number): readonly Line[] {
  const segments = segmentsOf(row);
  const lines: Line[] = [];
  for (let index = 0; index < segments.length; index++) {
    const first = segments[index] ?? [];
    const next = segments[index + 1];
    const alone = splitMarker(`${textOf(first)}\tx`)?.words === 'x';
    const taken = alone && next !== undefined ? next : undefined;
    if (taken !== undefined) index++;
    lines.push(lineOf(first, taken, row, { page, column: { left, right, number } }));
  }
  return lines;
}

function lineOf(
  first: readonly RowWord[],
  next: readonly RowWord[] | undefined,
  row: Row,
  where: Pick<Line, 'page' | 'column'>,
): Line {
  const words = [...first, ...(next ?? [])];
  const text = next === undefined ? textOf(words) : `${textOf(first)}\t${textOf(next)}`;
  const split = splitMarker(text);
  const { left, right } = extent(words);
  const markerWords = split === undefined ? 0 : wordsIn(text.slice(0, text.length - split.words.length));
  const start = next === undefined ? words[markerWords] : next[0];
  return {
    kind: 'line',
    ...where,
    text,
    split,
    markerApart: next !== undefined,
    left,
    wordsLeft: start?.left ?? left,
    right,
    firstWidth: (words[0]?.right ?? 0) - (words[0]?.left ?? 0),
    y: row.y,
    size: sizeOf(words, row.size),
    bold: words.every((word) => word.bold || word.mark),
    marks: marksOf(words),
  };
}

const wordsIn = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length;

function sizeOf(words: readonly RowWord[], size: number): number {
  return words.some((word) => word.size === size) ? size : words.reduce((most, word) => Math.max(most, word.size), 0);
}
