/** What a number or a letter may be called: "Schedule 1", "Part Three". */
export const NAMES =
  'schedule|part|appendix|annexe?|article|section|chapter|rule|clause|paragraph|principle|step|stage';

const ROMAN = '(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})';
const ROMAN_CAPITALS = '(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})';
// Three digits at most: four are a year.
const NUMBER = '\\d{1,3}[A-Za-z]?';
const IN_BRACKETS = `\\((?:${NUMBER}|[a-zA-Z]|${ROMAN}|${ROMAN_CAPITALS}|([a-z])\\1)\\)`;
/** The same without a group to refer to, so that it can be repeated. */
const BRACKETS = `\\((?:${NUMBER}|[a-zA-Z]|${ROMAN}|${ROMAN_CAPITALS}|aa|bb|cc|dd)\\)`;
/** "4.2 (b)" is one number; "4.2 (b) and (c) apply" speaks of others. */
const MORE = `(?:\\s?${BRACKETS}(?!\\s(?:and|or|to)\\s))*`;

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

const COUNTED = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
/** A named marker at the beginning, whatever follows it. */
export const NAMED = `^(?:${NAMES})\\s+(?:\\d{1,3}(?:\\.\\d{1,3})*[A-Z]?|(?:${COUNTED}|[A-Z]|${ROMAN_CAPITALS})(?![\\w'’]))${MORE}`;
// "Section 27 of the Act says …" names a section and is none: a separator says that it is its own.
const NAMED_APART = new RegExp(`${NAMED}(?=\\s*[:–—]\\s*\\S|\\s+-\\s+\\S|\\.\\s+\\S)`, 'iu');

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
 * The number or letter that a printed line begins with, if its form alone tells that it is one: never a sum, a year, a measure or a place that is
 * referred to.
 */
export const markerAt = (text: string): string | undefined => sureMarker(text);

/** The same of a point of a list. */
export const markerOfPoint = (point: string): string | undefined =>
  LETTERED_POINT.exec(point)?.[0] ?? sureMarker(point, REFERRED_IN_POINT);

/** `referring`: what follows a reference, where the number before it is none of the line's own. */
function sureMarker(text: string, referring?: RegExp): string | undefined {
  const named = NAMED_APART.exec(text)?.[0];
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

// In a list a letter with a full stop is no initial; a short word with one ("Stop. Think.") is no marker there either.
const IN_LIST =
  /^(?:\(?(?:\d{1,3}|[a-z]|x{0,3}(?:ix|iv|v?i{0,3})(?<=[ivx]))[.)]|\d{1,3}:|\(\d{1,3}(?:\.\d{1,3})+\)|\d{1,3}(?:\.\d{1,3})*\.[a-z][.)]?|\[(?:\d{1,3}|[a-z])\])(?=\s)/iu;
/** A number that nothing sets apart, and a word behind it: "1 Introduction", "3 days before". */
export const BARE_NUMBER = /^(\d{1,3})\s(?=\p{L})/u;
/** Fewer bare numbers in a row may be chance: "1 High Street" and "2 High Street". */
export const FEWEST_IN_ROW = 3;

/** What each point of a list prints as its own number or letter, undefined where it prints none. A bare number is one where all of them count from 1. */
export function markersOfPoints(points: readonly string[]): readonly (string | undefined)[] {
  const sure = points.map((point) => markerAt(point) ?? IN_LIST.exec(point)?.[0]);
  const bare = points.map((point, index) => (sure[index] === undefined ? BARE_NUMBER.exec(point)?.[1] : undefined));
  const row = bare.filter((number) => number !== undefined);
  const counts = row.length >= FEWEST_IN_ROW && row.every((number, index) => Number(number) === index + 1);
  return sure.map((marker, index) => marker ?? (counts ? bare[index] : undefined));
}
