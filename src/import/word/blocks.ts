import { printParagraph, readParagraph } from './paragraph.ts';
import type { PrintedParagraph, ReadParagraph } from './paragraph.ts';
import { joined, shownText } from './pieces.ts';
import type { Why } from './pieces.ts';
import type { Story } from './story.ts';
import { child, descendants, elements, value } from './tree.ts';
import type { Xml } from './xml.ts';

export type Block =
  | { readonly kind: 'paragraph'; readonly paragraph: PrintedParagraph }
  | { readonly kind: 'table'; readonly table: Xml; readonly why: Why | undefined }
  | { readonly kind: 'section'; readonly section: Xml };

interface Found {
  readonly element: Xml;
  readonly why: Why | undefined;
}

const ENDS: readonly string[] = ['w:p', 'w:tbl', 'w:sectPr'];
/** What stands around paragraphs and has no words itself. */
const WRAPPERS: ReadonlyMap<string, Why | undefined> = new Map([
  ['w:sdtContent', undefined],
  ['w:customXml', undefined],
  ['w:smartTag', undefined],
  ['w:ins', undefined],
  ['w:moveTo', undefined],
  ['w:del', 'deleted'],
  ['w:moveFrom', 'deleted'],
]);
const CONTENTS_GALLERY = /^table of contents$/i;

function isContentsControl(control: Xml): boolean {
  const properties = child(control, 'w:sdtPr');
  if (properties === undefined) return false;
  return [...descendants(properties)].some(
    (each) => each.name === 'w:docPartGallery' && CONTENTS_GALLERY.test(value(each) ?? ''),
  );
}

/** Elements by these names below, through whatever is put around them. */
export function* unwrapped(parent: Xml, names: readonly string[], why: Why | undefined): Generator<Found> {
  for (const element of elements(parent)) {
    if (names.includes(element.name)) yield { element, why };
    else if (element.name === 'w:sdt')
      yield* unwrapped(element, names, why ?? (isContentsControl(element) ? 'contents' : undefined));
    else if (WRAPPERS.has(element.name)) yield* unwrapped(element, names, why ?? WRAPPERS.get(element.name));
  }
}

/** Two paragraphs whose division was deleted: the list and the style are those of the first that has words, as both programs do. */
const merged = (first: ReadParagraph, second: ReadParagraph): ReadParagraph => ({
  ...first,
  inline: joined(first.inline, second.inline),
  runsOn: second.runsOn,
});

/** Reads what stands below, in order; paragraphs are counted as they are given out. */
export function* readBlocks(parent: Xml, why: Why | undefined, story: Story): Generator<Block> {
  let held: ReadParagraph | undefined;
  const print = (paragraph: ReadParagraph): Block => ({
    kind: 'paragraph',
    paragraph: printParagraph(paragraph, story),
  });
  for (const { element, why: around } of unwrapped(parent, ENDS, why)) {
    if (element.name === 'w:p') {
      const read = readParagraph(element, around, story);
      const whole = held === undefined ? read : merged(held, read);
      held = whole.runsOn && shownText(whole.inline) !== '' ? whole : undefined;
      if (held === undefined) yield print(whole);
      const section = child(child(element, 'w:pPr'), 'w:sectPr');
      if (section !== undefined) yield { kind: 'section', section };
    } else {
      if (held !== undefined) yield print(held);
      held = undefined;
      if (element.name === 'w:tbl') yield { kind: 'table', table: element, why: around };
      else yield { kind: 'section', section: element };
    }
  }
  if (held !== undefined) yield print(held);
}
