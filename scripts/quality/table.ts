export interface TableRow {
  readonly label: string;
  /** Undefined where there is nothing to say. */
  readonly cells: readonly (number | undefined)[];
}

export interface TableBlock {
  readonly heading: string;
  readonly rows: readonly TableRow[];
}

const GAP = '  ';
const NOTHING = '–';

/** One table in plain text: the columns' names above, each on as many lines as it has, then block after block. */
export function textTable(columns: readonly string[], blocks: readonly TableBlock[], digits = 1): string {
  const names = columns.map((column) => column.split('\n'));
  const height = Math.max(...names.map((lines) => lines.length));
  const labelWidth = Math.max(0, ...blocks.flatMap(({ rows }) => rows.map(({ label }) => label.length + GAP.length)));
  const shown = (value: number | undefined): string => (value === undefined ? NOTHING : value.toFixed(digits));
  const widths = names.map((lines, column) =>
    Math.max(
      ...lines.map((line) => line.length),
      ...blocks.flatMap(({ rows }) => rows.map(({ cells }) => shown(cells[column]).length)),
    ),
  );
  const line = (label: string, cells: readonly string[]): string =>
    [label.padEnd(labelWidth), ...cells.map((cell, column) => cell.padStart(widths[column] ?? 0))].join(GAP).trimEnd();
  return [
    ...Array.from({ length: height }, (_, index) =>
      line(
        '',
        names.map((lines) => lines[index] ?? ''),
      ),
    ),
    ...blocks.flatMap(({ heading, rows }) => [
      '',
      heading,
      ...rows.map(({ label, cells }) => line(GAP + label, cells.map(shown))),
    ]),
  ].join('\n');
}
