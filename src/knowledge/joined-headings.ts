/** As an import joins headings that stand one under another: "Lunches, Drinks at lunch". */
const BETWEEN = ', ';
/** More than a document has levels of headings. */
const MOST_PARTS = 12;

/** Whether a heading is printed as it is, or as several headings joined by commas. */
export const standsAsHeadings = (heading: string, isPrinted: (words: string) => boolean): boolean =>
  isPrinted(heading) || heading.split(BETWEEN).every(isPrinted);

/** Each heading that a joined one may be made of, the longest first; one with a comma of its own is among them whole. */
export function headingsWithin(heading: string): readonly string[] {
  const parts = heading.split(BETWEEN).slice(0, MOST_PARTS);
  const runs = parts.flatMap((_part, from) =>
    parts.slice(from).map((_last, more) => parts.slice(from, from + more + 1).join(BETWEEN)),
  );
  return [heading, ...runs.toSorted((one, other) => other.length - one.length)];
}
