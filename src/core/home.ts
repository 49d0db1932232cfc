import type { NonEmpty } from './guidance.ts';
import type { Button } from './sheet.ts';

/** What a person sees of their own matters, as data. Bounded: whatever is kept, there are no more and no longer texts than `HOME_MOST` says. */
export interface Home {
  readonly heading: string;
  /** Where a question can be typed; undefined where only a part of the page is shown. */
  readonly ask: AskBox | undefined;
  readonly sections: NonEmpty<HomeSection>;
}

export interface AskBox {
  readonly label: string;
  readonly send: string;
}

/** `heading` is fixed words. */
export interface HomeSection {
  readonly heading: string;
  /** Sentences under the heading. */
  readonly lines: readonly string[];
  readonly rows: readonly HomeRow[];
  /** Under the rows; only for those who may. */
  readonly reload: ReloadButtons | undefined;
}

/** One matter: what it is in its first line, the rest in the others. */
export interface HomeRow {
  readonly lines: NonEmpty<string>;
  /** The one that is mostly meant, if there is one. */
  readonly button: Button | undefined;
}

/** Two buttons beside each other: to have the guidance read again, and to see what would become otherwise. */
export interface ReloadButtons {
  readonly label: string;
  readonly preview: string;
}

/**
 * What a page holds at the most. With every section full it is under Slack's hundred blocks a view; the texts of a row together, every
 * character of them escaped, under its 3,000 characters a text.
 */
export const HOME_MOST = {
  open: 10,
  lately: 5,
  receipts: 5,
  documents: 15,
  queue: 10,
  closed: 5,
  problems: 10,
  coming: 5,
  editions: 10,
  firstLine: 290,
  line: 140,
  linesBelow: 2,
} as const;

/** A text in one line, cut between characters with an ellipsis if it is longer. */
export function oneLine(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  // Half a character is none.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** A row within bounds; lines without a word in them are left out. */
export function homeRow(first: string, below: readonly string[], button?: Button): HomeRow {
  const more = below.map((line) => oneLine(line, HOME_MOST.line)).filter((line) => line !== '');
  return { lines: [oneLine(first, HOME_MOST.firstLine), ...more.slice(0, HOME_MOST.linesBelow)], button };
}
