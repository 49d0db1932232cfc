import type { ChangedWords, LeftOut } from '../source.ts';
import type { Xml } from './xml.ts';

export type Why = LeftOut['why'];

/** Text of a paragraph as it comes, of which some is left out. */
export interface Piece {
  readonly text: string;
  readonly why: Why | undefined;
  /** Without text: of the paragraph's own mark. */
  readonly change?: ChangedWords['change'];
}

/** A text box where it is anchored, with why all of it is left out, if it is. */
export interface Box {
  readonly content: Xml;
  readonly why: Why | undefined;
}

/** What stands in a paragraph, in order. */
export interface Inline {
  readonly pieces: readonly Piece[];
  readonly boxes: readonly Box[];
}

/** Runs of white space as one space, and no soft hyphens: they are printed only where a line ends. */
export const tidy = (text: string): string => text.replaceAll('\u00AD', '').replace(/\s+/g, ' ').trim();

/** The words that are printed. */
export const shownText = ({ pieces }: Inline): string =>
  tidy(pieces.map(({ text, why }) => (why === undefined ? text : '')).join(''));

/** Pieces of these are told apart even where one follows the other. */
const EACH_BY_ITSELF: readonly Why[] = ['comment', 'picture'];

/** What is left out, a text for each reason; two passages left out for one reason stay apart by a space. */
export function leftOutOf({ pieces }: Inline): readonly { readonly why: Why; readonly text: string }[] {
  const texts: { readonly why: Why; text: string }[] = [];
  const gathered = new Map<Why, (typeof texts)[number]>();
  let before: Why | undefined;
  for (const { text, why } of pieces) {
    const same = why === undefined ? undefined : gathered.get(why);
    if (same !== undefined) same.text += before === why ? text : ` ${text}`;
    else if (why !== undefined) {
      const left = { why, text };
      texts.push(left);
      if (!EACH_BY_ITSELF.includes(why)) gathered.set(why, left);
    }
    before = why;
  }
  return texts
    .map(({ why, text }) => ({ why, text: tidy(text) }))
    .filter(({ why, text }) => text !== '' || why === 'picture');
}
