import { contentsLines } from '../contents-lines.ts';
import type { JoinLines } from '../line-joining.ts';
import type { SourceTable } from '../source.ts';
import { alignedTables } from './aligned-table.ts';
import { regionsOf } from './columns.ts';
import type { Region } from './columns.ts';
import { linesOf } from './lines.ts';
import type { Line } from './lines.ts';
import type { PrintedPage, PrintedWord } from './printed-page.ts';
import { rowsOf, segmentsOf, textOf } from './rows.ts';
import { ruledTables } from './ruled-table.ts';
import type { DrawnTable } from './ruled-table.ts';

/** A table as its cells' lines, to be joined when it is known how the document hyphenates. */
export interface TableItem {
  readonly kind: 'table';
  readonly page: number;
  /** Undefined where the cell above reaches down into a row. */
  readonly rows: readonly (readonly (readonly string[] | undefined)[])[];
  readonly header: boolean;
  readonly left: number;
  readonly right: number;
}

/** A line of a table of contents. */
export interface ContentsItem {
  readonly kind: 'contents';
  readonly page: number;
  readonly text: string;
}

export type Item = Line | TableItem | ContentsItem;

/** The cells of a table as text. */
export const cellTexts = ({ rows }: TableItem, join: JoinLines): SourceTable['rows'] =>
  rows.map((row) => row.map((lines) => lines && join(lines)));

/** What stands on a page in reading order. `columns`: how many columns the pages before had. */
export function layoutOf(page: PrintedPage, words: readonly PrintedWord[], columns: number): readonly Item[] {
  const { tables, outside } = ruledTables(words, page.rules);
  const sorted = tables.toSorted((one, other) => other.top - one.top);
  const items: Item[] = [];
  let number = columns;
  const add = (some: readonly PrintedWord[]): void => {
    for (const region of regionsOf(some)) {
      for (const item of itemsOf(region, page.number, number)) items.push(item);
      number++;
    }
  };
  let rest = outside;
  for (const table of sorted) {
    // What stands beside a table is read after it, with what is below.
    const above = rest.filter(({ y }) => y > table.top);
    rest = rest.filter(({ y }) => y <= table.top);
    add(above);
    items.push(drawn(table, page.number));
  }
  add(rest);
  return items;
}

function drawn({ cells, left, right }: DrawnTable, page: number): TableItem {
  const header = (cells[0] ?? []).flatMap((cell) => cell ?? []);
  return {
    kind: 'table',
    page,
    rows: cells.map((row) => row.map((cell) => cell && linesIn(cell))),
    header: cells.length > 1 && header.length > 0 && header.every(({ bold }) => bold),
    left,
    right,
  };
}

const linesIn = (cell: readonly PrintedWord[]): readonly string[] => rowsOf(cell).map(({ words }) => textOf(words));

function itemsOf(region: Region, page: number, number: number): readonly Item[] {
  const texts = region.rows.map((row) => segmentsOf(row).map(textOf).join('\t'));
  const contents = contentsLines(texts);
  const tables = new Map(alignedTables(region.rows, contents).map((table) => [table.first, table]));
  const items: Item[] = [];
  for (let index = 0; index < region.rows.length;) {
    const table = tables.get(index);
    const row = region.rows[index];
    if (contents.has(index)) items.push({ kind: 'contents', page, text: texts[index] ?? '' });
    else if (table !== undefined) {
      const rows = table.cells.map((cells) => cells.map(linesIn));
      items.push({ kind: 'table', page, rows, header: table.bold, left: region.left, right: region.right });
    } else if (row !== undefined) items.push(...linesOf(row, region, page, number));
    index += table?.count ?? 1;
  }
  return items;
}
