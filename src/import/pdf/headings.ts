import type { Line } from './lines.ts';
import type { Paragraph } from './paragraph-making.ts';

/** Of the body's size. */
const LARGER = 1.08;
/** In letters: what is longer is a paragraph that somebody wanted read. */
const LONGEST = 150;

const ENDS_SENTENCE = /[.;,]["'”’)]*$/u;

/** The size that most letters have. */
export function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0];
}

/** How large each heading is among those of its document, from 1; nothing for a paragraph that is none. */
export function headingLevels(paragraphs: readonly Paragraph[], body: number): ReadonlyMap<Paragraph, number> {
  const headings = paragraphs.filter((paragraph) => isHeading(paragraph, body));
  const ranks = [...new Set(headings.map(rankOf))].toSorted((one, other) => other - one);
  return new Map(headings.map((heading) => [heading, ranks.indexOf(rankOf(heading)) + 1]));
}

const textOf = (paragraph: Paragraph): string => paragraph.map(({ split, text }) => split?.words ?? text).join(' ');

const isCapitals = (text: string): boolean => (text.match(/\p{Lu}/gu)?.length ?? 0) > 3 && !/\p{Ll}/u.test(text);

function isHeading(paragraph: Paragraph, body: number): boolean {
  const text = textOf(paragraph);
  if (text.length > LONGEST || !/\p{L}{2}/u.test(text)) return false;
  if (paragraph.every(({ size }) => size >= LARGER * body)) return true;
  const smaller = paragraph.some(({ size }) => size < body / LARGER);
  const bold = paragraph.every((line) => line.bold);
  return !smaller && !ENDS_SENTENCE.test(text) && (bold || (isCapitals(text) && paragraph.length < 3));
}

/** Size first, then weight, then capitals. */
function rankOf(paragraph: Paragraph): number {
  const [first] = paragraph;
  return Math.round(first.size * 2) * 4 + (first.bold ? 2 : 0) + (isCapitals(textOf(paragraph)) ? 1 : 0);
}
