import type { Xml } from './xml.ts';

/** The elements directly below. */
export const elements = (parent: Xml | undefined): readonly Xml[] =>
  parent === undefined ? [] : parent.children.filter((each): each is Xml => typeof each !== 'string');

/** The first element by this name directly below. */
export function child(parent: Xml | undefined, name: string): Xml | undefined {
  for (const each of parent?.children ?? []) if (typeof each !== 'string' && each.name === name) return each;
  return undefined;
}

/** The element that a chain of names leads to. */
export const within = (parent: Xml | undefined, ...names: readonly string[]): Xml | undefined =>
  names.reduce<Xml | undefined>(child, parent);

export const childrenNamed = (parent: Xml | undefined, name: string): readonly Xml[] =>
  elements(parent).filter((each) => each.name === name);

/** What Word writes into nearly every element that says one thing. */
export const value = (element: Xml | undefined): string | undefined => element?.attributes['w:val'];

/** A whole number, if there is one. */
export function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[+-]?\d{1,10}\s*$/.test(text) ? Number(text) : undefined;
}

/** How far from the margin the properties of a paragraph, or of a level of a list, set it, in twentieths of a point. */
export function indentOf(properties: Xml | undefined): number | undefined {
  const attributes = child(properties, 'w:ind')?.attributes;
  return integer(attributes?.['w:left'] ?? attributes?.['w:start']);
}

const OFF: readonly string[] = ['0', 'false', 'off'];

/** Whether an attribute is there and not off. */
export const isOn = (attribute: string | undefined): boolean => attribute !== undefined && !OFF.includes(attribute);

/** Whether a property is on or off; undefined if it is not there. To be there without a value is to be on. */
export const toggle = (element: Xml | undefined): boolean | undefined =>
  element === undefined ? undefined : isOn(value(element) ?? '');

/** Every element below, in the order of the file; what is below an element that `enters` refuses is passed over. */
export function* descendants(parent: Xml, enters: (element: Xml) => boolean = () => true): Generator<Xml> {
  const open = [elements(parent)[Symbol.iterator]()];
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const next = last.next();
    if (next.done === true) {
      open.pop();
      continue;
    }
    yield next.value;
    if (enters(next.value)) open.push(elements(next.value)[Symbol.iterator]());
  }
}

/** The text directly in an element. */
export const plainText = ({ children }: Xml): string => children.filter((each) => typeof each === 'string').join('');
