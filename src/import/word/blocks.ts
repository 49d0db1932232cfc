import { printParagraph, readParagraph } from './paragraph.ts';
import type { PrintedParagraph, ReadParagraph } from './paragraph.ts';
import { shownText } from './pieces.ts';
import type { Box, Piece, Why } from './pieces.ts';
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

/** Paragraphs whose division was deleted, while more may come. They are of the list and style of the first that has words, as in Word. */
interface Held extends ReadParagraph {
  readonly inline: { readonly pieces: Piece[]; readonly boxes: Box[] };
}

const hold = (paragraph: ReadParagraph): Held => ({
  ...paragraph,
  inline: { pieces: [...paragraph.inline.pieces], boxes: [...paragraph.inline.boxes] },
});

function addTo(held: Held, { inline }: ReadParagraph): void {
  for (const piece of inline.pieces) held.inline.pieces.push(piece);
  for (const box of inline.boxes) held.inline.boxes.push(box);
}

/** Reads what stands below, in order; paragraphs are counted as they are given out. */
export function* readBlocks(parent: Xml, why: Why | undefined, story: Story): Generator<Block> {
  let held: Held | undefined;
  const print = (paragraph: ReadParagraph): Block => ({
    kind: 'paragraph',
    paragraph: printParagraph(paragraph, story),
  });
  for (const { element, why: around } of unwrapped(parent, ENDS, why)) {
    if (element.name === 'w:p') {
      const read = readParagraph(element, around, story);
      if (held !== undefined) addTo(held, read);
      else if (read.runsOn && shownText(read.inline) !== '') held = hold(read);
      if (held === undefined || !read.runsOn) {
        yield print(held ?? read);
        held = undefined;
      }
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
