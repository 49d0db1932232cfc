import { lexer } from 'marked';
import { createCollecting } from '../collecting.ts';
import { decodeText } from '../decode-text.ts';
import { noteTargets } from '../html/note-targets.ts';
import { PageWalk } from '../html/page-walk.ts';
import { parseHtml } from '../html/parse-html.ts';
import type { ReadSource } from '../source.ts';
import { asPage, noteId } from './as-page.ts';
import { ownParts } from './own-parts.ts';
import type { OwnParts } from './own-parts.ts';

/** Nobody quotes within quotes as often; marked goes one call deeper for each. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t]))){60}/m;

/** Reads Markdown as it would be printed, tables and notes included; HTML within it is read like a page. */
export const readMarkdown: ReadSource = (bytes, limits) => {
  if (bytes.length === 0) return Promise.resolve({ outcome: 'refused', why: 'empty' });
  if (bytes.length > limits.bytes) return Promise.resolve({ outcome: 'refused', why: 'too-large' });
  const text = decodeText(bytes)?.replaceAll(/\r\n?/g, '\n');
  if (text === undefined) return Promise.resolve({ outcome: 'refused', why: 'not-this-format' });
  const own = ownParts(text);
  const page = pageOf(own);
  const root = page === undefined ? undefined : parseHtml(page);
  if (root === undefined) return Promise.resolve({ outcome: 'refused', why: 'too-large' });
  const collecting = createCollecting(limits);
  collecting.leaveOut(own.properties, 'hidden');
  new PageWalk(collecting, noteTargets(root)).walk(root);
  return Promise.resolve(collecting.read(own.title));
};

/** The whole document as a page; undefined if it is nested deeper than marked can follow. */
function pageOf({ rest, notes }: OwnParts): string | undefined {
  if (TOO_DEEP.test(rest)) return undefined;
  const labels = new Set(notes.map(({ label }) => label));
  const marks = new Map<string, string>();
  // Notes are numbered as they are referred to, whatever their labels are.
  const mark = (label: string): string | undefined => {
    if (labels.has(label) && !marks.has(label)) marks.set(label, String(marks.size + 1));
    return marks.get(label);
  };
  try {
    const body = asPage(lexer(rest), mark);
    const below = notes.map(({ label, text }) => {
      const printed = marks.get(label);
      const words = asPage(lexer(text), mark);
      return printed === undefined ? `<p>${label}:</p>${words}` : `<div id="${noteId(printed)}">${words}</div>`;
    });
    return [`<body>${body}`, ...below].join('');
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
