import { markerAt, NAMED } from '../core/marker-forms.ts';
import { bareWords } from './bare-words.ts';

/** As an import joins headings that stand one under another: "Lunches, Drinks at lunch". */
const BETWEEN = ', ';
/** More than a document has levels of headings. */
const MOST_PARTS = 12;
const NAMED_FIRST = new RegExp(NAMED, 'iu');
/** Whatever else a document prints before a heading: "[1]", "First". */
const OTHER_MARKER = /^\s*\S{1,12}\s/u;

/** Tells whether a heading is several that a source prints, joined by commas. Words from the middle of its sentences are none. */
export function joinedHeadingsOf(source: string): (heading: string) => boolean {
  const lines = new Set(source.split('\n').flatMap(linesAndCells));
  return (heading) => {
    const parts = heading.split(BETWEEN);
    // A heading may have a comma of its own: each place is reached from any that was, by words that are a line.
    const reached = [true];
    for (let to = 1; to <= parts.length; to += 1)
      reached[to] = reached.some((is, from) => is && lines.has(bareWords(parts.slice(from, to).join(BETWEEN))));
    return reached[parts.length] ?? false;
  };
}

/** A line as it is and without its number, and each cell of a row. */
function linesAndCells(line: string): readonly string[] {
  const marker = markerAt(line) ?? NAMED_FIRST.exec(line)?.[0] ?? OTHER_MARKER.exec(line)?.[0] ?? '';
  return [line, line.slice(marker.length), ...line.split('\t')].map(bareWords);
}

/** Each heading that a joined one may be made of, the longest first; one with a comma of its own is among them whole. */
export function headingsWithin(heading: string): readonly string[] {
  const parts = heading.split(BETWEEN).slice(0, MOST_PARTS);
  const runs = parts.flatMap((_part, from) =>
    parts.slice(from).map((_last, more) => parts.slice(from, from + more + 1).join(BETWEEN)),
  );
  return [heading, ...runs.toSorted((one, other) => other.length - one.length)];
}
