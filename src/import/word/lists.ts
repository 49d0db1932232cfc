import type { Styles } from './styles.ts';
import { child, childrenNamed, indentOf, integer, toggle, value, within } from './tree.ts';
import type { Xml } from './xml.ts';

export const LEVELS = 9;
/** A list that points at a style that points at a list, and so on: Word points once. */
const LONGEST_LINK = 8;

/** How one level of a list is numbered. */
export interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** For a format of the document's own, how its first numbers look: "001, 002, 003, ...". */
  readonly custom: string | undefined;
  /** What is printed, with "%1" for the number of the first level. */
  readonly text: string;
  readonly font: string;
  /** The number of the level, from 1, that makes this one start again; 0 for none, undefined for each above. */
  readonly restart: number | undefined;
  /** Numbers of other levels are printed in figures. */
  readonly legal: boolean;
  readonly hidden: boolean;
  readonly style: string | undefined;
  /** How far its paragraphs stand from the margin, in twentieths of a point. */
  readonly indent: number | undefined;
}

/** A list as a paragraph is in it. */
export interface NumberedList {
  readonly id: string;
  /** Lists of one definition count on from each other. */
  readonly definition: string;
  readonly levels: readonly (ListLevel | undefined)[];
  /** Where this list starts anew, at each level, though its definition has counted already. */
  readonly overrides: readonly (number | undefined)[];
}

/** The list by its numId; undefined for one that is not there, as "0" never is. */
export type Lists = (id: string | undefined) => NumberedList | undefined;

function levelOf(level: Xml): ListLevel {
  const format = child(level, 'w:numFmt');
  const fonts = within(level, 'w:rPr', 'w:rFonts')?.attributes;
  return {
    start: integer(value(child(level, 'w:start'))) ?? 0,
    format: value(format) ?? 'decimal',
    custom: format?.attributes['w:format'],
    text: value(child(level, 'w:lvlText')) ?? '',
    font: fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? '',
    restart: integer(value(child(level, 'w:lvlRestart'))),
    legal: toggle(child(level, 'w:isLgl')) ?? false,
    hidden: toggle(within(level, 'w:rPr', 'w:vanish')) ?? false,
    style: value(child(level, 'w:pStyle')),
    indent: indentOf(child(level, 'w:pPr')),
  };
}

const depthOf = (level: Xml): number => integer(level.attributes['w:ilvl']) ?? -1;

const byLevel = <T>(all: readonly Xml[], make: (each: Xml) => T | undefined): readonly (T | undefined)[] =>
  Array.from({ length: LEVELS }, (_, depth) => {
    const found = all.findLast((each) => depthOf(each) === depth);
    return found === undefined ? undefined : make(found);
  });

/** Reads the lists of a document, each when it is first asked for. */
export function readLists(part: Xml | undefined, styles: Styles): Lists {
  const definitions = new Map(
    childrenNamed(part, 'w:abstractNum').map((each) => [each.attributes['w:abstractNumId'], each]),
  );
  const lists = new Map(childrenNamed(part, 'w:num').map((each) => [each.attributes['w:numId'], each]));
  const definitionOf = (list: Xml | undefined) => definitions.get(value(child(list, 'w:abstractNumId')));
  /** A definition without levels of its own names a list style, whose list has them. */
  const withLevels = (list: Xml): Xml | undefined => {
    let found = definitionOf(list);
    for (let link = 0; link < LONGEST_LINK; link += 1) {
      const named = value(child(found, 'w:numStyleLink'));
      const linked = named === undefined ? undefined : definitionOf(lists.get(styles.listOf(named)));
      if (linked === undefined || linked === found) break;
      found = linked;
    }
    return found;
  };
  const read = (id: string, list: Xml): NumberedList => {
    const definition = withLevels(list);
    const overrides = childrenNamed(list, 'w:lvlOverride');
    const replaced = byLevel(overrides, (each) => child(each, 'w:lvl'));
    const own = byLevel(childrenNamed(definition, 'w:lvl'), levelOf);
    return {
      id,
      definition: definition?.attributes['w:abstractNumId'] ?? '',
      levels: own.map((level, depth) => (replaced[depth] === undefined ? level : levelOf(replaced[depth]))),
      overrides: byLevel(overrides, (each) => integer(value(child(each, 'w:startOverride')))),
    };
  };
  const kept = new Map<string, NumberedList>();
  return (id) => {
    const list = id === '0' ? undefined : lists.get(id);
    if (id === undefined || list === undefined) return undefined;
    const made = kept.get(id) ?? read(id, list);
    kept.set(id, made);
    return made;
  };
}
