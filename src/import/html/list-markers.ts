import { roman } from '../roman.ts';
import { attribute, childrenOf, isElement } from './elements.ts';
import type { HtmlElement } from './elements.ts';

/** A list that is open: what it prints before its next item. */
export interface OpenList {
  next(item: HtmlElement): string;
}

/** HTML has no way to print "1)"; Markdown has, and its lists are read as those of a page. */
export const DELIMITER = 'data-delimiter';

const STYLES: ReadonlyMap<string, string> = new Map([
  ['lower-alpha', 'a'],
  ['lower-latin', 'a'],
  ['upper-alpha', 'A'],
  ['upper-latin', 'A'],
  ['lower-roman', 'i'],
  ['upper-roman', 'I'],
  ['decimal', '1'],
]);

const STYLE = /list-style(?:-type)?\s*:[^;]*?\b(none|decimal|(?:lower|upper)-(?:alpha|latin|roman))\b/i;

/** What a browser prints before the items of a list, by its start, type, direction and the items' own values. */
export function openList(list: HtmlElement): OpenList {
  const style = STYLE.exec(attribute(list, 'style') ?? '')?.[1]?.toLowerCase();
  if (style === 'none') return { next: () => '' };
  if (list.tagName !== 'ol') return { next: () => '•' };
  const step = attribute(list, 'reversed') === undefined ? 1 : -1;
  const kind = (style === undefined ? undefined : STYLES.get(style)) ?? attribute(list, 'type') ?? '1';
  const first = step === 1 ? 1 : childrenOf(list).filter((node) => isElement(node) && node.tagName === 'li').length;
  let number = wholeNumber(attribute(list, 'start')) ?? first;
  const after = attribute(list, DELIMITER) ?? '.';
  return {
    next: (item) => {
      const value = wholeNumber(attribute(item, 'value')) ?? number;
      number = value + step;
      return `${inStyle(value, attribute(item, 'type') ?? kind)}${after}`;
    },
  };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[+-]?\d{1,9}/.test(text) ? Number.parseInt(text, 10) : undefined;
}

/** Longer ones are printed as plain numbers, as browsers do with Roman ones. */
const MOST_ROMAN = 3999;

function inStyle(value: number, kind: string): string {
  if (value < 1) return String(value);
  if (kind === 'a' || kind === 'A') return cased(letters(value), kind);
  if ((kind === 'i' || kind === 'I') && value <= MOST_ROMAN) return cased(roman(value), kind);
  return String(value);
}

const cased = (text: string, kind: string): string => (kind === kind.toUpperCase() ? text.toUpperCase() : text);

/** a to z, then aa. */
function letters(value: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode('a'.charCodeAt(0) + ((rest - 1) % 26)) + text;
  }
  return text;
}
