import { runningLines } from '../running-lines.ts';
import type { RunningWhy } from '../running-lines.ts';
import { edged, edgesOf, withoutRunning } from './edges.ts';
import { takeNotes } from './foot-notes.ts';
import type { PrintedNote } from './foot-notes.ts';
import { bodySize } from './headings.ts';
import type { Line } from './lines.ts';
import { layoutOf } from './page-layout.ts';
import type { Item } from './page-layout.ts';
import { holds } from './pictured-pages.ts';
import type { Holds } from './pictured-pages.ts';
import type { PrintedPage } from './printed-page.ts';

/** What runs along the edge of a page. */
export interface RunningText {
  readonly page: number;
  readonly text: string;
  readonly why: RunningWhy;
}

/** A whole document, in reading order and without what is printed on every page. */
export interface DocumentLayout {
  readonly items: readonly Item[];
  readonly notes: readonly PrintedNote[];
  readonly heads: readonly RunningText[];
  readonly feet: readonly RunningText[];
  /** By the pages' numbers. */
  readonly holds: ReadonlyMap<number, Holds>;
  /** The size of most of its letters. */
  readonly body: number;
}

/** Lays out the pages one after the other; what is a running line shows only in all of them together. */
export function layoutOfAll(pages: readonly PrintedPage[]): DocumentLayout {
  const edges = pages.map(edged);
  const running = runningLines(edges.map(edgesOf));
  const [heads, feet]: [RunningText[], RunningText[]] = [[], []];
  const held = new Map<number, Holds>();
  const laid: (readonly Item[])[] = [];
  let columns = 0;
  for (const [index, page] of edges.entries()) {
    const kept = withoutRunning(page, running[index] ?? { head: [], foot: [] });
    held.set(page.page.number, holds(page.page, kept.words));
    heads.push(...kept.head.map((line) => ({ ...line, page: page.page.number })));
    feet.push(...kept.foot.map((line) => ({ ...line, page: page.page.number })));
    const items = layoutOf(page.page, kept.words, columns);
    columns = items.reduce(
      (most, item) => (item.kind === 'line' ? Math.max(most, item.column.number + 1) : most),
      columns,
    );
    laid.push(items);
  }
  const lines = laid.flat().filter((item) => item.kind === 'line');
  const body = bodySize(lines);
  return { ...withoutNotes(laid, body, lines), heads, feet, holds: held, body };
}

function withoutNotes(
  pages: readonly (readonly Item[])[],
  body: number,
  lines: readonly Line[],
): Pick<DocumentLayout, 'items' | 'notes'> {
  const marks = new Set(lines.flatMap((line) => line.marks));
  const items: (readonly Item[])[] = [];
  const notes: PrintedNote[] = [];
  for (const page of pages) {
    const last = notes.at(-1);
    const taken = takeNotes(page, body, marks, last);
    items.push(taken.items);
    if (last !== undefined && taken.goesOn.length > 0) {
      notes[notes.length - 1] = { ...last, lines: [...last.lines, ...taken.goesOn] };
    }
    for (const note of taken.notes) notes.push(note);
  }
  return { items: items.flat(), notes };
}
