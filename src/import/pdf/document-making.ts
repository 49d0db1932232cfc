import type { Collecting } from '../collecting.ts';
import { createLineJoining } from '../line-joining.ts';
import type { JoinLines } from '../line-joining.ts';
import { usual } from './columns.ts';
import type { DocumentLayout } from './document-layout.ts';
import { headingLevels } from './headings.ts';
import type { Line } from './lines.ts';
import { cellTexts } from './page-layout.ts';
import type { TableItem } from './page-layout.ts';
import { isParagraph, paragraphsOf } from './paragraph-making.ts';
import type { Paragraph } from './paragraph-making.ts';
import type { PrintedPage } from './printed-page.ts';
import { joinedTables } from './table-joining.ts';

/** Something to be taken down, with its page and whether it stands before, among or after what else is on it. */
interface Told {
  readonly page: number;
  readonly order: number;
  readonly take: (collecting: Collecting) => void;
}

/** Takes down a document that is laid out, page by page. */
export function takeDown(layout: DocumentLayout, pages: readonly PrintedPage[], collecting: Collecting): void {
  const join = createLineJoining(allLines(layout));
  const told = [
    ...layout.heads.map((line): Told => ({
      page: line.page,
      order: 0,
      take: (c) => c.leaveOut(line.text, line.why, line.page),
    })),
    ...bodyOf(layout, join),
    ...pages.flatMap((page) => asideOf(page, layout.holds.get(page.number) === 'picture')),
    ...layout.feet.map((line): Told => ({
      page: line.page,
      order: 3,
      take: (c) => c.leaveOut(line.text, line.why, line.page),
    })),
  ];
  for (const { take } of told.toSorted((one, other) => one.page - other.page || one.order - other.order))
    take(collecting);
  for (const { mark, lines } of layout.notes) collecting.footnote(mark, join(lines));
}

const allLines = ({ items, notes }: DocumentLayout): readonly string[] => [
  ...items.flatMap((item) => (item.kind === 'table' ? item.rows.flat().flatMap((cell) => cell ?? []) : item.text)),
  ...notes.flatMap(({ lines }) => lines),
];

/** What stands across a page, in its pictures, or written onto it by readers. */
const asideOf = ({ number: page, askew, pictures, notes }: PrintedPage, pictured: boolean): readonly Told[] => [
  ...askew
    .filter((text) => text.trim() !== '')
    .map((text): Told => ({ page, order: 2, take: (c) => c.leaveOut(text, 'picture', page) })),
  ...pictures
    .slice(0, 1)
    .map((): Told => ({ page, order: 2, take: (c) => c.leaveOut('', pictured ? 'pictured-page' : 'picture', page) })),
  ...notes.map((text): Told => ({ page, order: 2, take: (c) => c.leaveOut(text, 'comment', page) })),
];

function bodyOf({ items, body }: DocumentLayout, join: JoinLines): readonly Told[] {
  const lines = items.filter((item) => item.kind === 'line');
  const pitch = pitches(lines);
  const parts: (Paragraph | Exclude<(typeof items)[number], Line>)[] = [];
  let open: Line[] = [];
  const close = (): void => {
    for (const paragraph of paragraphsOf(open, pitch)) parts.push(paragraph);
    open = [];
  };
  for (const item of items) {
    if (item.kind === 'line') open.push(item);
    else {
      close();
      parts.push(item);
    }
  }
  close();
  const paragraphs = parts.filter(isParagraph);
  const headings = headingLevels(paragraphs, body);
  const levels = levelsOf(paragraphs);
  return joinedTables(parts, join).map((part): Told => {
    if (isParagraph(part)) return paragraphOf(part, headings.get(part), levels, join);
    const { page } = part;
    if (part.kind === 'contents') return { page, order: 1, take: (c) => c.leaveOut(part.text, 'contents', page) };
    if (part.kind === 'again') return { page, order: 1, take: (c) => c.leaveOut(part.text, 'running-head', page) };
    return { page, order: 1, take: (c) => tableOf(part, c, join) };
  });
}

const tableOf = (table: TableItem, collecting: Collecting, join: JoinLines): void =>
  collecting.table(cellTexts(table, join), table.header, table.page);

function paragraphOf(
  paragraph: Paragraph,
  heading: number | undefined,
  levels: (line: Line) => number | undefined,
  join: JoinLines,
): Told {
  const [first] = paragraph;
  const level = levels(first);
  const text = join(paragraph.map((line) => line.text));
  const { page } = first;
  const more = { ...(heading === undefined ? {} : { heading }), ...(level === undefined ? {} : { level }) };
  return { page, order: 1, take: (collecting) => collecting.paragraph({ text, page, ...more }) };
}

/** The usual distance of lines, by their size. */
function pitches(lines: readonly Line[]): (size: number) => number {
  const bySize = Map.groupBy(lines, ({ size }) => Math.round(size));
  const found = new Map([...bySize].map(([size, alike]) => [size, pitchIn(alike, size)]));
  return (size) => found.get(Math.round(size)) ?? 1.2 * size;
}

/** Lines of a paragraph are never closer than their size, nor further apart than typed with a line between. */
function pitchIn(lines: readonly Line[], size: number): number {
  const steps = lines.slice(1).flatMap((line, index) => {
    const before = lines[index];
    const step = before === undefined || before.column.number !== line.column.number ? 0 : before.y - line.y;
    return step > 0.8 * size && step < 2.6 * size ? [step] : [];
  });
  return usual(steps) ?? 1.2 * size;
}

/** How deep a numbered paragraph stands: its place among those where such paragraphs begin. */
function levelsOf(paragraphs: readonly Paragraph[]): (line: Line) => number | undefined {
  const indent = ({ left, column }: Line): number => left - column.left;
  const marked = paragraphs.flatMap(([first]) => (first.split === undefined ? [] : [first]));
  const sorted = marked.map(indent).toSorted((one, other) => one - other);
  const starts = sorted.filter((x, index) => index === 0 || x - (sorted[index - 1] ?? x) > 6);
  return (line) =>
    line.split === undefined
      ? undefined
      : Math.max(
          0,
          starts.findLastIndex((x) => x <= indent(line)),
        );
}
