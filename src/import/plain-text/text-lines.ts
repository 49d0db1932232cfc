import { splitMarker } from '../printed-marker.ts';
import { isPageOfPages, runningLines } from '../running-lines.ts';
import type { Edges, RunningWhy } from '../running-lines.ts';

/** A line with words on it. */
export interface TextLine {
  /** Which of all lines with words it is, from 0. */
  readonly number: number;
  readonly page: number;
  readonly indent: number;
  readonly text: string;
  /** What tabs or wide gaps part; one if there are none, or if a marker is all that stands before the first. */
  readonly cells: readonly string[];
  /** Nothing but white space stands between it and the line before. */
  readonly afterBlank: boolean;
  /** It is printed on every page. */
  readonly running?: RunningWhy;
}

/** How many columns a tab reaches on a typewriter. */
const TAB = 8;
/** A letterhead has no more lines. */
const EDGE = 4;

/** The pages of a text, which form feeds part; most texts are one. */
export const pagesIn = (text: string): readonly string[] => text.replace(/\f\s*$/, '').split('\f');

/** The lines of all pages, those known that are printed on each. */
export function linesOf(pages: readonly string[]): readonly TextLine[] {
  const lines = pages.map((page, index) => linesOn(page, index + 1));
  if (pages.length === 1) return lines.flat().map((line, number) => ({ ...line, number, ...pageNumber(line) }));
  const running = runningLines(lines.map(edgesOf));
  const all = lines.flatMap((own, page) => {
    const { head, foot } = running[page] ?? { head: [], foot: [] };
    return own.map((line, index) => {
      const why = head[index] ?? foot[own.length - 1 - index];
      return why === undefined ? { ...line, ...pageNumber(line) } : { ...line, running: why };
    });
  });
  return all.map((line, number) => ({ ...line, number }));
}

const pageNumber = ({ text }: TextLine): Pick<TextLine, 'running'> =>
  isPageOfPages(text) ? { running: 'page-number' } : {};

function linesOn(page: string, number: number): readonly TextLine[] {
  const lines: TextLine[] = [];
  let blank = false;
  for (const raw of page.split('\n')) {
    const text = raw.trim();
    if (text === '') {
      blank = true;
      continue;
    }
    const indent = indentOf(raw.slice(0, raw.length - raw.trimStart().length));
    const cells = cellsOf(withoutSpaces(raw.trimStart()));
    lines.push({ number: 0, page: number, indent, text, cells, afterBlank: blank });
    blank = false;
  }
  return lines;
}

/** Parts cells: a tab, or more spaces than justified lines have. */
const CELL = /\t+| {4,}/u;

/** Without the spaces at its end; a tab there opens a cell. */
const withoutSpaces = (line: string): string => {
  const end = line.trimEnd().length;
  return line.slice(0, end) + (line.slice(end).includes('\t') ? '\t' : '');
};

function cellsOf(text: string): readonly string[] {
  const cells = text.split(CELL);
  return splitMarker(`${cells[0] ?? ''}\tx`)?.words === 'x' ? [text] : cells;
}

const indentOf = (space: string): number => space.replaceAll('\t', ' '.repeat(TAB)).length;

const edgesOf = (lines: readonly TextLine[]): Edges => {
  const edge = (some: readonly TextLine[]): Edges['head'] => some.map(({ text }) => ({ text, place: '' }));
  return { head: edge(lines.slice(0, EDGE)), foot: edge(lines.slice(-EDGE).toReversed()) };
};
