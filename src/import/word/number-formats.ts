import { roman } from '../roman.ts';
import { cardinal, LARGEST_IN_WORDS, ordinal } from './number-words.ts';

/** As far as Word counts in Roman numerals; one bound is needed, or a start value fills the memory with m. */
const LARGEST_ROMAN = 32_767;
const ALPHABET = 26;
/** As far as Word counts in letters, thirty times z; then it begins again. */
const LARGEST_IN_LETTERS = 780;
const ENCLOSED = 20;
const MARKS = ['*', '†', '‡', '§'];

const inRoman = (number: number): string => (number < 1 || number > LARGEST_ROMAN ? String(number) : roman(number));

/** The letter again and again: after z comes aa, then bb. */
function letters(number: number): string {
  if (number < 1) return String(number);
  const nth = (number - 1) % LARGEST_IN_LETTERS;
  return String.fromCharCode(0x61 + (nth % ALPHABET)).repeat(Math.floor(nth / ALPHABET) + 1);
}

function withSuffix(number: number): string {
  const [tens, units] = [Math.floor(number / 10) % 10, number % 10];
  const suffix = tens === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][units] ?? 'th');
  return `${number}${suffix}`;
}

const marks = (number: number): string =>
  number < 1 || number > LARGEST_IN_LETTERS
    ? String(number)
    : (MARKS[(number - 1) % MARKS.length] ?? '').repeat(Math.ceil(number / MARKS.length));

/** One of the signs that Unicode has for the numbers from 1 to 20, in a circle for one. */
const sign = (first: number, number: number): string =>
  number >= 1 && number <= ENCLOSED ? String.fromCodePoint(first + number - 1) : String(number);

const padded = (length: number) => (number: number) => String(number).padStart(length, '0');

const inWords = (words: (number: number) => string) => (number: number) =>
  number < 0 || number > LARGEST_IN_WORDS ? String(number) : words(number);

const FORMATS: ReadonlyMap<string, (number: number) => string> = new Map([
  ['none', () => ''],
  ['bullet', () => ''],
  ['lowerLetter', letters],
  ['upperLetter', (number: number) => letters(number).toUpperCase()],
  ['lowerRoman', inRoman],
  ['upperRoman', (number: number) => inRoman(number).toUpperCase()],
  ['ordinal', withSuffix],
  ['cardinalText', inWords(cardinal)],
  ['ordinalText', inWords(ordinal)],
  ['decimalZero', padded(2)],
  ['numberInDash', (number: number) => `- ${number} -`],
  ['hex', (number: number) => number.toString(16).toUpperCase()],
  ['chicago', marks],
  ['decimalEnclosedCircle', (number: number) => sign(0x2460, number)],
  ['decimalEnclosedParen', (number: number) => sign(0x2474, number)],
  ['decimalEnclosedFullstop', (number: number) => sign(0x2488, number)],
]);

/** How many figures a format of the document's own pads to: "001, 002, 003, ..." has three. */
const figuresOf = (custom: string | undefined): number => /^0*1(?=\s*(?:,|$))/.exec(custom ?? '')?.[0].length ?? 1;

/** A number in one of Word's formats. In a format that British documents have no use for, it is printed in figures rather than lost. */
export function formatNumber(number: number, format: string, custom?: string): string {
  if (format === 'custom') return padded(figuresOf(custom))(number);
  return (FORMATS.get(format) ?? String)(number);
}
