import { isOfAnother } from './foreign-reference.ts';

/** What a reference names: a clause or a section by its printed number, all from one number to another, or what is attached. */
export type Target =
  | { readonly kind: 'clause' | 'section'; readonly from: string; readonly to: string }
  | { readonly kind: 'attachment'; readonly name: string };

/** "4.2", "section 3", "4.2 to 4.4", "Appendix A". */
export function targetName(target: Target): string {
  if (target.kind === 'attachment') return target.name;
  const numbers = target.from === target.to ? target.from : `${target.from} to ${target.to}`;
  return target.kind === 'section' ? `section ${numbers}` : numbers;
}

/** Words of a clause that send the reader to another place of the same document. */
export interface Reference {
  /** Where they begin in the text. */
  readonly at: number;
  readonly words: string;
  readonly target: Target;
}

/** "(b)", "(iv)", " (b)": apart, a word of two letters may stand in brackets of its own. */
const LETTER = String.raw`(?:\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|\s\((?:[a-z]|[ivx]{1,5}|\d{1,2})\))`;
/** "4", "4.2", "4.2(b)", "4.2 (b)", "A1", "5C". */
const NUMBER = String.raw`(?:[A-Z]\d{1,3}|\d{1,3}[A-Z]?)(?:\.\d{1,3}[A-Z]?)*${LETTER}*`;
const DOTTED = String.raw`\d{1,3}[A-Z]?(?:\.\d{1,3}[A-Z]?)+${LETTER}*`;
const LETTERED = String.raw`(?:[IVX]{1,4}|[A-Z]|\d{1,2}[A-Z]?)`;
/** A number that goes on is a date, a time, a sum or a year, and one before a unit counts something. */
const ENDS = String.raw`(?![\p{L}\p{N}%(]|[.,:/]\d|\s*(?:per\s?cent|million|billion|thousand|hundred|[ap]\.?m\b|noon|hours?|minutes?|days?|weeks?|months?|years?|times|miles?|metres?|pounds?|pence|per)\b|\s*%)`;
const BEGINS = String.raw`(?<![\p{L}\p{N}'’£$€.-])`;

/** What a number is called. Only a capital makes “Part 2” one: people take part. */
const CALLED = new RegExp(
  String.raw`${BEGINS}(?:(?<section>[Ss]ection(?<sections>s)?|Part(?<parts>s)?)|[Cc]lause(?<clauses>s)?|[Pp]ara(?:graph)?(?<paragraphs>s)?|[Rr]ule(?<rules>s)?|[Pp]oint(?<points>s)?)\.?\s+(?:[Nn]os?\.?\s+)?(?=${NUMBER})|(?<=^|[\s(])§(?<signs>§)?\s?(?=${NUMBER})`,
  'gu',
);
const ATTACHED = new RegExp(
  String.raw`${BEGINS}(?<what>[Ss]chedule|[Aa]ppendi(?:x|ces)|[Aa]nnex(?:es?)?)s?\s+(?=${LETTERED}${ENDS})`,
  'gu',
);
/** What sends somebody to a number that stands alone. Only one with a full stop within may: “see 12” is too little. */
const SENT_TO = new RegExp(
  String.raw`${BEGINS}(?:[Ss]ee(?:\s+also)?|(?:set out|described|given|listed|mentioned|defined|explained|contained|stated|detailed|outlined|referred to)\s+in|as\s+in|[Ss]ubject\s+to|[Ii]n\s+accordance\s+with|[Ii]n\s+line\s+with|[Rr]efer(?:s|red|ring)?\s+(?:back\s+)?to|[Pp]ursuant\s+to|[Rr]egard\s+to|[Ff]or\s+the\s+purposes\s+of)\s+(?=${DOTTED}${ENDS})`,
  'gu',
);
/** What else stands behind “under” is measured: “under 7.5 tonnes”. */
const GOES_ON = String.raw`(?=\s*(?:[,;:)]|\.?$|\.\s)|\s+(?:above|below|you|members?|councillors?|officers?|the|this|any|must|may|shall|should|will|applies|apply|where|when|if|unless|and|or)\b)`;
const UNDER = new RegExp(
  String.raw`(?<!\b(?:just|well|far|slightly|anything|those|be|is|are|was|were)\s|\b(?:[Kk]ee?p\w*|[Ss]tay\w*|[Rr]emain\w*|f[ae]ll\w*|drop\w*|scor\w+|costs?|weigh\w*|rates?)\b[^.;]{0,40})${BEGINS}[Uu]nder\s+(?=${DOTTED}${ENDS}${GOES_ON})`,
  'gmu',
);
/** “At 4.2” may be a rate and “at 4.20” a time: only what sets out something at a place, or a number that can be neither, is one. */
const AT = new RegExp(
  String.raw`${BEGINS}(?:(?:set out|described|listed|mentioned|defined|explained|detailed|outlined|referred to)\s+at\s+(?!\d{1,2}\.\d{2}(?!\d|\.\d|\(|\s\())(?=${DOTTED}${ENDS})|[Aa]t\s+(?=\d{1,3}(?:\.\d{1,3}){2,}${LETTER}*${ENDS}|\d{1,3}\.\d{1,3}${LETTER}+${ENDS}))`,
  'gu',
);
const POINTED_AT = new RegExp(
  String.raw`(?<=(?:\b(?:in|at|under|by|to|with|of|from|and)\s|\())(?=${DOTTED}\s+(?:above|below)\b(?!\s+(?:average|zero|target|inflation|the)\b))`,
  'gu',
);

/**
 * The references of a clause to its own document, in the order of the text. Never a date, a sum, a time or a section of an act or of
 * another document; in doubt it is none.
 */
export const referencesIn = (text: string): readonly Reference[] =>
  placesNamedIn(text).flatMap(({ reference, ofAnother }) => (ofAnother ? [] : [reference]));

/** The numbers that are, or may well be, of an act or of another document. */
export const referencesToOthersIn = (text: string): readonly Reference[] =>
  placesNamedIn(text).flatMap(({ reference, ofAnother }) => (ofAnother ? [reference] : []));

interface PlaceNamed {
  readonly reference: Reference;
  readonly ofAnother: boolean;
}

function placesNamedIn(text: string): readonly PlaceNamed[] {
  const called = [...text.matchAll(CALLED)].flatMap((match) => {
    const { section, sections, parts, clauses, paragraphs, rules, points, signs } = match.groups ?? {};
    const many = [sections, parts, clauses, paragraphs, rules, points, signs].some((each) => each !== undefined);
    return read(text, match, section === undefined ? 'clause' : 'section', many);
  });
  const bare = [SENT_TO, UNDER, AT, POINTED_AT].flatMap((way) =>
    [...text.matchAll(way)].flatMap((match) => read(text, match, 'clause', false)),
  );
  const attached = [...text.matchAll(ATTACHED)].flatMap((match) => read(text, match, 'attachment', true));
  const found = [...called, ...bare, ...attached].toSorted((one, other) => one.reference.at - other.reference.at);
  // “As set out in 4.2 above” is found in two ways.
  return found.filter((place, index) => !found.slice(0, index).some((before) => isSamePlace(before, place)));
}

const isSamePlace = (one: PlaceNamed, other: PlaceNamed): boolean =>
  one.ofAnother === other.ofAnother && isSame(one.reference.target, other.reference.target);

/** Whether two references name the same, whatever they call it. */
export const isSame = (one: Target, other: Target): boolean => keyOf(one) === keyOf(other);
const keyOf = (target: Target): string => (target.kind === 'attachment' ? target.name : `${target.from} ${target.to}`);

const FIRST = new RegExp(`${NUMBER}${ENDS}`, 'uy');
const FIRST_LETTER = new RegExp(`${LETTERED}${ENDS}`, 'uy');
const JOIN = String.raw`(?<range>\s+to\s+|\s?[–—-]\s?)|\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+|\s*&\s*`;
const NEXT = new RegExp(`(?:${JOIN})(?<number>${NUMBER})${ENDS}`, 'uy');
const NEXT_LETTER = new RegExp(`(?:${JOIN})(?<number>${LETTERED})${ENDS}`, 'uy');

interface Numbers {
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly words: string;
}

/** What stands behind the words that lead to it: a number or several. */
function read(text: string, match: RegExpMatchArray, kind: Target['kind'], many: boolean): readonly PlaceNamed[] {
  const start = match.index ?? 0;
  const listed = listAt(text, start + match[0].length, kind === 'attachment', many);
  const last = listed.at(-1);
  if (last === undefined) return [];
  const end = last.at + last.words.length;
  const whole = listed.every(({ from }) => !from.includes('.'));
  const ofAnother = isOfAnother({ text, start, end, whole });
  return listed.map(({ from, to, at, words }, index): PlaceNamed => {
    const begins = index === 0 ? start : at;
    const target: Target =
      kind === 'attachment' ? { kind, name: `${nameOf(match)} ${from}` } : { kind, from: inOne(from), to: inOne(to) };
    const reference = { at: begins, words: text.slice(begins, at + words.length).replace(/\s+/gu, ' '), target };
    return { reference, ofAnother };
  });
}

/** “4.2 (b)” is 4.2(b). */
const inOne = (number: string): string => number.replace(/\s/gu, '');

function listAt(text: string, begin: number, lettered: boolean, many: boolean): readonly Numbers[] {
  const [first, next] = lettered ? [FIRST_LETTER, NEXT_LETTER] : [FIRST, NEXT];
  first.lastIndex = begin;
  const number = first.exec(text)?.[0];
  if (number === undefined) return [];
  const listed: Numbers[] = [{ from: number, to: number, at: begin, words: number }];
  for (;;) {
    const last = listed.at(-1);
    if (last === undefined) return listed;
    next.lastIndex = last.at + last.words.length;
    const match = next.exec(text);
    const joined = match?.groups?.['number'];
    // “Section 3 and 24 councillors” names one section; a list of another depth is not one either.
    if (match === null || joined === undefined || !(many || joined.includes('.')) || depth(joined) !== depth(number))
      return listed;
    const at = match.index + match[0].length - joined.length;
    if (match.groups?.['range'] === undefined) listed.push({ from: joined, to: joined, at, words: joined });
    else if (last.from !== last.to) return listed;
    else
      listed[listed.length - 1] = {
        ...last,
        to: joined,
        words: text.slice(last.at, at + joined.length),
      };
  }
}

const depth = (number: string): number => number.split('.').length;

/** “Appendices A and B” are two appendices. */
function nameOf({ groups }: RegExpMatchArray): string {
  const what = (groups?.['what'] ?? '').toLowerCase();
  return what.startsWith('s') ? 'Schedule' : what.startsWith('ap') ? 'Appendix' : 'Annex';
}
