import type { SourceCell } from '../source.ts';
import { attribute, isElement, textWithin, within } from './elements.ts';
import type { HtmlElement } from './elements.ts';

export interface PageTable {
  readonly caption: string;
  readonly header: boolean;
  readonly rows: readonly (readonly SourceCell[])[];
}

/** What stands in one place only of a table says that it is there for its looks. */
const LAYOUT = new Set(['table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** HTML's own bound for one cell; what all merged cells of a table together may leave empty. */
const WIDEST = 1_000;
const MOST_EMPTY = 100_000;

/** A table of rows and cells; undefined if it only lays out a page, so that what is in it is read like any other block. */
export function tableOf(table: HtmlElement, textOf: (cell: HtmlElement) => string): PageTable | undefined {
  const rows: HtmlElement[] = [];
  let caption = '';
  for (const node of within(table)) {
    if (!isElement(node) || node === table) continue;
    if (LAYOUT.has(node.tagName)) return undefined;
    if (node.tagName === 'tr') rows.push(node);
    if (node.tagName === 'caption') caption = textWithin(node);
  }
  const cells = rows.map((row) => cellsOf(row));
  if (!cells.some((row) => row.length > 1)) return undefined;
  const [first = []] = cells;
  const header = cells.length > 1 && (first.every(isHead) || inHead(rows[0]));
  return { caption, header, rows: gridOf(cells, textOf) };
}

const isHead = ({ tagName }: HtmlElement): boolean => tagName === 'th';

const inHead = (row: HtmlElement | undefined): boolean => {
  const parent = row?.parentNode;
  return parent !== undefined && parent !== null && isElement(parent) && parent.tagName === 'thead';
};

const cellsOf = (row: HtmlElement): readonly HtmlElement[] =>
  row.childNodes.filter((node) => isElement(node)).filter(({ tagName }) => tagName === 'td' || tagName === 'th');

/** Rows with each merged cell's text once. */
function gridOf(
  rows: readonly (readonly HtmlElement[])[],
  textOf: (cell: HtmlElement) => string,
): readonly (readonly SourceCell[])[] {
  // How many further rows each column is taken by a cell from above.
  let taken: number[] = [];
  let spare = MOST_EMPTY;
  return rows.map((cells) => {
    const texts: SourceCell[] = [];
    const below: number[] = [];
    const skip = (): void => {
      while ((taken[texts.length] ?? 0) > 0) {
        below[texts.length] = (taken[texts.length] ?? 0) - 1;
        texts.push(undefined);
      }
    };
    for (const cell of cells) {
      skip();
      const [wide, high] = [Math.min(spanOf(cell, 'colspan'), spare), spanOf(cell, 'rowspan')];
      spare = Math.max(1, spare - wide);
      for (let column = 0; column < wide; column++) {
        below[texts.length] = high - 1;
        texts.push(column === 0 ? textOf(cell) : '');
      }
    }
    skip();
    taken = Array.from(below, (left) => left ?? 0);
    return texts;
  });
}

function spanOf(cell: HtmlElement, name: string): number {
  const span = Number.parseInt(attribute(cell, name) ?? '1', 10);
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), WIDEST);
}
