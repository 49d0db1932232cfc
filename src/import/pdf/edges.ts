import type { EdgeLine, Edges, Running } from '../running-lines.ts';
import type { PrintedPage, PrintedWord } from './printed-page.ts';
import { rowsOf, textOf } from './rows.ts';
import type { Row } from './rows.ts';

/** Of a page's height: a running line stands no further from the edge. */
const EDGE = 0.16;
/** A letterhead on every page has no more lines. */
const MOST = 6;

/** A page with its rows near the edges. */
export interface EdgedPage {
  readonly page: PrintedPage;
  readonly head: readonly Row[];
  readonly foot: readonly Row[];
}

export function edged(page: PrintedPage): EdgedPage {
  const rows = rowsOf(page.words);
  const head = rows.slice(0, MOST).filter(({ y }) => y > page.height * (1 - EDGE));
  const foot = rows.slice(-MOST).filter(({ y }) => y < page.height * EDGE);
  return { page, head, foot: foot.filter((row) => !head.includes(row)).toReversed() };
}

const lineOf = ({ words, y }: Row): EdgeLine => ({
  text: textOf(words),
  // Odd and even pages may have them left and right; what grows with its number starts elsewhere when centred.
  place: String(Math.round(y)),
  sure: words.every(({ artifact }) => artifact),
});

export const edgesOf = ({ head, foot }: EdgedPage): Edges => ({ head: head.map(lineOf), foot: foot.map(lineOf) });

/** What stays of a page without its running lines, and these, in the order in which they are printed. */
export function withoutRunning(
  { page, head, foot }: EdgedPage,
  running: Running,
): {
  readonly words: readonly PrintedWord[];
  readonly head: readonly { readonly text: string; readonly why: Running['head'][number] }[];
  readonly foot: readonly { readonly text: string; readonly why: Running['head'][number] }[];
} {
  const gone = [...head.slice(0, running.head.length), ...foot.slice(0, running.foot.length)].flatMap(
    ({ words }) => words,
  );
  const places = new Set(gone.map(placeOf));
  const said = (rows: readonly Row[], whys: Running['head']): { text: string; why: Running['head'][number] }[] =>
    whys.flatMap((why, index) => {
      const row = rows[index];
      return row === undefined ? [] : [{ text: textOf(row.words), why }];
    });
  return {
    words: page.words.filter((word) => !places.has(placeOf(word))),
    head: said(head, running.head),
    foot: said(foot, running.foot).toReversed(),
  };
}

const placeOf = ({ left, y, text }: PrintedWord): string => `${left} ${y} ${text}`;
