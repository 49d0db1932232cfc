/** What the number, letter or bullet printed before a paragraph is. `number` is what a citation prints of it: 4.2 for "4.2.". */
export type Marker =
  /** "4.2", "12.", "(3)", "A.1", "4.2(b)": the steps of an outline. */
  | { readonly kind: 'number'; readonly printed: string; readonly number: string; readonly steps: readonly string[] }
  /** "Schedule 1", "Part 3", "Article IV". */
  | { readonly kind: 'label'; readonly printed: string; readonly number: string }
  /** "(b)", "iv.": one of a list; `ordinals` are the places it may stand for, since "(i)" may be a letter or a Roman numeral. */
  | { readonly kind: 'letter'; readonly printed: string; readonly ordinals: readonly number[] }
  /** "•", "–" or nothing that could be read aloud. */
  | { readonly kind: 'bullet' }
  /** Anything else that is printed: "First". */
  | { readonly kind: 'other'; readonly printed: string };

const NUMBER = /^[([]?((?:\p{Lu}\.?)?[0-9]+(?:\.[0-9]+)*)[.)\]:]*$/u;
/** "4.2(b)(ii)" in one. */
const COMPOSED = /^([0-9]+(?:\.[0-9]+)*)((?:\([0-9a-z]{1,5}\))+)[.:]*$/i;
const LABEL =
  /^(?:schedule|appendix|annexe?|part|article|chapter|section|rule|standing order)\s+(?:[0-9]+(?:\.[0-9]+)*|[a-z]|[ivxlc]+)[.:)]*$/i;
const LETTER = /^[([]?([a-z]{1,2}|[ivxlc]{1,7})[.)\]:]*$/i;

/** Reads a printed marker. A lower-case "o" without a bracket or full stop is the hollow bullet of word processors. */
export function markerOf(marker: string): Marker {
  const printed = marker.trim();
  if (printed === 'o' || !/[\p{L}\p{N}]/u.test(printed)) return { kind: 'bullet' };
  const number = NUMBER.exec(printed)?.[1];
  if (number !== undefined) return { kind: 'number', printed, number: bare(printed), steps: stepsOf(number) };
  const composed = COMPOSED.exec(printed);
  if (composed !== null) {
    const steps = [...stepsOf(composed[1] ?? ''), ...(composed[2]?.match(/[^()]+/g) ?? [])];
    return { kind: 'number', printed, number: printed.replace(/[.:]+$/, ''), steps };
  }
  if (LABEL.test(printed)) return { kind: 'label', printed, number: bare(printed) };
  const letters = LETTER.exec(printed)?.[1]?.toLowerCase();
  const ordinals = letters === undefined ? [] : ordinalsOf(letters);
  return ordinals.length > 0 ? { kind: 'letter', printed, ordinals } : { kind: 'other', printed };
}

const bare = (printed: string): string => printed.replace(/^[([]|[.)\]:]+$/g, '');

const stepsOf = (number: string): readonly string[] =>
  number
    .replace(/^(\p{Lu})(?=[0-9])/u, '$1.')
    .split('.')
    .filter((step) => step !== '');

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function ordinalsOf(letters: string): readonly number[] {
  const found = new Set<number>();
  const [first = '', second] = letters;
  if (second === undefined) found.add(first.charCodeAt(0) - 96);
  // After z comes aa.
  else if (first === second && letters.length === 2 && ROMAN[first] === undefined) found.add(first.charCodeAt(0) - 70);
  const roman = romanOf(letters);
  if (roman !== undefined) found.add(roman);
  return [...found];
}

function romanOf(letters: string): number | undefined {
  if (!/^c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(letters)) return undefined;
  const values = letters.split('').map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/** Whether `next` is the number after `one` among its siblings: 4.3 after 4.2. */
export function isNext(one: readonly string[], next: readonly string[]): boolean {
  const [last, following] = [Number(one.at(-1)), Number(next.at(-1))];
  return sameParent(one, next) && following === last + 1;
}

const sameParent = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.slice(0, -1).join('.') === other.slice(0, -1).join('.');

/** Whether `below` stands under `above`: 4.2.1 or 4.2.7 under 4.2. */
export const isBelow = (above: readonly string[], below: readonly string[]): boolean =>
  below.length === above.length + 1 && above.every((step, index) => step === below[index]);
