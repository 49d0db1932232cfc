import { refersOn, splitMarker } from './printed-marker.ts';

/**
 * The paragraphs of a block whose lines are broken by hand: an empty line parts them, and so does a number at the start of a line, which
 * would otherwise make two clauses one.
 */
export function paragraphsIn(text: string): readonly string[] {
  const paragraphs: string[][] = [[]];
  for (const line of text.split('\n')) {
    const open = paragraphs.at(-1) ?? [];
    const last = open.at(-1);
    if (line.trim() === '') paragraphs.push([]);
    else if (last !== undefined && begins(line, last)) paragraphs.push([line]);
    else open.push(line);
  }
  return paragraphs.map((lines) => lines.join(' ')).filter((paragraph) => paragraph.trim() !== '');
}

/** True if a line begins something with its marker. A dash after words that do not end is a dash, and a number may be referred to. */
export function begins(line: string, last: string): boolean {
  const marker = splitMarker(line)?.marker;
  if (marker === undefined || refersOn(last)) return false;
  return !/^[-–—]$/.test(marker) || /[.:;,]\s*$/.test(last);
}
