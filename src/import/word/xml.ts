import { DOMParser, Node } from '@xmldom/xmldom';
import type { Element } from '@xmldom/xmldom';
import type { SourceRefusal } from '../source.ts';
import { isKnown, prefixOf } from './namespaces.ts';
import { scanXml } from './xml-scan.ts';

/** An element of Word's files under the reader's own prefixes, whichever namespaces and prefixes the file has. */
export interface Xml {
  /** Such as "w:p". */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Xml | string)[];
}

export type XmlRead =
  { readonly outcome: 'read'; readonly root: Xml } | { readonly outcome: 'refused'; readonly why: SourceRefusal };

/** The whole of Office Open XML is in one of these; undefined if it is not what it says it is. */
function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const encoding = wide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Without a handler xmldom writes to the console and goes on with what it makes of a fault. */
function stop(level: string, message: string): void {
  if (level !== 'warning') throw new SyntaxError(message);
}

const nameOf = ({
  namespaceURI,
  localName,
  nodeName,
}: {
  namespaceURI: string | null;
  localName: string | null;
  nodeName: string;
}): string =>
  namespaceURI === null || namespaceURI === '' ? nodeName : `${prefixOf(namespaceURI)}:${localName ?? nodeName}`;

const NONE: Readonly<Record<string, string>> = {};

function attributesOf(element: Element): Readonly<Record<string, string>> {
  if (element.attributes.length === 0) return NONE;
  return Object.fromEntries(Array.from(element.attributes, (each) => [nameOf(each), each.value]));
}

const elementsOf = (parent: Element): readonly Element[] => {
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) if (isElement(node)) found.push(node);
  return found;
};

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

/** What Word shows of several ways to write one thing, such as a text box, which would otherwise be read twice. */
function chosen(alternatives: Element): Element | undefined {
  const choices = elementsOf(alternatives);
  const understood = choices.find((choice) => {
    if (nameOf(choice) !== 'mc:Choice') return false;
    const required = (choice.getAttribute('Requires') ?? '').split(/\s+/).filter((prefix) => prefix !== '');
    return required.every((prefix) => isKnown(choice.lookupNamespaceURI(prefix) ?? ''));
  });
  return understood ?? choices.find((choice) => nameOf(choice) === 'mc:Fallback');
}

/** Goes through the tree with a list of its own: the depth of a file is not the depth of the stack. */
function convert(root: Element): Xml {
  const make = (element: Element): { readonly made: Xml; readonly children: (Xml | string)[] } => {
    const children: (Xml | string)[] = [];
    return { made: { name: nameOf(element), attributes: attributesOf(element), children }, children };
  };
  const top = make(root);
  const open: { node: Node | null; readonly into: (Xml | string)[] }[] = [
    { node: root.firstChild, into: top.children },
  ];
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const { node, into } = last;
    if (node === null) {
      open.pop();
      continue;
    }
    last.node = node.nextSibling;
    if (!isElement(node)) {
      if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE)
        into.push(node.nodeValue ?? '');
    } else if (nameOf(node) === 'mc:AlternateContent') {
      open.push({ node: chosen(node)?.firstChild ?? null, into });
    } else {
      const { made, children } = make(node);
      into.push(made);
      open.push({ node: node.firstChild, into: children });
    }
  }
  return top.made;
}

/** Reads one part of a file. Whatever is wrong with it is an outcome. */
export function readXml(bytes: Uint8Array): XmlRead {
  const text = decode(bytes);
  if (text === undefined) return { outcome: 'refused', why: 'broken' };
  const scan = scanXml(text);
  if (scan !== 'sound') return { outcome: 'refused', why: scan };
  try {
    // Places are not asked for, and keeping them takes half the time.
    const parsed = new DOMParser({ locator: false, onError: stop }).parseFromString(text, 'text/xml');
    const root = parsed.documentElement;
    return root === null ? { outcome: 'refused', why: 'broken' } : { outcome: 'read', root: convert(root) };
  } catch {
    return { outcome: 'refused', why: 'broken' };
  }
}
