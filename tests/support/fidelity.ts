import type { DocumentFile } from '../../src/knowledge/document-schema.ts';

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
