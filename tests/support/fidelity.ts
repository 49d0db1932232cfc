import type { DocumentFile } from '../../src/knowledge/document-schema.ts';

/** Text as words and single spaces: white space, mark-up, bullets and typographic link targets gone. */
export function bare(text: string): string {
  return readTables(text)
    .replace(/\[bookmark: [^\]]*\]/g, ' ')
    .replace(/\[footnoteRef:(\d+)\]/g, '[$1]')
    .replace(/\[(\d+): +([^\]]*)\]/g, '[$1] $2')
    .replace(/\[([^\]]+)\]\(([^)\s]*)\)/g, (_link, label: string, target: string) =>
      target.startsWith('#') ? label : `${label} ${target}`,
    )
    .replace(/\\([()[\]*_])/g, '$1')
    .replace(/^\s*[-·•]\s+/gm, ' ')
    .replace(/[*#<>]/g, '')
    .replace(/[·•]/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

// In a table cell, a label that is printed on two lines goes on in the next row, whose other cell is empty.
function readTables(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, index) => {
      const [label = '', cell = ''] = line.split('\t');
      const next = lines[index + 1]?.split('\t') ?? [];
      const goesOn = next.length > 1 && next[0] !== '' && next[1]?.trim() === '';
      const isRest =
        line.includes('\t') && cell.trim() === '' && (lines[index - 1]?.split('\t')[1] ?? '').trim() !== '';
      if (isRest) return '';
      return goesOn && cell.trim() !== '' ? `${label} ${next[0]} ${cell}` : line;
    })
    .join('\n');
}

/** The printed words of a document file, piece by piece: what must stand in its source. */
export function printedPieces(document: DocumentFile): readonly string[] {
  const pieces = document.sections.flatMap((section) => [
    section.heading,
    ...section.clauses.flatMap(({ leadIn, text, items = [], closing, footnotes = [], heading }) => [
      leadIn,
      text,
      ...items,
      closing,
      ...footnotes,
      heading,
    ]),
  ]);
  return pieces.filter((piece) => piece !== undefined);
}

/** Every place of `piece` in `source`, both bare, at word boundaries. */
export function placesOf(piece: string, source: string): readonly number[] {
  const places: number[] = [];
  for (let at = source.indexOf(piece); at !== -1; at = source.indexOf(piece, at + 1)) places.push(at);
  return places;
}

/** The words of a bare source that no piece covers. */
export function uncovered(source: string, pieces: readonly string[]): readonly string[] {
  const covered = new Uint8Array(source.length);
  for (const piece of pieces.toSorted((one, other) => other.length - one.length)) {
    for (const at of placesOf(piece, source)) covered.fill(1, at, at + piece.length);
  }
  const rest = Array.from({ length: source.length }, (_, index) =>
    covered[index] === 1 ? ' ' : source.charAt(index),
  ).join('');
  return rest.split(' ').filter((word) => word !== '');
}
