import { createCollecting } from '../collecting.ts';
import type { Collecting } from '../collecting.ts';
import { contentsLines } from '../contents-lines.ts';
import { decodeText } from '../decode-text.ts';
import { createLineJoining } from '../line-joining.ts';
import type { JoinLines } from '../line-joining.ts';
import { splitMarker } from '../printed-marker.ts';
import type { LeftOut, ReadSource } from '../source.ts';
import { headingIn, isUnderline } from './text-headings.ts';
import { linesOf, pagesIn } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';
import { paragraphsOf } from './text-paragraphs.ts';
import type { TextParagraph } from './text-paragraphs.ts';
import { tablesApart } from './text-tables.ts';

/** Reads a text without any markup by how it is typed: empty lines, indents, numbers, capitals, form feeds. */
export const readPlainText: ReadSource = (bytes, limits) => {
  if (bytes.length === 0) return Promise.resolve({ outcome: 'refused', why: 'empty' });
  if (bytes.length > limits.bytes) return Promise.resolve({ outcome: 'refused', why: 'too-large' });
  const text = decodeText(bytes)?.replaceAll(/\r\n?|\u{2028}|\u{2029}/gu, '\n');
  if (text === undefined) return Promise.resolve({ outcome: 'refused', why: 'not-this-format' });
  const pages = pagesIn(text);
  if (pages.length > limits.pages) return Promise.resolve({ outcome: 'refused', why: 'too-many-pages' });
  const collecting = createCollecting(limits);
  takeDown(linesOf(pages), pages.length > 1, collecting);
  return Promise.resolve(collecting.read());
};

/** Something to be taken down, and the line that it begins with. */
interface Told {
  readonly line: number;
  readonly take: (collecting: Collecting) => void;
}

type PageOf = (line: TextLine) => { readonly page?: number };

function takeDown(lines: readonly TextLine[], paged: boolean, collecting: Collecting): void {
  const pageOf: PageOf = ({ page }) => (paged ? { page } : {});
  const contents = contentsLines(lines.map(({ text }) => text));
  const whyOf = ({ running, number }: TextLine): LeftOut['why'] | undefined =>
    running ?? (contents.has(number) ? 'contents' : undefined);
  const left = lines.flatMap((line): readonly Told[] => {
    const why = whyOf(line);
    return why === undefined ? [] : [{ line: line.number, take: (c) => c.leaveOut(line.text, why, pageOf(line).page) }];
  });
  const kept = lines.filter((line) => whyOf(line) === undefined);
  const join = createLineJoining(kept.map(({ text }) => text));
  const parts = tablesApart(kept).map(({ isTable, lines: own }) => (isTable ? own : paragraphsOf(own)));
  const told = [
    ...left,
    ...parts.flatMap((part) => (isRows(part) ? tableOf(part, pageOf) : textOf(part, join, pageOf))),
  ];
  for (const { take } of told.toSorted((one, other) => one.line - other.line)) take(collecting);
}

const isRows = (part: readonly TextLine[] | readonly TextParagraph[]): part is readonly TextLine[] =>
  part.every((each) => 'cells' in each);

function tableOf(rows: readonly TextLine[], pageOf: PageOf): readonly Told[] {
  const [first] = rows;
  if (first === undefined) return [];
  return [
    {
      line: first.number,
      take: (c) =>
        c.table(
          rows.map(({ cells }) => cells),
          false,
          pageOf(first).page,
        ),
    },
  ];
}

function textOf(paragraphs: readonly TextParagraph[], join: JoinLines, pageOf: PageOf): readonly Told[] {
  const headings = paragraphs.map((each, index) => headingIn(each, paragraphs[index - 1], paragraphs[index + 1]));
  const ranks = [...new Set(headings.map((heading) => heading?.rank ?? 0))]
    .filter((rank) => rank > 0)
    .toSorted((a, b) => a - b);
  const marks = new Set(
    paragraphs.flatMap((each) => each.flatMap(({ text }) => [...text.matchAll(MARK)].map(([, mark]) => mark))),
  );
  const level = levelsOf(paragraphs);
  return paragraphs.flatMap((paragraph, index): readonly Told[] => {
    const [first] = paragraph;
    const heading = headings[index];
    if (heading === undefined && paragraph.every(({ text }) => isUnderline(text))) return [];
    const text = heading?.text ?? join(paragraph.map((line) => line.text));
    const [, mark, note] = NOTE.exec(text) ?? [];
    if (mark !== undefined && note !== undefined && marks.has(mark)) {
      return [{ line: first.number, take: (c) => c.footnote(mark, note) }];
    }
    const more = heading === undefined ? level(paragraph) : { heading: ranks.indexOf(heading.rank) + 1 };
    return [{ line: first.number, take: (c) => c.paragraph({ text, ...pageOf(first), ...more }) }];
  });
}

/** A mark within a line, and a note that begins with its own. */
const MARK = /(?<=\S\s?)\[(\d{1,3})\]/gu;
const NOTE = /^\[(\d{1,3})\]:?\s+(.*)$/su;

/** How deep what has a marker stands: its indent among those that there are. */
function levelsOf(paragraphs: readonly TextParagraph[]): (paragraph: TextParagraph) => { readonly level?: number } {
  const marked = paragraphs.filter(([{ text }]) => splitMarker(text) !== undefined);
  const indents = [...new Set(marked.map(([{ indent }]) => indent))].toSorted((one, other) => one - other);
  const known = new Set(marked);
  return (paragraph) => (known.has(paragraph) ? { level: indents.indexOf(paragraph[0].indent) } : {});
}
