import { begins } from '../printed-lines.ts';
import { refersOn, splitMarker } from '../printed-marker.ts';
import { endsSentence, goesOn } from '../sentence-end.ts';
import type { TextLine } from './text-lines.ts';

/** Lines that are one paragraph. */
export type TextParagraph = readonly [TextLine, ...TextLine[]];

/** In letters: what is wider is a paragraph on one line, not a line of one. */
const WIDEST = 130;
/** Narrower text is a list of short lines. */
const NARROWEST = 40;
/** Of all lines: so many are within the width to which a text is wrapped; the address of a page may stand out. */
const WITHIN = 0.97;
/** Of the lines that follow another: so many of a wrapped text begin within a sentence. */
const GOING_ON = 0.2;
/** Of the width: a shorter line that goes on is a line of a list. */
const LONG = 0.6;

/** True for a line in capitals, as typewriters made headings. */
export const isCapitals = (text: string): boolean =>
  text.length <= 100 && (text.match(/\p{Lu}/gu)?.length ?? 0) > 3 && !/\p{Ll}/u.test(text);

/** Puts lines together to paragraphs. A text that was not wrapped has one on each line. */
export function paragraphsOf(lines: readonly TextLine[]): readonly TextParagraph[] {
  const width = wrappedAt(lines);
  const paragraphs: [TextLine, ...TextLine[]][] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open !== undefined && belongs(open, line, width)) open.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

/** The width to which a text is wrapped; none if it is not. */
function wrappedAt(lines: readonly TextLine[]): number | undefined {
  const widths = lines.filter(({ text }) => text.includes(' ')).map(({ indent, text }) => indent + text.length);
  const width = widths.toSorted((one, other) => one - other)[Math.ceil(widths.length * WITHIN) - 1] ?? 0;
  const following = lines.filter(
    (line, index) => index > 0 && !line.afterBlank && splitMarker(line.text) === undefined,
  );
  const goingOn = following.filter(({ text }) => goesOn(text)).length;
  const wrapped = width >= NARROWEST && width <= WIDEST && goingOn > 0 && goingOn >= GOING_ON * following.length;
  return wrapped ? width : undefined;
}

function belongs(paragraph: TextParagraph, line: TextLine, width: number | undefined): boolean {
  const last = paragraph.at(-1) ?? paragraph[0];
  if (begins(line.text, last.text) || isCapitals(last.text) || isCapitals(line.text)) return false;
  const open = !endsSentence(last.text) && goesOn(line.text);
  const length = last.indent + last.text.length;
  if (line.page !== last.page) return open && length > LONG * (width ?? NARROWEST);
  if (width === undefined || line.afterBlank) return false;
  const [next = ''] = line.text.split(' ');
  const full = length + 1 + next.length > width;
  const referred = refersOn(last.text) && /^[\d(]/.test(line.text);
  return isAligned(paragraph, line) && (full || referred || (open && length > LONG * width));
}

/** The first line may be indented, or hang; what is indented after a sentence's end is new. */
function isAligned(paragraph: TextParagraph, line: TextLine): boolean {
  const [first] = paragraph;
  const last = paragraph.at(-1) ?? first;
  if (last !== first && paragraph.at(-2)?.page === last.page) return line.indent === last.indent;
  const deeper = line.indent > first.indent;
  return deeper ? splitMarker(first.text) !== undefined || !endsSentence(last.text) : first.indent - line.indent <= 8;
}
