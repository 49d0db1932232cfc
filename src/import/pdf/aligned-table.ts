import { splitMarker } from '../printed-marker.ts';
import { pitchOf } from './columns.ts';
import { segmentsOf, textOf } from './rows.ts';
import type { Row, RowWord } from './rows.ts';

/** Rows of a region that follow each other and are a table: the words of each cell. */
export interface AlignedTable {
  readonly first: number;
  readonly count: number;
  readonly cells: readonly (readonly (readonly RowWord[])[])[];
  readonly bold: boolean;
}

/** In points: cells of a column start this evenly. */
const EVEN = 4;
/** Fewer rows with two cells may be a form. */
const FEWEST = { two: 3, more: 2 };
/** Of the usual distance: further down is a row of its own. */
const WRAPPED = 1.35;

interface Cell {
  readonly column: number;
  readonly words: readonly RowWord[];
}

/** Tables without lines: rows whose parts start at the same places. In doubt there is none, and each part is a paragraph. */
export function alignedTables(rows: readonly Row[], taken: ReadonlySet<number>): readonly AlignedTable[] {
  const parts = rows.map((row, index) => (taken.has(index) ? [] : segmentsOf(row)));
  const tables: AlignedTable[] = [];
  for (let index = 0; index < rows.length;) {
    const table = (parts[index]?.length ?? 0) > 1 ? tableFrom(rows, parts, index) : undefined;
    if (table !== undefined) tables.push(table);
    index += table?.count ?? 1;
  }
  return tables;
}

type Parts = readonly (readonly (readonly RowWord[])[])[];

const startOf = (words: readonly RowWord[] | undefined): number => words?.[0]?.left ?? -Infinity;

function tableFrom(rows: readonly Row[], parts: Parts, first: number): AlignedTable | undefined {
  const starts = (parts[first] ?? []).map(startOf);
  const cells: (readonly Cell[])[] = [];
  for (let index = first; index < rows.length; index++) {
    const found = inColumns(parts[index] ?? [], starts);
    if (found === undefined || found.length === 0) break;
    cells.push(found);
  }
  while (cells.length > 0 && cells.at(-1)?.length === 1 && cells.at(-1)?.[0]?.column === 0) cells.pop();
  const several = cells.filter((row) => row.length > 1);
  const marked = several.every(([cell]) => isMarker(cell?.words ?? []));
  if (several.length < (starts.length > 2 ? FEWEST.more : FEWEST.two) || marked) return undefined;
  const own = rows.slice(first, first + cells.length);
  return {
    first,
    count: cells.length,
    cells: wrapped(cells, own, starts.length),
    bold: (cells[0] ?? []).every(({ words }) => words.every((word) => word.bold)),
  };
}

const isMarker = (words: readonly RowWord[]): boolean => splitMarker(`${textOf(words)}\tx`)?.words === 'x';

function inColumns(parts: readonly (readonly RowWord[])[], starts: readonly number[]): readonly Cell[] | undefined {
  const cells = parts.map((words) => ({
    words,
    column: starts.findIndex((start) => Math.abs(start - startOf(words)) <= EVEN),
  }));
  return cells.every(({ column }) => column >= 0) ? cells : undefined;
}

function wrapped(cells: readonly (readonly Cell[])[], rows: readonly Row[], columns: number): AlignedTable['cells'] {
  const pitch = pitchOf(rows.map(({ y }) => y));
  const made: RowWord[][][] = [];
  for (const [index, row] of cells.entries()) {
    const step = (rows[index - 1]?.y ?? Infinity) - (rows[index]?.y ?? 0);
    const last = made.at(-1);
    const goesOn = last !== undefined && row[0]?.column !== 0 && step <= WRAPPED * pitch;
    const target = goesOn ? last : Array.from({ length: columns }, (): RowWord[] => []);
    for (const { column, words } of row) for (const word of words) target[column]?.push(word);
    if (!goesOn) made.push(target);
  }
  return made;
}
