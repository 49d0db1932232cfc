import type { SourceCell } from '../source.ts';
import { unwrapped } from './blocks.ts';
import type { Why } from './pieces.ts';
import type { Story } from './story.ts';
import { child, integer, toggle, value } from './tree.ts';
import type { Xml } from './xml.ts';

/** Word has no more columns; a cell that says it is a million wide would fill the memory with empty ones. */
const MOST_COLUMNS = 63;

export interface ReadTable {
  readonly header: boolean;
  readonly rows: readonly (readonly SourceCell[])[];
}

/** Reads what is printed in a cell as one line. */
type ReadCell = (cell: Xml, why: Why | undefined, story: Story) => string;

const columns = (count: Xml | undefined): number => Math.min(Math.max(integer(value(count)) ?? 0, 0), MOST_COLUMNS);

const empty = (count: number): readonly string[] => Array.from({ length: count }, () => '');

/** Why all of a row is left out, if it is. */
function whyOf(properties: Xml | undefined): Why | undefined {
  if (child(properties, 'w:del') !== undefined) return 'deleted';
  return toggle(child(properties, 'w:hidden')) === true ? 'hidden' : undefined;
}

/** A merged cell goes on from the one above or before it, if it says so and does not say that it begins there. */
const goesOn = (merge: Xml | undefined): boolean => merge !== undefined && value(merge) !== 'restart';

function readCell(cell: Xml, why: Why | undefined, story: Story, read: ReadCell): readonly SourceCell[] {
  const properties = child(cell, 'w:tcPr');
  const deleted = child(properties, 'w:cellDel') === undefined ? undefined : ('deleted' as const);
  // What stands in a cell that goes on from another is not printed.
  const down = goesOn(child(properties, 'w:vMerge'));
  const covered = down || goesOn(child(properties, 'w:hMerge')) ? ('hidden' as const) : undefined;
  const text = read(cell, why ?? deleted ?? covered, story);
  return [down && text === '' ? undefined : text, ...empty(columns(child(properties, 'w:gridSpan')) - 1)];
}

/** Reads a table row by row; `read` reads its cells, `around` says why all of it is left out, if it is. */
export function readTable(table: Xml, around: Why | undefined, story: Story, read: ReadCell): ReadTable {
  const rows: (readonly SourceCell[])[] = [];
  // Columns whose cell begins in a row that is left out: the cell above that row does not reach down past it.
  const lost = new Set<number>();
  let header: boolean | undefined;
  for (const { element: row, why: changed } of unwrapped(table, ['w:tr'], around)) {
    const properties = child(row, 'w:trPr');
    const why = changed ?? whyOf(properties);
    const cells = [...unwrapped(row, ['w:tc'], why)].flatMap((cell) => readCell(cell.element, cell.why, story, read));
    const all = [
      ...empty(columns(child(properties, 'w:gridBefore'))),
      ...cells,
      ...empty(columns(child(properties, 'w:gridAfter'))),
    ];
    for (const [column, cell] of all.entries()) {
      if (cell === undefined) continue;
      if (why === undefined) lost.delete(column);
      else lost.add(column);
    }
    if (why !== undefined) continue;
    header ??= toggle(child(properties, 'w:tblHeader')) ?? false;
    rows.push(all.map((cell, column) => (lost.has(column) ? '' : cell)));
  }
  return { header: header ?? false, rows };
}
