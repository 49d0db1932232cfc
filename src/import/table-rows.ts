import { markerOf } from './marker-kind.ts';
import type { Marker } from './marker-kind.ts';
import { countWords, isFinished } from './sentence.ts';

type Cells = readonly string[];

/** A row as it reads in one line. */
export interface RowWords {
  /** What stands before its words, where the row is a clause of its own: a number, or a heading. */
  readonly first: { readonly marker: Marker | undefined; readonly heading: string | undefined } | undefined;
  readonly text: string;
}

const LONGEST_NAME = 8;
const SHORTEST_RULE = 8;

/** The rows of a table as text: clauses of their own where each begins with a number, or with a name and a rule; else points of a list. */
export function rowWords(rows: readonly Cells[], columns: Cells | undefined): readonly RowWords[] {
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
  const numbered = filled.every(isNumbered);
  if (filled.length < 2 || !(numbered || filled.every(isNamed)))
    return rows.map((cells) => ({ first: undefined, text: rowText(cells, columns) }));
  return rows.map((cells) => {
    const [heading = ''] = cells;
    if (heading === '') return { first: undefined, text: '' };
    const first = numbered ? { marker: markerOf(heading), heading: undefined } : { marker: undefined, heading };
    return { first, text: withoutFirst(cells, columns) };
  });
}

const isNumbered = ([first = '', ...others]: Cells): boolean => {
  const kind = first === '' ? undefined : markerOf(first).kind;
  return (kind === 'number' || kind === 'label') && others.some((cell) => countWords(cell) > 1);
};

const isNamed = ([first = '', ...others]: Cells): boolean =>
  /\p{L}/u.test(first) &&
  countWords(first) <= LONGEST_NAME &&
  !isFinished(first) &&
  others.some((cell) => countWords(cell) >= SHORTEST_RULE);

/** With one cell left there is no need to say which column it is in. */
function withoutFirst([, ...others]: Cells, columns: Cells | undefined): string {
  const alone = others.filter((cell) => cell !== '').length === 1;
  return rowText(others, alone ? [] : columns?.slice(1));
}

/** A row in one line: "Gift: Book; Limit: £50". Empty cells say nothing. */
export const rowText = (cells: Cells, columns: Cells = []): string =>
  cells
    .flatMap((cell, index) => {
      const column = (columns[index] ?? '').replace(/\s*:$/, '');
      if (cell === '') return [];
      return [column === '' ? cell : `${column}: ${cell}`];
    })
    .join('; ');
