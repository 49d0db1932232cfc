import { markerAt, markerOfPoint, NAMED, NAMES } from '../core/marker-forms.ts';

/** A printed line taken apart: joined again in this order it is the line. */
export interface SplitLine {
  /** White space, and a bullet that stands before a number ("- 4.2 …"), which says no more than the number. */
  readonly before: string;
  readonly marker: string;
  /** White space, and what parts a named marker from its words: "Schedule 1: …". */
  readonly between: string;
  readonly words: string;
}

const BULLET = /^[•●○◦▪■□▫◆◇‣⁃∙·➢➤►▶✓✔❖→\u{f000}-\u{f0ff}*–—-](?=\s)|^[§Ø](?=\s+\p{L})|^o(?=\t| {2})/u;

const NAMED_FIRST = new RegExp(`${NAMED}(?=\\s+\\S)`, 'iu');

/**
 * Takes the number, letter or bullet off the start of a printed line; undefined if nothing there is surely one, or nothing follows it.
 * What may as well be a word ("10 Downing Street", "A. Smith") is left for `markersInRow`, which sees the whole document.
 */
export function splitMarker(line: string, heading = false): SplitLine | undefined {
  const start = line.length - line.trimStart().length;
  const bullet = BULLET.exec(line.slice(start))?.[0];
  if (bullet === undefined) return splitAt(line, start, numberAt(line.slice(start), heading));
  const next = start + bullet.length;
  const inner = next + (line.slice(next).length - line.slice(next).trimStart().length);
  return splitAt(line, inner, numberAt(line.slice(inner), heading)) ?? splitAt(line, start, bullet);
}

const numberAt = (text: string, heading: boolean): string | undefined =>
  markerAt(text) ?? (heading ? namedHeading(text) : undefined);

/** A point of a list, printed in one line, without the number, letter or bullet before it. */
export function withoutMarker(point: string): string {
  const text = point.trimStart();
  const marker = markerOfPoint(text);
  return marker === undefined ? (splitMarker(text)?.words ?? text) : text.slice(marker.length).trimStart();
}

/** "Schedule 1 The principles", not "Section 27 of the Act". */
function namedHeading(text: string): string | undefined {
  const marker = NAMED_FIRST.exec(text)?.[0];
  return marker === undefined || /^\s+\p{Ll}/u.test(text.slice(marker.length)) ? undefined : marker;
}

function splitAt(line: string, at: number, marker: string | undefined): SplitLine | undefined {
  if (marker === undefined) return undefined;
  const rest = line.slice(at + marker.length);
  const parted = /^\p{L}{3}/u.test(marker) ? /^\s*(?:[:–—]|-(?=\s)|\.(?=\s))?\s*/u : /^\s*/u;
  const between = parted.exec(rest)?.[0] ?? '';
  const words = rest.slice(between.length);
  return words === '' ? undefined : { before: line.slice(0, at), marker, between, words };
}

const REFERS = new RegExp(
  `(?:^|[\\s(])(?:(?:${NAMES}|page|number|no\\.?|regulation|item|paragraph|para|bullet|point|question|table|figure)s?|of|to|in|under|by|with|from|see|the|at|than|about|over|least|most|£)$`,
  'iu',
);
const AND_ANOTHER = /(?:\d|\d?\([a-z0-9]{1,4}\))\s*(?:,|and|or|to|&|[–-])$/iu;

/** True if a line ends so that a number at the start of the next one belongs to it: "in accordance with paragraph". */
export const refersOn = (line: string): boolean => {
  const end = line.trimEnd();
  return REFERS.test(end) || AND_ANOTHER.test(end);
};
