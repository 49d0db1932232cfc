import { endsSentence } from '../sentence-end.ts';
import type { Line } from './lines.ts';
import type { Item } from './page-layout.ts';

export interface PrintedNote {
  readonly mark: string;
  readonly lines: readonly string[];
}

/** Of the body's size: notes are smaller. */
const SMALLER = 0.94;
const MARK = /^\(?\[?(\d{1,3}|[ivx]{1,5}|[*†‡§]{1,3})[\]).]?\s*(?=\S)/u;

/**
 * Takes the notes from the foot of a page's columns: small lines at the end, from the first that starts with a mark the text has.
 * What goes on from the page before is put to the note it belongs to.
 */
export function takeNotes(
  items: readonly Item[],
  body: number,
  marks: ReadonlySet<string>,
  before: PrintedNote | undefined,
): { readonly items: readonly Item[]; readonly notes: readonly PrintedNote[]; readonly goesOn: readonly string[] } {
  let kept: Item[] = [];
  let notes: PrintedNote[] = [];
  let goesOn: readonly string[] = [];
  for (const column of columnsOf(items)) {
    const small = column.findLastIndex((item) => item.kind !== 'line' || item.size > SMALLER * body) + 1;
    const tail = column.slice(small).filter((item) => item.kind === 'line');
    const first = tail.findIndex(({ text }) => marks.has(MARK.exec(text)?.[1] ?? ''));
    const open = before !== undefined && !endsSentence(before.lines.at(-1) ?? '') && small > 0 && tail.length > 0;
    const from = first === -1 ? tail.length : first;
    if (open && goesOn.length === 0 && (from > 0 || first === -1)) {
      goesOn = tail.slice(0, from).map(({ text }) => text);
      kept = kept.concat(column.slice(0, small));
    } else kept = kept.concat(column.slice(0, small + from));
    notes = notes.concat(notesOf(tail.slice(from), marks));
  }
  return { items: kept, notes, goesOn };
}

function columnsOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const columns: Item[][] = [];
  let number: number | undefined;
  for (const item of items) {
    const last = columns.at(-1);
    const same = last !== undefined && (item.kind !== 'line' || number === undefined || item.column.number === number);
    if (same) last.push(item);
    else columns.push([item]);
    number = item.kind === 'line' ? item.column.number : undefined;
  }
  return columns;
}

function notesOf(lines: readonly Line[], marks: ReadonlySet<string>): readonly PrintedNote[] {
  const notes: { mark: string; lines: string[] }[] = [];
  for (const { text } of lines) {
    const found = MARK.exec(text);
    const mark = found?.[1];
    if (mark !== undefined && marks.has(mark) && isNext(mark, notes.at(-1)?.mark)) {
      notes.push({ mark, lines: [text.slice(found?.[0].length)] });
    } else notes.at(-1)?.lines.push(text);
  }
  return notes;
}

/** "12 months" at the start of a note's second line is no note, unless twelve comes next. */
const isNext = (mark: string, last: string | undefined): boolean =>
  last === undefined || !/^\d+$/.test(mark) || Number(mark) === Number(last) + 1;
