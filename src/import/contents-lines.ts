/** "Introduction ..... 3", with dots, spaced dots or an ellipsis before the page. */
const LEADER = /(?:\.{4,}|(?:\s\.){3,}|(?:\.\s){3,}|…{2,}|_{4,}|·{4,})\s*(?:\d{1,4}|[ivxl]{1,6})?\s*$/iu;
/** The same, set with nothing but a gap. */
const PAGE_AT_END = /\S(?:\t| {2,}).*?\d{1,4}$|\p{L}.*\s\d{1,3}$/u;
const HEADING = /^(?:table of )?contents(?: page)?:?$/iu;
/** In letters: what says that a line is of the contents is at its end, and no line is longer than this. */
const LONGEST = 300;
/** Two may be a form to fill in. */
const FEWEST = 3;

/** The page that a line ends with; none counts as less than any. */
const pageIn = (line: string): number => (PAGE_AT_END.test(line) ? Number(/\d+$/.exec(line)?.[0] ?? -1) : -1);

/** Which lines are a table of contents: lines with leaders that follow each other, what is wrapped between two, and the heading above. */
export function contentsLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let row: number[] = [];
  const close = (): void => {
    if (row.length >= FEWEST) for (const index of row) found.add(index);
    row = [];
  };
  let headed = false;
  // Pages are counted upwards: a sentence that ends with a number may follow the last of them.
  let page = 0;
  for (const [index, whole] of lines.entries()) {
    const line = whole.slice(-LONGEST);
    const last = row.at(-1);
    if (last !== undefined && index - last > 2) close();
    if (HEADING.test(line.trim())) {
      close();
      headed = true;
      page = 0;
      row.push(index);
    } else if (LEADER.test(line) || (headed && row.at(-1) === index - 1 && pageIn(line) >= page)) {
      page = Math.max(page, pageIn(line));
      row.push(index);
    } else if (row.at(-1) !== index - 1) headed = false;
  }
  close();
  return withWrapped(found, lines);
}

/** A line between two of the contents is the beginning of the second, wrapped. */
function withWrapped(found: ReadonlySet<number>, lines: readonly string[]): ReadonlySet<number> {
  const all = new Set(found);
  for (const index of lines.keys()) if (found.has(index - 1) && found.has(index + 1)) all.add(index);
  return all;
}
