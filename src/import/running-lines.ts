import { splitMarker } from './printed-marker.ts';
import type { LeftOut } from './source.ts';

export type RunningWhy = Extract<LeftOut['why'], 'running-head' | 'running-foot' | 'page-number'>;

/** A line near the edge of a page. */
export interface EdgeLine {
  readonly text: string;
  /** Lines of different pages are the same running line only at the same place; empty where places say nothing. */
  readonly place: string;
  /** The file itself says that it is no part of the text. */
  readonly sure?: boolean;
}

/** The lines at the top and at the bottom of a page, each from the edge inwards. */
export interface Edges {
  readonly head: readonly EdgeLine[];
  readonly foot: readonly EdgeLine[];
}

/** What the outermost lines of a page are; the first line that is none ends it. */
export interface Running {
  readonly head: readonly RunningWhy[];
  readonly foot: readonly RunningWhy[];
}

const NUMBER = /(?<![\d.])\d{1,4}(?![.\d]*\d)/g;
const PAGE = /^(?:page|p\.?)?\s*[-–—[(|]*\s*(\d{1,4}|[ivxl]{1,6})\s*[-–—\])|]*(?:\s*(?:of|\/)\s*\d{1,4})?\s*[-–—|]*$/iu;
const PAGE_OF = /^page\s+\d{1,4}(?:\s+of\s+\d{1,4})?$/iu;

/** "Page 1 of 2": a page's number wherever it stands, also where nothing says where pages end. */
export const isPageOfPages = (text: string): boolean => /^page\s+\d{1,4}\s+of\s+\d{1,4}$/iu.test(text.trim());

const RUNNING = { head: 'running-head', foot: 'running-foot' } as const;

/** In letters: what is longer says more than a page's number. */
const LONGEST_PAGE = 40;

const pageIn = (text: string): string | undefined => (text.length > LONGEST_PAGE ? undefined : PAGE.exec(text)?.[1]);

/** How often a line has to come again: odd and even pages may differ, and so may chapters of a long document. */
const enough = (pages: number): number => Math.max(2, Math.min(3, Math.ceil(pages / 3)));

/** The running heads, feet and page numbers of a document, page by page: what comes again, but for a number that counts the pages. */
export function runningLines(pages: readonly Edges[]): readonly Running[] {
  const seen = new Map<string, Set<number>>();
  const most = Math.max(3, pages.length / 2);
  for (const [page, { head, foot }] of pages.entries()) {
    for (const [side, lines] of [['head', head] as const, ['foot', foot] as const]) {
      for (const key of lines.flatMap((line) => keysOf(line, side, page))) {
        const on = seen.get(key) ?? new Set();
        seen.set(key, on.add(page));
      }
    }
  }
  const fewest = enough(pages.length);
  const again = (line: EdgeLine, side: 'head' | 'foot', page: number): boolean =>
    line.sure === true ||
    PAGE_OF.test(line.text) ||
    keysOf(line, side, page).some((key) => (seen.get(key)?.size ?? 0) >= (key.startsWith(COUNTING) ? most : fewest));
  const peel = (lines: readonly EdgeLine[], side: 'head' | 'foot', page: number): readonly RunningWhy[] => {
    const end = lines.findIndex((line) => !again(line, side, page));
    const outer = lines.slice(0, end === -1 ? lines.length : end);
    return outer.map(({ text }) => (pageIn(text) !== undefined ? 'page-number' : RUNNING[side]));
  };
  return pages.map(({ head, foot }, page) => ({ head: peel(head, 'head', page), foot: peel(foot, 'foot', page) }));
}

/** What a line may have in common with one of another page: itself, or itself with its first or last number counted from the page. */
function keysOf({ text, place }: EdgeLine, side: string, page: number): readonly string[] {
  const start = `${side} ${place} `;
  const roman = pageIn(text);
  if (roman !== undefined) return [`${start}# ${valueOf(roman) - page}`];
  const own = ownEnd(text);
  const numbers = [...text.matchAll(NUMBER)].filter(({ index }) => index >= own);
  const counted = [numbers.at(0), numbers.at(-1)].flatMap((found) =>
    found === undefined
      ? []
      : `${text.slice(0, found.index)}#${Number(found[0]) - page}#${text.slice(found.index + found[0].length)}`,
  );
  const last = numbers.at(-1);
  const ends = last !== undefined && last.index + last[0].length === text.length;
  const counting = ends ? [`${COUNTING} ${start}${Number(last[0]) - page}`] : [];
  return [...[text, ...counted].map((key) => start + key), ...counting];
}

/** Where a line's own number ends: sections or schedules that each begin a page are numbered as the pages are, and stay. */
function ownEnd(text: string): number {
  const split = splitMarker(text, true) ?? splitMarker(`${text}\tx`, true);
  if (split !== undefined) return split.before.length + split.marker.length;
  return /^(?!pages?\b)\p{L}+\s+\d+$/iu.test(text) ? text.length : 0;
}

/** Starts the key of a line of which nothing comes again but that a number counts the pages: the name of a chapter and the page. */
const COUNTING = '#';

const ROMAN: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['v', 5],
  ['x', 10],
  ['l', 50],
]);

function valueOf(number: string): number {
  if (/^\d/.test(number)) return Number(number);
  const values = Array.from(number.toLowerCase(), (letter) => ROMAN.get(letter) ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
