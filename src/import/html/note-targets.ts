import { attribute, isElement, textWithin, within } from './elements.ts';
import type { HtmlElement, HtmlNode } from './elements.ts';

const MARK = /^\s*[[(]?\s*(\d{1,3}|[ivx]{1,5}|[a-z]|[*†‡§]{1,3})\s*[\])]?\s*$/u;

/** The mark that a text is, without its brackets. */
export function markIn(text: string): string | undefined {
  const mark = text.trim();
  return mark.length > LONGEST ? undefined : MARK.exec(mark)?.[1];
}

/** In letters, with brackets and spaces: a longer one is none. */
const LONGEST = 12;

/** The marks of the notes of a page, by the id or name of what each refers to. */
export function noteTargets(root: HtmlNode): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  // A note has a raised link, too, that leads back to where it is referred to.
  const places = new Set<string>();
  for (const node of within(root)) {
    if (!isElement(node) || node.tagName !== 'a') continue;
    const leads = (attribute(node, 'href') ?? '').split('#')[1] ?? '';
    if (leads === '' || places.has(leads) || !isRaised(node)) continue;
    const mark = markIn(textWithin(node));
    if (mark === undefined) continue;
    if (!targets.has(leads)) targets.set(leads, mark);
    for (const element of [node, node.parentNode]) {
      if (element !== null && isElement(element)) for (const name of ownNames(element)) places.add(name);
    }
  }
  return targets;
}

/** The names under which an element can be referred to. */
export const ownNames = (element: HtmlElement): readonly string[] =>
  [attribute(element, 'id'), attribute(element, 'name')].filter((name) => name !== undefined);

/** A link in a raised text, with one in it, or that says what it is. */
function isRaised(link: HtmlElement): boolean {
  const says = `${attribute(link, 'role') ?? ''} ${attribute(link, 'class') ?? ''}`;
  if (/noteref|footnote/i.test(says)) return true;
  const { parentNode } = link;
  if (parentNode !== null && isElement(parentNode) && isSuperscript(parentNode)) return true;
  for (const node of within(link)) if (isElement(node) && isSuperscript(node)) return true;
  return false;
}

const isSuperscript = (element: HtmlElement): boolean =>
  element.tagName === 'sup' || /footnotereference|endnotereference/i.test(attribute(element, 'class') ?? '');

/** A note is printed with its mark before it. */
export function withoutMark(text: string, mark: string): string {
  const trimmed = text.trim();
  const printed = [`[${mark}]`, `(${mark})`, `${mark}.`, mark].find((each) => trimmed.startsWith(each));
  return printed === undefined || /^[\p{L}\p{N}]/u.test(trimmed.slice(printed.length))
    ? trimmed
    : trimmed.slice(printed.length);
}
