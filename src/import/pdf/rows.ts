import type { PrintedWord } from './printed-page.ts';

/** A word in its row; a mark is a small raised number that refers to a footnote. */
export interface RowWord extends PrintedWord {
  readonly mark: boolean;
}

/** What stands on one line from left to right. */
export interface Row {
  readonly words: readonly RowWord[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** Of a word's size: how far its letters reach below and above its line. */
const BELOW = 0.2;
const ABOVE = 0.7;
/** Of the lower of two words: so much of it beside the other makes one row of them, as a raised mark and its word are. */
const BESIDE = 0.5;
/** Of the row's size. */
const MARK = { size: 0.82, raised: 0.15 };
const MARK_TEXT = /^(?:\d{1,3}|[ivx]{1,5}|[*†‡§]{1,3})(?:,(?:\d{1,3}|[ivx]{1,5}))*,?$/u;
/** "m²" is no word with a note. */
const MEASURE = /(?:^|\d)(?:k?m|cm|mm|ft)$/u;
/** Of the size: nearer words are one, in two styles. */
const GLUED = 0.17;

/** The rows of words that stand anywhere, from the top. */
export function rowsOf(words: readonly PrintedWord[]): readonly Row[] {
  const open: PrintedWord[][] = [];
  for (const word of words.toSorted((one, other) => other.y - one.y || one.left - other.left)) {
    const row = open.at(-1);
    if (row !== undefined && isBeside(word, tallest(row))) row.push(word);
    else open.push([word]);
  }
  return open.map(rowOf);
}

// The first of the tallest, looked for in the few last: a row of thousands of words would be gone through for each.
const tallest = (row: readonly PrintedWord[]): PrintedWord | undefined =>
  row.slice(-8).reduce<PrintedWord | undefined>((most, word) => (most && most.size >= word.size ? most : word), row[0]);

function isBeside(word: PrintedWord, other: PrintedWord | undefined): boolean {
  if (other === undefined) return false;
  const top = Math.min(word.y + ABOVE * word.size, other.y + ABOVE * other.size);
  const bottom = Math.max(word.y - BELOW * word.size, other.y - BELOW * other.size);
  return top - bottom >= BESIDE * (ABOVE + BELOW) * Math.min(word.size, other.size);
}

function rowOf(unsorted: readonly PrintedWord[]): Row {
  const sorted = unsorted.toSorted((one, other) => one.left - other.left);
  const main = mainOf(sorted);
  const words = sorted.map((word, index) => ({ ...word, mark: isMark(word, sorted[index - 1], main) }));
  return { words, ...extent(words), y: main.y, size: main.size };
}

/** From where to where words reach. */
export function extent(words: readonly PrintedWord[]): { readonly left: number; readonly right: number } {
  return words.reduce(
    (sum, { left, right }) => ({ left: Math.min(sum.left, left), right: Math.max(sum.right, right) }),
    { left: Infinity, right: -Infinity },
  );
}

/** The height and size at which most letters stand. */
function mainOf(words: readonly PrintedWord[]): { readonly y: number; readonly size: number } {
  const letters = new Map<string, { y: number; size: number; count: number }>();
  for (const { y, size, text } of words) {
    const key = `${y} ${size}`;
    const sum = letters.get(key) ?? { y, size, count: 0 };
    letters.set(key, { ...sum, count: sum.count + text.length });
  }
  return [...letters.values()].reduce((most, each) => (each.count > most.count ? each : most), {
    y: 0,
    size: 1,
    count: 0,
  });
}

function isMark(word: PrintedWord, before: PrintedWord | undefined, main: { y: number; size: number }): boolean {
  return (
    before !== undefined &&
    word.size <= MARK.size * main.size &&
    word.y >= main.y + MARK.raised * main.size &&
    MARK_TEXT.test(word.text) &&
    !(isGlued(before, word) && MEASURE.test(before.text))
  );
}

const isGlued = (before: PrintedWord, word: PrintedWord): boolean =>
  word.left - before.right < GLUED * Math.min(before.size, word.size);

/** The words as one text; a mark comes out as "[1]". */
export function textOf(words: readonly RowWord[]): string {
  return words
    .map((word, index) => {
      const before = words[index - 1];
      const space = before === undefined || isGlued(before, word) ? '' : ' ';
      const marks = word.text.split(',').filter((mark) => mark !== '');
      return space + (word.mark ? marks.map((mark) => `[${mark}]`).join('') : word.text);
    })
    .join('');
}

/** The notes that the words refer to. */
export const marksOf = (words: readonly RowWord[]): readonly string[] =>
  words.flatMap(({ mark, text }) => (mark ? text.split(',').filter((each) => each !== '') : []));

/** Of the row's size, and of the space between its words: a wider gap parts what stands beside each other. */
const GAP = { size: 1.2, spaces: 2.6 };

/** The words of a row, parted where a gap is too wide for a space. */
export function segmentsOf({ words, size }: Row): readonly (readonly RowWord[])[] {
  const gaps = words.slice(1).map((word, index) => word.left - (words[index]?.right ?? word.left));
  const sorted = gaps.filter((gap) => gap > GLUED * size).toSorted((one, other) => one - other);
  const usual = sorted.length > 2 ? (sorted[Math.floor(sorted.length / 2)] ?? 0) : 0;
  const widest = Math.max(GAP.size * size, GAP.spaces * usual);
  const segments: RowWord[][] = [];
  for (const [index, word] of words.entries()) {
    const gap = index === 0 ? Infinity : (gaps[index - 1] ?? 0);
    if (gap > widest) segments.push([word]);
    else segments.at(-1)?.push(word);
  }
  return segments;
}
