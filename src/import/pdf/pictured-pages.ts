import type { Box, PrintedPage, PrintedWord } from './printed-page.ts';

/** A stamp, a heading above a scan and the like have fewer words. */
const HARDLY_ANY = 20;
/** Of a page: what has some words is a picture if it is mostly one; without a word, more than a logo is enough. */
const MOSTLY = 0.5;
const MORE_THAN_A_LOGO = 0.02;

/** What a page has to read: its words, or only a picture, whose words are not read. */
export type Holds = 'words' | 'picture' | 'nothing';

/** `own`: the words of a page without what runs along the edges of all of them. */
export function holds(page: PrintedPage, own: readonly PrintedWord[]): Holds {
  const words = own.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length;
  if (words < HARDLY_ANY && covered(page) >= (words === 0 ? MORE_THAN_A_LOGO : MOSTLY)) return 'picture';
  return words === 0 ? 'nothing' : 'words';
}

/** How much of a page its pictures cover; more than 1 where they lie on each other. */
function covered({ width, height, pictures }: PrintedPage): number {
  const within = (from: number, to: number, end: number): number => Math.max(0, Math.min(to, end) - Math.max(from, 0));
  const areaOf = ({ left, right, bottom, top }: Box): number =>
    within(left, right, width) * within(bottom, top, height);
  return pictures.reduce((sum, box) => sum + areaOf(box), 0) / (width * height);
}
