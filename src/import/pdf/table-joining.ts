import type { JoinLines } from '../line-joining.ts';
import { cellTexts } from './page-layout.ts';
import type { ContentsItem, TableItem } from './page-layout.ts';
import { isParagraph } from './paragraph-making.ts';
import type { Paragraph } from './paragraph-making.ts';

/** A row of a table's head, printed again on a further page. */
interface PrintedAgain {
  readonly kind: 'again';
  readonly page: number;
  readonly text: string;
}

type Part = Paragraph | TableItem | ContentsItem;

/** In points. */
const NEAR = 3;

const isTable = (part: Part | PrintedAgain | undefined): part is TableItem =>
  part !== undefined && !isParagraph(part) && part.kind === 'table';

/** The same parts, with a table that goes on at the top of the next page made one, and its head said once. */
export function joinedTables(parts: readonly Part[], join: JoinLines): readonly (Part | PrintedAgain)[] {
  const joined: (Part | PrintedAgain)[] = [];
  // Where the table stands that may go on, and on which page it ends.
  let open: { readonly at: number; readonly page: number } | undefined;
  for (const part of parts) {
    const before = open === undefined ? undefined : joined[open.at];
    if (isTable(part) && isTable(before) && open?.page === part.page - 1 && alike(before, part)) {
      const again = before.header && sameHead(before, part, join);
      joined[open.at] = { ...before, rows: [...before.rows, ...part.rows.slice(again ? 1 : 0)] };
      const text = (cellTexts(part, join)[0] ?? []).join(' ');
      if (again) joined.push({ kind: 'again', page: part.page, text });
      open = { at: open.at, page: part.page };
    } else {
      joined.push(part);
      open = isTable(part) ? { at: joined.length - 1, page: part.page } : undefined;
    }
  }
  return joined;
}

const alike = (one: TableItem, other: TableItem): boolean =>
  one.rows[0]?.length === other.rows[0]?.length &&
  Math.abs(one.left - other.left) < NEAR &&
  Math.abs(one.right - other.right) < NEAR;

const sameHead = (one: TableItem, other: TableItem, join: JoinLines): boolean =>
  JSON.stringify(cellTexts(one, join)[0]) === JSON.stringify(cellTexts(other, join)[0]);
