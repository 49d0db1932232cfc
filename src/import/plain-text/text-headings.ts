import { splitMarker } from '../printed-marker.ts';
import { endsSentence } from '../sentence-end.ts';
import { isCapitals } from './text-paragraphs.ts';
import type { TextParagraph } from './text-paragraphs.ts';

/** What a paragraph is printed as, if it is a heading: the words without what only says so, and how large it is among others. */
export interface TextHeading {
  readonly text: string;
  readonly rank: number;
}

/** In letters and words. */
const LONGEST = { numbered: 80, plain: 60, words: 10 };
/** In letters: what a heading stands above is prose. */
const PROSE = 60;

const UNDERLINE = /^(?:={3,}|-{3,})$/;
const NAMED = /^(?:schedule|part|appendix|annexe?|chapter|article|section)\s/iu;

/** True for a line that only underlines the one above. */
export const isUnderline = (text: string): boolean => UNDERLINE.test(text);

/** A paragraph as a heading, by how it is typed and by what follows; undefined if it may as well be none. */
export function headingIn(
  paragraph: TextParagraph,
  before: TextParagraph | undefined,
  after: TextParagraph | undefined,
): TextHeading | undefined {
  const [{ text }, second] = paragraph;
  if (paragraph.length > 1 && !(paragraph.length === 2 && isUnderline(second?.text ?? ''))) return undefined;
  const below = second?.text ?? after?.[0].text ?? '';
  const hashes = /^(#{1,6})\s+(.+)$/u.exec(text);
  if (hashes !== null) return { text: hashes[2] ?? '', rank: hashes[1]?.length ?? 1 };
  if (isUnderline(below)) return { text, rank: below.startsWith('=') ? 1 : 2 };
  const words = splitMarker(text, true)?.words ?? text;
  if (/[.;,]$/.test(text) || !/\p{L}{2}/u.test(words)) return undefined;
  if (isCapitals(words)) return { text, rank: 1.5 };
  return named(text) ?? numbered(text, after) ?? plain(text, before, after);
}

/** "Schedule 1 The principles", and "Schedule 1" by itself. */
function named(text: string): TextHeading | undefined {
  const alone = splitMarker(`${text}: x`)?.words === 'x';
  const marked = NAMED.test(text) && (alone || splitMarker(text, true) !== undefined);
  return marked && text.length <= LONGEST.numbered ? { text, rank: 1.8 } : undefined;
}

function numbered(text: string, after: TextParagraph | undefined): TextHeading | undefined {
  const { marker = '', words = '' } = splitMarker(text) ?? {};
  const levels = /^(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]+)[.)]?$/.exec(marker)?.[0].match(/\w+/g)?.length;
  if (levels === undefined || !isShort(words, LONGEST.numbered) || after === undefined) return undefined;
  const next = splitMarker(after[0].text)?.marker;
  const stem = marker.replace(/[.)]$/, '');
  const above = next === undefined ? isProse(after) : next.startsWith(`${stem}.`);
  return above ? { text, rank: 1.5 + levels } : undefined;
}

function plain(
  text: string,
  before: TextParagraph | undefined,
  after: TextParagraph | undefined,
): TextHeading | undefined {
  const marked = splitMarker(text) !== undefined || /:\s|:$|\t|\[\d|@|^https?:/u.test(text);
  const listed = before?.at(-1)?.text.endsWith(':') ?? false;
  const fits = !marked && !listed && isShort(text, LONGEST.plain) && after !== undefined && isProse(after);
  return fits ? { text, rank: 3 } : undefined;
}

const isShort = (words: string, most: number): boolean =>
  words.length <= most && words.split(/\s+/u).length <= LONGEST.words && /^["'“‘]?\p{Lu}/u.test(words);

function isProse(paragraph: TextParagraph): boolean {
  const letters = paragraph.reduce((sum, { text }) => sum + text.length, 0);
  return letters >= PROSE && endsSentence(paragraph.at(-1)?.text ?? '');
}
