/** A printed line taken apart: joined again in this order it is the line. */
export interface SplitLine {
  /** White space, and a bullet that stands before a number ("- 4.2 …"), which says no more than the number. */
  readonly before: string;
  readonly marker: string;
  /** White space, and what parts a named marker from its words: "Schedule 1: …". */
  readonly between: string;
  readonly words: string;
}

const ROMAN = '(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})';
const ROMAN_CAPITALS = '(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})';
// Three digits at most: four are a year.
const NUMBER = '\\d{1,3}[A-Za-z]?';
const IN_BRACKETS = `\\((?:${NUMBER}|[a-zA-Z]|${ROMAN}|${ROMAN_CAPITALS}|([a-z])\\1)\\)`;
/** The same without a group to refer to, so that it can be repeated. */
const BRACKETS = `\\((?:${NUMBER}|[a-zA-Z]|${ROMAN}|${ROMAN_CAPITALS}|aa|bb|cc|dd)\\)`;
/** "4.2 (b)" is one number; "4.2 (b) and (c) apply" speaks of others. */
const MORE = `(?:\\s?${BRACKETS}(?!\\s(?:and|or|to)\\s))*`;

const BULLET = /^[•●○◦▪■□▫◆◇‣⁃∙·➢➤►▶✓✔❖→\u{f000}-\u{f0ff}*–—-](?=\s)|^[§Ø](?=\s+\p{L})|^o(?=\t| {2})/u;

/** Sure by their form alone, and followed by white space. */
const SURE: readonly RegExp[] = [
  // "4.2", "4.2.1.", "4.2A", "4.2(b)", "A1.2", "A.1"
  new RegExp(`^(?:[A-Z]\\.?)?\\d{1,3}(?:\\.\\d{1,3})+[A-Za-z]?[.):]?${MORE}(?=\\s)`, 'u'),
  new RegExp(`^[A-Z]\\.\\d{1,3}[.):]?(?=\\s)`, 'u'),
  // "4.", "4)", "4A.", "4 (1)", "4.—(1)"
  new RegExp(`^${NUMBER}[.)]${MORE}(?=\\s)`, 'u'),
  new RegExp(`^\\d{1,3}[A-Z]?(?:\\s?${BRACKETS}(?!\\s(?:and|or|to)\\s))+(?=\\s)`, 'u'),
  new RegExp(`^\\d{1,3}[A-Z]?\\.?[—–-]\\(\\d{1,3}\\)${MORE}(?=\\s)`, 'u'),
  // "(a)", "(iv)", "(aa)", "(1)(a)"
  new RegExp(`^${IN_BRACKETS}${MORE}(?=\\s)`, 'u'),
  // "a.", "a)", "iv.", "II.", "A)"; "A." may be an initial, "c. 1900" and "s. 27" are none
  new RegExp(`^(?:[a-z]|${ROMAN})[.)](?=\\s+[^\\s\\d])`, 'u'),
  new RegExp(`^(?:(?=[IVX]{2})${ROMAN_CAPITALS}[.)]|[A-Z]\\))(?=\\s+\\S)`, 'u'),
  // A number set apart as in a column of its own: "4    Members"
  /^\d{1,3}[A-Z]?(?=\t| {2})/u,
  // "1.Purpose": the space forgotten
  /^\d{1,3}[.)](?=\p{Lu}\p{Ll})/u,
];

const NAMES = 'schedule|part|appendix|annexe?|article|section|chapter|rule|clause|paragraph|principle|step|stage';
const COUNTED = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const NAMED = `^(?:${NAMES})\\s+(?:\\d{1,3}(?:\\.\\d{1,3})*[A-Z]?|(?:${COUNTED}|[A-Z]|${ROMAN_CAPITALS})(?![\\w'’]))${MORE}`;
// "Section 27 of the Act says …" names a section and is none: a separator says that it is its own.
const NAMED_APART = new RegExp(`${NAMED}(?=\\s*[:–—]\\s*\\S|\\s+-\\s+\\S|\\.\\s+\\S)`, 'iu');
const NAMED_FIRST = new RegExp(`${NAMED}(?=\\s+\\S)`, 'iu');

/** What follows a measure or a time, not a clause's number: "2.5 million", "3.30 pm". */
const MEASURED =
  /^\s*(?:[%£$€]|(?:million|billion|thousand|per|percent|pm|am|[ap]\.m|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|miles?|km|metres?|m|cm|mm|kg|tonnes?|times|pence|pounds?|acres?|hectares?)(?![\p{L}\p{N}]))/u;
/** What follows a reference: "4.2 above applies", "(a) and (b)"; "(a) is a member" may well be an item. */
const REFERRED = /^\s*(?:above|below|of|is|are|was|were|applies|apply)(?!\p{L})|^\s*(?:and|or|to)\s+[(\d]/u;
const REFERRED_BRACKETS = /^\s*(?:above|below)(?!\p{L})|^\s*(?:and|or|to)\s+[(\d]/u;
/** Points go on with their lead-in's sentence: "4.2.1 is a member" after "A councillor who:". */
const REFERRED_IN_POINT = /^\s*(?:and|or|to)\s+[(\d]/u;
/** "4.2.a", "4.a)": as word processors number the points of a list. */
const LETTERED_POINT = new RegExp(`^\\d{1,3}(?:\\.\\d{1,3})*(?:\\.(?:[a-z]|${ROMAN}))+[.)]?(?=\\s)`, 'u');
/** A day: "01.05.24". */
const DAY = /^\d{1,2}\.0\d\.\d{2}$/;

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

function numberAt(text: string, heading: boolean, referring?: RegExp): string | undefined {
  const named = NAMED_APART.exec(text)?.[0] ?? (heading ? namedHeading(text) : undefined);
  if (named !== undefined) return named;
  for (const form of SURE) {
    const marker = form.exec(text)?.[0];
    if (marker === undefined) continue;
    const after = text.slice(marker.length);
    const ends = /[.)]$/.test(marker) && !marker.startsWith('(');
    const referred = referring ?? (marker.startsWith('(') ? REFERRED_BRACKETS : REFERRED);
    const other = (!ends && (MEASURED.test(after) || referred.test(after))) || DAY.test(marker);
    return other ? undefined : marker;
  }
  return undefined;
}

/** A point of a list, printed in one line, without the number, letter or bullet before it. */
export function withoutMarker(point: string): string {
  const text = point.trimStart();
  const marker = LETTERED_POINT.exec(text)?.[0] ?? numberAt(text, false, REFERRED_IN_POINT);
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
