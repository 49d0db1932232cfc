import type { ChangedParagraph, ChangedWords, LeftOut, Source } from '../source.ts';
import { markedInRow, typedMarkerApart } from '../typed-markers.ts';
import { readBlocks } from './blocks.ts';
import { readLines } from './lines.ts';
import { figureText } from './drawings.ts';
import { readLists } from './lists.ts';
import { createNotes } from './notes.ts';
import type { Notes } from './notes.ts';
import type { WordParts } from './package.ts';
import type { PrintedParagraph } from './paragraph.ts';
import { leftOutOf } from './pieces.ts';
import type { Why } from './pieces.ts';
import { edgesOf, findSections } from './sections.ts';
import type { Sections } from './sections.ts';
import { keepAside, openBox, openStory } from './story.ts';
import type { Story, WordDocument } from './story.ts';
import { readStyles } from './styles.ts';
import { readTable } from './table.ts';
import type { Xml } from './xml.ts';

/** Notes have no notes of their own: a file in which they do would lead in circles. */
const NO_NOTES = { note: () => '', noteText: () => '', comment: () => '' };

/** Reading the main text, block by block. */
interface BodyReading {
  readonly parts: WordParts;
  readonly document: WordDocument;
  readonly notes: Notes;
  readonly sections: Sections;
  readonly edgesRead: Set<Xml>;
  readonly blocks: Source['blocks'][number][];
  readonly leftOut: LeftOut[];
  readonly changes: ChangedParagraph[];
  /** How many paragraphs and tables there were; what is left out of the one that is read comes under the next number. */
  done: number;
  sectionFrom: number;
}

function openReading(parts: WordParts, body: Xml): BodyReading {
  const leftOut: LeftOut[] = [];
  const changes: ChangedParagraph[] = [];
  const styles = readStyles(parts.named.get('styles'));
  const figures = new Map([...parts.figures].map(([id, part]) => [id, figureText(part)]));
  const leave = (why: Why, text: string): void => {
    leftOut.push({ at: { paragraph: reading.done + 1 }, text, why });
  };
  const change = (words: readonly ChangedWords[]): void => {
    changes.push({ at: { paragraph: reading.done + 1 }, words });
  };
  const figure = (id: string): string => figures.get(id) ?? '';
  const shared = { styles, lists: readLists(parts.named.get('numbering'), styles), leave, change, figure };
  const notes: Notes = createNotes(parts.named, (text) => {
    const inner =
      text.name === 'w:comment' ? NO_NOTES : { ...NO_NOTES, comment: (reference: Xml) => notes.comment(reference) };
    return readLines(text, undefined, openStory(text, { ...shared, notes: inner }));
  });
  const sections = findSections(body);
  notes.enter(sections.first);
  const document = { ...shared, notes };
  const reading: BodyReading = {
    parts,
    document,
    notes,
    sections,
    leftOut,
    changes,
    edgesRead: new Set(),
    blocks: [],
    done: 0,
    sectionFrom: 1,
  };
  return reading;
}

function addParagraph(paragraph: PrintedParagraph, story: Story, reading: BodyReading): void {
  const { text, marker, level, heading, title, inline } = paragraph;
  const contents = leftOutOf(inline).some(({ why }) => why === 'contents');
  const [before, at] = [reading.leftOut.length, { paragraph: reading.done + 1 }];
  keepAside(inline, story);
  const printed = text !== '' || (marker !== undefined && !contents);
  if (printed) {
    reading.blocks.push({
      kind: 'paragraph',
      at,
      ...(marker === undefined ? {} : { marker }),
      ...(level === undefined ? {} : { level }),
      ...(heading === undefined ? {} : { heading }),
      ...(title ? { title } : {}),
      text,
    });
  }
  if (printed || reading.leftOut.length > before) reading.done += 1;
  for (const { content, why } of inline.boxes) readInto(reading, content, why, openBox(content, story));
}

function addTable(table: Xml, why: Why | undefined, story: Story, reading: BodyReading): void {
  const { rows, header } = readTable(table, why, story, readLines);
  if (rows.flat().some((cell) => cell !== undefined && cell !== '')) {
    reading.blocks.push({ kind: 'table', at: { paragraph: reading.done + 1 }, header, rows });
  }
  reading.done += 1;
}

/** A section ends: its headers and footers stand where it began, each once. */
function endSection(section: Xml, reading: BodyReading): void {
  for (const { part, why } of edgesOf(section, reading.parts.edges)) {
    if (reading.edgesRead.has(part)) continue;
    reading.edgesRead.add(part);
    // What is printed on every page is no clause, whoever changed it.
    const document = { ...reading.document, change: () => undefined };
    const text = readLines(part, undefined, openStory(part, document));
    if (text !== '') reading.leftOut.push({ at: { paragraph: reading.sectionFrom }, text, why });
  }
  reading.sectionFrom = reading.done + 1;
  reading.notes.enter(reading.sections.after(section));
}

function readInto(reading: BodyReading, parent: Xml, around: Why | undefined, story: Story): void {
  for (const block of readBlocks(parent, around, story)) {
    if (block.kind === 'paragraph') addParagraph(block.paragraph, story, reading);
    else if (block.kind === 'table') addTable(block.table, block.why, story, reading);
    else endSection(block.section, reading);
  }
}

/** Everything in a Word document, in reading order. */
export function readBody(parts: WordParts, body: Xml): Omit<Source, 'title'> {
  const reading = openReading(parts, body);
  readInto(reading, body, undefined, openStory(body, reading.document));
  const leftOut = reading.leftOut.toSorted((one, other) => one.at.paragraph - other.at.paragraph);
  // Many who write in Word type their numbers.
  const blocks = reading.blocks.map((block) => (block.kind === 'paragraph' ? typedMarkerApart(block) : block));
  return { blocks: markedInRow(blocks), footnotes: reading.notes.kept, leftOut, changes: reading.changes };
}
