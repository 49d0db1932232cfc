import { splitMarker } from '../printed-marker.ts';
import type { PrintedWord } from './printed-page.ts';
import { extent, rowsOf, textOf } from './rows.ts';
import type { Row, RowWord } from './rows.ts';

/** Words that are read from top to bottom before anything beside them is. */
export interface Region {
  readonly rows: readonly Row[];
  readonly left: number;
  readonly right: number;
}

/** In points: columns stand further apart than words do. */
const NARROWEST_GUTTER = 9;
/** What has fewer rows beside each other is a form or a table. */
const FEWEST_ROWS = 3;
/** Of the whole width: narrower is a margin with numbers in it. */
const NARROWEST_COLUMN = 0.22;
/** Of a column's width: prose fills it. */
const FILLED = 0.55;
/** Of the lines: so many of prose begin within a sentence, and few of a table's cells. */
const GOING_ON = 0.35;
/** Of the distance of two lines of a paragraph. */
const PARTED = 1.35;
/** Newspapers have no more. */
const DEEPEST = 6;

/** The regions of a page in reading order: what stands above columns, each column from the left, what stands below. */
export function regionsOf(words: readonly PrintedWord[], depth = 0): readonly Region[] {
  const rows = rowsOf(words);
  if (rows.length === 0) return [];
  const gutter = depth < DEEPEST && rows.length >= FEWEST_ROWS ? gutterOf(rows) : undefined;
  if (gutter === undefined) return [{ rows, ...extent(rows.flatMap((row) => row.words)) }];
  const { x, rows: beside } = gutter;
  const at = rows.indexOf(beside[0] ?? rows[0]!);
  const between = beside.flatMap((row) => row.words);
  return [
    rows.slice(0, at).flatMap((row) => row.words),
    between.filter((word) => word.right <= x),
    between.filter((word) => word.right > x),
    rows.slice(at + beside.length).flatMap((row) => row.words),
  ].flatMap((part) => regionsOf(part, depth + 1));
}

interface Gutter {
  readonly x: number;
  readonly rows: readonly Row[];
}

function gutterOf(rows: readonly Row[]): Gutter | undefined {
  const candidates = [...gapsOf(rows)].map((x) => widestRun(rows, x)).filter((gutter) => isGutter(gutter, rows));
  return candidates.reduce<Gutter | undefined>(
    (best, each) => (best !== undefined && best.rows.length >= each.rows.length ? best : each),
    undefined,
  );
}

/** The middles of wide gaps, to some points, that several rows have. */
function gapsOf(rows: readonly Row[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const { words } of rows) {
    for (const [index, word] of words.entries()) {
      const before = words[index - 1];
      if (before === undefined || word.left - before.right < NARROWEST_GUTTER) continue;
      // The right column starts evenly, the left one ends raggedly.
      const x = Math.round((word.left - NARROWEST_GUTTER / 2) / 2) * 2;
      counts.set(x, (counts.get(x) ?? 0) + 1);
    }
  }
  const often = [...counts].filter(([, count]) => count >= 2).toSorted(([, one], [, other]) => other - one);
  return new Set(often.slice(0, 12).map(([x]) => x));
}

/** The longest run of rows that leave x free, from the first to the last that has words on both sides or continues one side. */
function widestRun(rows: readonly Row[], x: number): Gutter {
  let best: readonly Row[] = [];
  let run: Row[] = [];
  const close = (): void => {
    const trimmed = withoutEnds(run, x);
    if (trimmed.length > best.length) best = trimmed;
    run = [];
  };
  for (const row of rows) {
    const free = row.words.every(({ left, right }) => right <= x - 2 || left >= x + 2);
    if (free) run.push(row);
    else close();
  }
  close();
  return { x, rows: best };
}

function withoutEnds(run: readonly Row[], x: number): readonly Row[] {
  const right = run.map((row) => row.right > x);
  const first = right.indexOf(true);
  let last = right.lastIndexOf(true);
  if (first === -1) return [];
  const pitch = pitchOf(run.map(({ y }) => y));
  // One column may be longer than the other; what stands further below is a paragraph of the whole width that happens to be short.
  while (last + 1 < run.length && (run[last]?.y ?? 0) - (run[last + 1]?.y ?? 0) < 1.6 * pitch) last++;
  return run.slice(first, last + 1);
}

/** The usual distance of a row to the next. */
export function pitchOf(heights: readonly number[]): number {
  const steps = heights.slice(1).map((y, index) => (heights[index] ?? y) - y);
  return usual(steps.filter((step) => step > 1)) ?? 0;
}

/** Of distances between rows: many are between paragraphs, so that the middle one would be too wide. */
export const usual = (steps: readonly number[]): number | undefined =>
  steps.toSorted((one, other) => one - other)[Math.floor(steps.length / 3)];

function isGutter({ x, rows: beside }: Gutter, all: readonly Row[]): boolean {
  const whole = extent(all.flatMap((row) => row.words));
  const sides = [
    beside.map((row) => row.words.filter(({ right }) => right <= x)),
    beside.map((row) => row.words.filter(({ right }) => right > x)),
  ];
  const [left = [], right = []] = sides.map((side) => side.filter((words) => words.length > 0));
  if (left.length < FEWEST_ROWS || right.length < FEWEST_ROWS) return false;
  if (left.every((words) => splitMarker(`${textOf(words)}\tx`)?.words === 'x')) return false;
  const width = whole.right - whole.left;
  return [left, right].every((side) => isProse(side, width)) && !isTable(left, right);
}

function isProse(side: readonly (readonly RowWord[])[], whole: number): boolean {
  const { left, right } = extent(side.flat());
  const filled = side.map((words) => {
    const own = extent(words);
    return (own.right - own.left) / (right - left);
  });
  const middle = filled.toSorted((one, other) => one - other)[Math.floor(filled.length / 2)] ?? 0;
  const goingOn = side.filter(([word]) => /^\p{Ll}/u.test(word?.text ?? '')).length;
  return right - left >= NARROWEST_COLUMN * whole && middle >= FILLED && goingOn >= GOING_ON * side.length;
}

/** In a table the gaps between rows are at the same heights on both sides, and a shorter cell leaves lines empty beside a longer one. */
function isTable(left: readonly (readonly RowWord[])[], right: readonly (readonly RowWord[])[]): boolean {
  const heightsOf = (side: typeof left): readonly number[] => side.map(([word]) => word?.y ?? 0);
  const starts = [left, right].map((side) => {
    const heights = heightsOf(side);
    const pitch = pitchOf(heights);
    return heights.filter((y, index) => index > 0 && (heights[index - 1] ?? y) - y > PARTED * pitch);
  });
  const [fewer = [], more = []] = starts.toSorted((one, other) => one.length - other.length);
  if (fewer.length === 0) return false;
  const same = fewer.filter((y) => more.some((other) => Math.abs(other - y) < 2));
  const lowest = Math.max(heightsOf(left).at(-1) ?? 0, heightsOf(right).at(-1) ?? 0);
  const beside = (one: typeof left, other: typeof left): number =>
    heightsOf(one).filter((y) => y > lowest && !heightsOf(other).some((each) => Math.abs(each - y) < 2)).length;
  const alone = beside(left, right) + beside(right, left);
  return same.length >= 0.7 * fewer.length && fewer.length >= 2 && alone > 0;
}
