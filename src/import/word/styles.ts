import { child, childrenNamed, indentOf, integer, isOn, toggle, value, within } from './tree.ts';
import type { Xml } from './xml.ts';

/** Word allows far fewer; a longer chain was made to go in circles. */
const LONGEST_CHAIN = 64;

/** "heading 1" is its name in every language of Word; other programs write it as people see it. */
const HEADING = /^(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|pennawd)\s*([1-9])$/i;

/** A style by itself, without what it is based on. */
interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn: string | undefined;
  /** From 0; 9 and above is body text. */
  readonly outline: number | undefined;
  readonly list: string | undefined;
  readonly level: number | undefined;
  readonly indent: number | undefined;
  readonly hidden: boolean | undefined;
}

/** What a paragraph or run has by its style and by the styles that this is based on, nearest first. */
export interface StyleChain {
  /** Each style, with the level that it puts a paragraph at in its list, if it says so. */
  readonly styles: readonly { readonly id: string; readonly level: number | undefined }[];
  readonly outline: number | undefined;
  /** The list by its numId, which may be "0" for none. */
  readonly list: string | undefined;
  /** How far from the margin, in twentieths of a point. */
  readonly indent: number | undefined;
  readonly hidden: boolean;
  readonly title: boolean;
  readonly contents: boolean;
}

export interface Styles {
  /** The style of a paragraph; that of paragraphs that name none, if it names none or one that is not there. */
  paragraph(id: string | undefined): StyleChain;
  run(id: string | undefined): StyleChain;
  /** The list that a list style stands for, by its numId. */
  listOf(id: string): string | undefined;
  /** Whether text is hidden unless something says otherwise. */
  readonly hidden: boolean;
}

const styleOf = (style: Xml): Style => {
  const paragraph = child(style, 'w:pPr');
  const numbering = child(paragraph, 'w:numPr');
  return {
    id: style.attributes['w:styleId'] ?? '',
    name: value(child(style, 'w:name')) ?? '',
    basedOn: value(child(style, 'w:basedOn')),
    outline: integer(value(child(paragraph, 'w:outlineLvl'))),
    list: value(child(numbering, 'w:numId')),
    level: integer(value(child(numbering, 'w:ilvl'))),
    indent: indentOf(paragraph),
    hidden: toggle(within(style, 'w:rPr', 'w:vanish')),
  };
};

function chainFrom(first: Style | undefined, byId: ReadonlyMap<string, Style>): readonly Style[] {
  const chain: Style[] = [];
  for (let next = first; next !== undefined && chain.length < LONGEST_CHAIN; next = byId.get(next.basedOn ?? '')) {
    chain.push(next);
  }
  return chain;
}

const firstOf = <T>(chain: readonly Style[], part: (style: Style) => T | undefined): T | undefined => {
  for (const style of chain) {
    const found = part(style);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** A style's own outline level, or the one that a heading of Word's has whatever the file leaves out. */
function outlineOf({ outline, name, id }: Style): number | undefined {
  const nth = HEADING.exec(name)?.[1] ?? HEADING.exec(id)?.[1];
  return outline ?? (nth === undefined ? undefined : Number(nth) - 1);
}

const isTitle = ({ name, id }: Style): boolean => /^title$/i.test(name) || id === 'Title';
const isContents = ({ name, id }: Style): boolean =>
  /^(?:toc|contents) ?(?:\d|heading)$/i.test(name) || /^TOC(?:\d|Heading)$/.test(id);

const resolved = (chain: readonly Style[]): StyleChain => ({
  styles: chain,
  outline: firstOf(chain, outlineOf),
  list: firstOf(chain, ({ list }) => list),
  indent: firstOf(chain, ({ indent }) => indent),
  hidden: firstOf(chain, ({ hidden }) => hidden) ?? false,
  title: chain.some(isTitle),
  contents: chain.slice(0, 1).some(isContents),
});

/** Reads the styles of a document; without any, everything is as Word has it by default. */
export function readStyles(part: Xml | undefined): Styles {
  const all = childrenNamed(part, 'w:style').map((style) => ({
    type: style.attributes['w:type'],
    style,
    own: styleOf(style),
  }));
  const kept = new Map<string, StyleChain>();
  const ofType = (type: string) => {
    const typed = all.filter((each) => each.type === type);
    const byId = new Map(typed.map(({ own }) => [own.id, own]));
    const fallback = typed.find(({ style }) => isOn(style.attributes['w:default']))?.own;
    return (id: string | undefined): StyleChain => {
      const style = byId.get(id ?? '') ?? fallback;
      const key = `${type} ${style?.id ?? ''}`;
      const chain = kept.get(key) ?? resolved(chainFrom(style, byId));
      kept.set(key, chain);
      return chain;
    };
  };
  const list = ofType('numbering');
  return {
    paragraph: ofType('paragraph'),
    run: ofType('character'),
    listOf: (id) => list(id).list,
    hidden: toggle(within(part, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:vanish')) ?? false,
  };
}
