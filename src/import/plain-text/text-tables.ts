import type { TextLine } from './text-lines.ts';

/** Lines that are no table, or those that are the rows of one. */
export interface TextPart {
  readonly isTable: boolean;
  readonly lines: readonly TextLine[];
}

/** One row may be a form to fill in. */
const FEWEST = 2;

/** Parts a text where tables are: lines below each other with as many cells. */
export function tablesApart(lines: readonly TextLine[]): readonly TextPart[] {
  const parts: TextPart[] = [];
  let open: TextLine[] = [];
  const close = (): void => {
    if (open.length > 0) parts.push({ isTable: false, lines: open });
    open = [];
  };
  for (let index = 0; index < lines.length;) {
    const rows = rowsFrom(lines, index);
    if (rows.length >= FEWEST) {
      close();
      parts.push({ isTable: true, lines: rows });
    } else open.push(...rows);
    index += rows.length;
  }
  close();
  return parts;
}

/** The line at an index, and those below it that have as many cells. */
function rowsFrom(lines: readonly TextLine[], from: number): readonly TextLine[] {
  const [first, ...others] = lines.slice(from, from + 1);
  if (first === undefined || first.cells.length < 2) return first === undefined ? others : [first];
  let end = from + 1;
  while (lines[end]?.afterBlank === false && lines[end]?.cells.length === first.cells.length) end++;
  return lines.slice(from, end);
}
