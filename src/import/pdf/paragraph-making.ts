import { refersOn } from '../printed-marker.ts';
import { endsSentence, goesOn } from '../sentence-end.ts';
import type { Line } from './lines.ts';

/** Lines that are one paragraph. */
export type Paragraph = readonly [Line, ...Line[]];

export const isParagraph = (part: Paragraph | { readonly kind: string }): part is Paragraph => !('kind' in part);

/** Of the size. */
const SAME = { size: 0.07, indent: 0.45 };
/** Of the usual distance of lines: a wider one parts paragraphs. */
const PARTED = 1.3;
/** Of the column's width: what follows a shorter line that does not end a sentence begins something new. */
const LONG = 0.6;

/** Puts lines together to paragraphs; `pitch` is the usual distance of two lines of one size. */
export function paragraphsOf(lines: readonly Line[], pitch: (size: number) => number): readonly Paragraph[] {
  const paragraphs: [Line, ...Line[]][] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open !== undefined && belongs(open, line, pitch(line.size))) open.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

function belongs(paragraph: Paragraph, line: Line, pitch: number): boolean {
  const last = paragraph.at(-1) ?? paragraph[0];
  if (Math.abs(last.size - line.size) > SAME.size * line.size || last.bold !== line.bold) {
    return isEmphasis(paragraph, last, line, pitch);
  }
  if (line.split !== undefined && (line.markerApart || !(refersOn(last.text) && isFull(last, line)))) return false;
  if (last.column.number !== line.column.number) return goesOver(last, line);
  const step = last.y - line.y;
  if (step <= 0 || step > PARTED * pitch) return false;
  return isAligned(paragraph, line) && (isFull(last, line) || isOpen(last, line) || isCentred(paragraph, line));
}

/** A few bold words may take up a line of their own within a paragraph. */
function isEmphasis(paragraph: Paragraph, last: Line, line: Line, pitch: number): boolean {
  const step = last.y - line.y;
  return (
    Math.abs(last.size - line.size) <= SAME.size * line.size &&
    last.column.number === line.column.number &&
    line.split === undefined &&
    step > 0 &&
    step <= PARTED * pitch &&
    isAligned(paragraph, line) &&
    isFull(last, line) &&
    !endsSentence(last.text)
  );
}

/** True if the next word would not have found room. */
const isFull = (last: Line, line: Line): boolean =>
  last.right + line.firstWidth + 0.2 * line.size > last.column.right - 0.5 * line.size;

const isOpen = (last: Line, line: Line): boolean =>
  !endsSentence(last.text) &&
  goesOn(line.text) &&
  last.right - last.column.left > LONG * (last.column.right - last.column.left);

/** The first line may be indented, or hang. */
function isAligned(paragraph: Paragraph, line: Line): boolean {
  const [first] = paragraph;
  const last = paragraph.at(-1) ?? first;
  const same = (x: number): boolean => Math.abs(line.left - x) <= SAME.indent * line.size;
  if (isCentred(paragraph, line)) return true;
  if (last !== first) return same(last.left);
  const hangs = line.left > first.left && line.left <= first.wordsLeft + SAME.indent * line.size;
  const indented = first.split === undefined && line.left < first.left && first.left - line.left < 5 * line.size;
  return same(first.left) || hangs || (indented && isFull(first, line));
}

/** Titles are centred; a line of the whole width is centred, too, and says nothing. */
function isCentred(paragraph: Paragraph, line: Line): boolean {
  const [first] = paragraph;
  const middle = (each: Line): number => (each.left + each.right) / 2;
  const column = (line.column.left + line.column.right) / 2;
  const away = line.left - line.column.left > line.size && first.left - first.column.left > line.size;
  return away && Math.abs(middle(line) - column) < line.size && Math.abs(middle(first) - column) < line.size;
}

/** From one column or page to the next, a sentence goes on if it had not ended and nothing new begins. */
function goesOver(last: Line, line: Line): boolean {
  if (line.split !== undefined || last.bold || endsSentence(last.text)) return false;
  const width = last.column.right - last.column.left;
  return last.right - last.column.left > LONG * width && (goesOn(line.text) || isFull(last, line));
}
