import { markerOf } from './marker-kind.ts';
import type { Marker } from './marker-kind.ts';
import { rowText } from './pieces.ts';
import type { Row, Rows } from './pieces.ts';
import { countWords, isFinished } from './sentence.ts';

/** A row that is a clause of its own: a number or a heading in its first cell, the rule in the others. */
export interface RowClause {
  readonly piece: number;
  readonly marker: Marker | undefined;
  readonly heading: string | undefined;
  readonly text: string;
}

const LONGEST_NAME = 8;
const SHORTEST_RULE = 8;

/** The clauses that the rows of a table are, or undefined where its rows are a list. */
export function rowClauses({ rows, columns }: Rows): readonly RowClause[] | undefined {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length < 2) return undefined;
  const numbered = filled.every(({ cells }) => isNumbered(cells));
  if (!numbered && !filled.every(({ cells }) => isNamed(cells))) return undefined;
  return filled.map((row) => {
    const first = row.cells[0] ?? '';
    const text = withoutFirst(row, columns);
    return numbered
      ? { piece: row.piece, marker: markerOf(first), heading: undefined, text }
      : { piece: row.piece, marker: undefined, heading: first, text };
  });
}

const isNumbered = ([first = '', ...others]: readonly string[]): boolean => {
  const kind = first === '' ? undefined : markerOf(first).kind;
  return (kind === 'number' || kind === 'label') && others.some((cell) => countWords(cell) > 1);
};

const isNamed = ([first = '', ...others]: readonly string[]): boolean =>
  /\p{L}/u.test(first) &&
  countWords(first) <= LONGEST_NAME &&
  !isFinished(first) &&
  others.some((cell) => countWords(cell) >= SHORTEST_RULE);

/** With one cell left there is no need to say which column it is in. */
function withoutFirst({ cells }: Row, columns: Row | undefined): string {
  const others = cells.slice(1);
  const alone = others.filter((cell) => cell !== '').length === 1;
  return rowText(others, alone ? [] : columns?.cells.slice(1));
}

/** The row as it stands in the list that its table is. */
export const rowItem = ({ cells }: Row, columns: Row | undefined): string => rowText(cells, columns?.cells);
