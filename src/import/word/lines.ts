import { readBlocks } from './blocks.ts';
import type { PrintedParagraph } from './paragraph.ts';
import { keepAside, openBox } from './story.ts';
import type { Story } from './story.ts';
import { readTable } from './table.ts';
import type { Why } from './pieces.ts';
import type { Xml } from './xml.ts';

const joinedLines = (lines: readonly (string | undefined)[]): string =>
  lines.filter((line) => line !== undefined && line !== '').join(' ');

function paragraphLine(paragraph: PrintedParagraph, story: Story): string {
  keepAside(paragraph.inline, story);
  const boxes = paragraph.inline.boxes.map(({ content, why }) => readLines(content, why, openBox(content, story)));
  return joinedLines([paragraph.marker, paragraph.text, ...boxes]);
}

/** All that is printed of a text, with its numbers, as one line: of a cell, a note or a header. */
export function readLines(parent: Xml, why: Why | undefined, story: Story): string {
  const lines: (string | undefined)[] = [];
  for (const block of readBlocks(parent, why, story)) {
    if (block.kind === 'paragraph') lines.push(paragraphLine(block.paragraph, story));
    else if (block.kind === 'table') lines.push(...readTable(block.table, block.why, story, readLines).rows.flat());
  }
  return joinedLines(lines);
}
