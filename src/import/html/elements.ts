import { defaultTreeAdapter } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

export const isElement = (node: HtmlNode): node is HtmlElement => defaultTreeAdapter.isElementNode(node);

export const attribute = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value;

/** Its children; those of a template are kept apart and are never shown. */
export const childrenOf = (node: HtmlNode): readonly HtmlNode[] => ('childNodes' in node ? node.childNodes : []);

/** A node and all below it, in the order of the page; `into` says whose children are looked at. Never recursive: depth is a stranger's. */
export function* within(root: HtmlNode, into: (element: HtmlElement) => boolean = () => true): Generator<HtmlNode> {
  const open: HtmlNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    if (isElement(node) && node !== root && !into(node)) continue;
    const children = isElement(node) && 'content' in node ? childrenOf(contentOf(node)) : childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) open.push(child);
    }
  }
}

const contentOf = (element: HtmlElement): HtmlNode =>
  'content' in element && isNode(element.content) ? element.content : element;

const isNode = (value: unknown): value is HtmlNode =>
  typeof value === 'object' && value !== null && 'nodeName' in value;

/** All text within a node, with a space between what stands in different elements. */
export function textWithin(root: HtmlNode): string {
  const texts: string[] = [];
  for (const node of within(root)) {
    if (defaultTreeAdapter.isTextNode(node)) texts.push(node.value);
    else if (isElement(node) && !INLINE.has(node.tagName)) texts.push(' ');
  }
  return texts.join('');
}

/** Elements within a line. Whatever else there is begins and ends one. */
export const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr acronym audio b bdi bdo big button canvas cite code data datalist del dfn em embed font i iframe img input ins kbd label map ' +
    'mark meter nobr noscript object o:p output picture progress q rp rt ruby s samp select small span strike strong sub sup svg textarea time ' +
    'tt u var video wbr'
  ).split(' '),
);
