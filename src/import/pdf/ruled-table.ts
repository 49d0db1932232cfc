import type { PrintedWord, Rule } from './printed-page.ts';
import { extent } from './rows.ts';

/** The words of a cell; undefined where the cell above reaches down into this row. */
export type DrawnCell = readonly PrintedWord[] | undefined;

/** A table as it is drawn on a page: its cells, rows from the top. */
export interface DrawnTable {
  readonly cells: readonly (readonly DrawnCell[])[];
  readonly top: number;
  readonly left: number;
  readonly right: number;
}

/** In points: lines this near are one, drawn twice (each cell with sides of its own). */
const NEAR = 4;
/** Of the height of a row or the width of a column: how much of a side has to be drawn for it to part two cells. */
const DRAWN = 0.6;
/** A drawing with more cells is none. */
const MOST_CELLS = 20_000;

/** The tables whose cells are drawn, and the words that stand in none. Cells that share a side which is not drawn are one. */
export function ruledTables(
  words: readonly PrintedWord[],
  rules: readonly Rule[],
): { readonly tables: readonly DrawnTable[]; readonly outside: readonly PrintedWord[] } {
  const tables: DrawnTable[] = [];
  let outside = words;
  for (const group of touching(rules)) {
    const table = tableOf(group, outside);
    if (table === undefined) continue;
    tables.push(table);
    const inside = new Set(table.cells.flat().flatMap((cell) => cell ?? []));
    outside = outside.filter((word) => !inside.has(word));
  }
  return { tables, outside };
}

/** Lines that meet, directly or through others. */
function touching(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const groups: { box: Rule; rules: Rule[] }[] = [];
  for (const rule of rules.toSorted((one, other) => other.top - one.top)) {
    const met = groups.filter(({ box }) => meet(box, rule));
    const others = groups.filter(({ box }) => !meet(box, rule));
    const joined = met.reduce((sum, each) => union(sum, each.box), rule);
    groups.length = 0;
    groups.push(...others, { box: joined, rules: [...met.flatMap((each) => each.rules), rule] });
  }
  return groups.map((group) => group.rules);
}

const meet = (one: Rule, other: Rule): boolean =>
  one.left - NEAR <= other.right &&
  other.left - NEAR <= one.right &&
  one.bottom - NEAR <= other.top &&
  other.bottom - NEAR <= one.top;

const union = (one: Rule, other: Rule): Rule => ({
  left: Math.min(one.left, other.left),
  right: Math.max(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
  top: Math.max(one.top, other.top),
});

function tableOf(rules: readonly Rule[], words: readonly PrintedWord[]): DrawnTable | undefined {
  const isAcross = ({ left, right, top, bottom }: Rule): boolean => right - left > top - bottom;
  const across = rules.filter(isAcross);
  const down = rules.filter((rule) => !isAcross(rule));
  const xs = apart(down.map(({ left, right }) => (left + right) / 2));
  const ys = apart(across.map(({ top, bottom }) => (top + bottom) / 2)).toReversed();
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 2 || rows < 1 || columns * rows > MOST_CELLS) return undefined;
  const owner = ownersOf(xs, ys, { across, down });
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, (): PrintedWord[] => []));
  for (const word of words) {
    const column = between(xs, (word.left + word.right) / 2);
    const row = ys.length - 2 - between(ys.toReversed(), word.y + 0.3 * word.size);
    const [r, c] = owner(row, column);
    cells[r]?.[c]?.push(word);
  }
  const filled = cells.flat().filter((cell) => cell.length > 0).length;
  if (filled < 2) return undefined;
  const reached = cells.map((all, row) =>
    all.map((cell, column) => (isReached(owner, row, column) ? undefined : cell)),
  );
  return { cells: withoutEmpty(reached), top: ys[0] ?? 0, ...extentOf(xs) };
}

/** Whether the place is one of a cell that begins above it, straight down from where that begins. */
function isReached(owner: Owner, row: number, column: number): boolean {
  const [above, beside] = owner(row, column);
  return above < row && beside === column;
}

const extentOf = (xs: readonly number[]): { readonly left: number; readonly right: number } =>
  extent(xs.map((x) => ({ text: '', left: x, right: x, y: 0, size: 0, bold: false, artifact: false })));

/** Rows and columns that only the drawing has: a doubled border. */
function withoutEmpty(cells: DrawnTable['cells']): DrawnTable['cells'] {
  const hasWords = (cell: DrawnCell): boolean => cell !== undefined && cell.length > 0;
  const rows = cells.filter((row) => row.some(hasWords));
  const used = (rows[0] ?? []).map((_, column) => rows.some((row) => hasWords(row[column])));
  return rows.map((row) => row.filter((_, column) => used[column] === true));
}

/** Ascending, with those near each other once. */
function apart(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted.filter((value, index) => index === 0 || value - (sorted[index - 1] ?? value) > NEAR);
}

/** The index of the interval that holds a value; -1 outside. */
function between(ascending: readonly number[], value: number): number {
  if (value > (ascending.at(-1) ?? value)) return -1;
  return ascending.findLastIndex((start) => start <= value);
}

/** The row and the column of the place at which the cell begins that a place belongs to. */
type Owner = (row: number, column: number) => readonly [number, number];
type Lines = { readonly across: readonly Rule[]; readonly down: readonly Rule[] };

/** The cell that each place belongs to: the one further left or above, as long as nothing is drawn between. */
function ownersOf(xs: readonly number[], ys: readonly number[], { across, down }: Lines): Owner {
  const leftDrawn = (row: number, column: number): boolean => {
    const [top = 0, bottom = 0, x = 0] = [ys[row], ys[row + 1], xs[column]];
    const beside = down.filter((rule) => Math.abs((rule.left + rule.right) / 2 - x) <= NEAR * 1.5);
    return drawn(
      beside.map((rule) => [rule.bottom, rule.top]),
      bottom,
      top,
    );
  };
  const topDrawn = (row: number, column: number): boolean => {
    const [left = 0, right = 0, y = 0] = [xs[column], xs[column + 1], ys[row]];
    const above = across.filter((rule) => Math.abs((rule.top + rule.bottom) / 2 - y) <= NEAR * 1.5);
    return drawn(
      above.map((rule) => [rule.left, rule.right]),
      left,
      right,
    );
  };
  const memory = new Map<string, readonly [number, number]>();
  return (row, column) => {
    if (row < 0 || column < 0) return [-1, -1];
    const key = `${row} ${column}`;
    const known = memory.get(key);
    if (known !== undefined) return known;
    let [r, c] = [row, column];
    while (c > 0 && !leftDrawn(r, c)) c--;
    while (r > 0 && !topDrawn(r, c)) r--;
    memory.set(key, [r, c]);
    return [r, c];
  };
}

function drawn(parts: readonly (readonly [number, number])[], from: number, to: number): boolean {
  const covered = parts.map(([start, end]) => Math.min(end, to) - Math.max(start, from)).filter((length) => length > 0);
  return covered.reduce((sum, length) => sum + length, 0) >= DRAWN * (to - from) - NEAR / 2;
}
