import { isHidden } from './hidden.ts';
import { readInline } from './inline.ts';
import type { NumberedList } from './lists.ts';
import { LEVELS } from './lists.ts';
import { markerOf } from './marker.ts';
import { shownText } from './pieces.ts';
import type { Inline, Why } from './pieces.ts';
import type { Story } from './story.ts';
import type { StyleChain } from './styles.ts';
import { child, indentOf, integer, value } from './tree.ts';
import type { Xml } from './xml.ts';

/** From here on an outline level is body text. */
const BODY_TEXT = 9;

interface ListPlace {
  readonly list: NumberedList;
  readonly level: number;
  /** How far the paragraph stands from the margin, in twentieths of a point. */
  readonly indent: number | undefined;
}

/** A paragraph as it is in the file, not yet counted. */
export interface ReadParagraph {
  readonly inline: Inline;
  readonly place: ListPlace | undefined;
  readonly outline: number | undefined;
  readonly title: boolean;
  /** Its mark was deleted: what stands in it runs on into the next paragraph. */
  readonly runsOn: boolean;
  /** If nothing in it is printed, it is not there at all, and does not count. */
  readonly markGone: boolean;
}

/** A paragraph as it is printed. */
export interface PrintedParagraph {
  readonly inline: Inline;
  readonly text: string;
  readonly marker: string | undefined;
  readonly level: number | undefined;
  readonly heading: number | undefined;
  readonly title: boolean;
}

/** The level of the nearest style that has one. Word goes by the level of the list that names the style, and else by what the style says. */
function levelByStyle({ styles }: StyleChain, list: NumberedList): number {
  for (const { id, level } of styles) {
    const named = list.levels.findIndex((each) => each?.style === id);
    if (named >= 0) return named;
    if (level !== undefined) return level;
  }
  return 0;
}

/** The list and the level that a paragraph is in by itself or, each where it says nothing of it, by its style. */
function placeOf(properties: Xml | undefined, style: StyleChain, story: Story): ListPlace | undefined {
  const own = child(properties, 'w:numPr');
  const list = story.document.lists(value(child(own, 'w:numId')) ?? style.list);
  if (list === undefined) return undefined;
  const named = integer(value(child(own, 'w:ilvl'))) ?? levelByStyle(style, list);
  const level = Math.min(Math.max(named, 0), LEVELS - 1);
  const byList = list.levels[level]?.indent;
  // A style that names the list itself says more than the list does.
  const indent = own === undefined ? (style.indent ?? byList) : (byList ?? style.indent);
  return { list, level, indent: indentOf(properties) ?? indent };
}

const markPutIn = (mark: Xml | undefined): boolean =>
  child(mark, 'w:ins') !== undefined || child(mark, 'w:moveTo') !== undefined;

const isGone = (why: Why | undefined): boolean => why === 'deleted' || why === 'hidden';

/** Reads a paragraph; `around` says why it is left out with all that is around it, if it is. */
export function readParagraph(paragraph: Xml, around: Why | undefined, story: Story): ReadParagraph {
  const { styles } = story.document;
  const properties = child(paragraph, 'w:pPr');
  const style = styles.paragraph(value(child(properties, 'w:pStyle')));
  const mark = child(properties, 'w:rPr');
  const runsOn = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
  const outline = integer(value(child(properties, 'w:outlineLvl'))) ?? style.outline;
  const inline = readInline(paragraph, style, around ?? (style.contents ? 'contents' : undefined), story.inline);
  const change = runsOn ? 'deleted' : markPutIn(mark) ? 'inserted' : undefined;
  return {
    inline:
      change === undefined ? inline : { ...inline, pieces: [...inline.pieces, { text: '', why: undefined, change }] },
    place: placeOf(properties, style, story),
    outline: outline !== undefined && outline >= 0 && outline < BODY_TEXT ? outline : undefined,
    title: style.title,
    runsOn,
    markGone: runsOn || isGone(around) || isHidden(mark, style, styles),
  };
}

function levelShown(place: ListPlace | undefined, text: string, { bullets }: Story): number | undefined {
  if (text === '') return place?.level;
  if (place === undefined || place.list.levels[place.level]?.format !== 'bullet') {
    bullets.end();
    return place?.level;
  }
  return bullets.next({ list: place.list.id, level: place.level, indent: place.indent });
}

/** Counts a paragraph in its list, if anything of it is printed: its mark is, too, with its number. */
export function printParagraph(paragraph: ReadParagraph, story: Story): PrintedParagraph {
  const { inline, place, outline, title, markGone } = paragraph;
  const text = shownText(inline);
  const counted = markGone && text === '' ? undefined : place;
  const level = levelShown(place, text, story) ?? outline;
  return {
    inline,
    text,
    marker: counted && markerOf(counted.list, counted.level, story.counters.next(counted.list, counted.level)),
    level,
    heading: outline === undefined ? undefined : outline + 1,
    title: title && outline === undefined,
  };
}
