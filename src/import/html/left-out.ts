import type { LeftOut } from '../source.ts';
import { attribute } from './elements.ts';
import type { HtmlElement } from './elements.ts';

const NO_WORDS = new Set(['script', 'style', 'template', 'noscript']);
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;
const RUNNING: ReadonlyMap<string, LeftOut['why']> = new Map([
  ['nav', 'running-head'],
  ['header', 'running-head'],
  ['footer', 'running-foot'],
]);

/** Why an element is no part of the words of a page; undefined if it is one. `inside`: it stands within the page's main part. */
export function whyLeftOut(element: HtmlElement, inside: boolean): LeftOut['why'] | undefined {
  if (NO_WORDS.has(element.tagName)) return 'script';
  const hidden = attribute(element, 'hidden') !== undefined || HIDDEN.test(attribute(element, 'style') ?? '');
  if (hidden) return 'hidden';
  if (element.tagName === 'del') return 'deleted';
  return inside ? undefined : RUNNING.get(element.tagName);
}
