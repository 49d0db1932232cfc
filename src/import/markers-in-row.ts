import { BARE_NUMBER, FEWEST_IN_ROW } from '../core/marker-forms.ts';
import type { SourceParagraph } from './source.ts';

/** Two headings in a row are enough. */
const FEWEST = { heading: 2, body: FEWEST_IN_ROW };

const CAPITAL = /^([A-Z])\.\s(?=\p{L})/u;

/**
 * The paragraphs, with what may be a number or a word ("1 Introduction", "A. General") made a marker where a row of them shows that it is
 * one: numbers that count from 1, or that the next paragraph's number begins with, capitals from A or beside another Roman numeral.
 */
export function markersInRow(paragraphs: readonly SourceParagraph[]): ReadonlyMap<SourceParagraph, SourceParagraph> {
  const kinds = Map.groupBy(paragraphs, ({ heading }) => heading ?? 0);
  const marked = [...kinds].flatMap(([heading, alike]) => {
    const numbers = inRow(alike, heading === 0 ? FEWEST.body : FEWEST.heading);
    return [...numbers, ...capitals(alike)];
  });
  marked.push(...overNumbered(paragraphs));
  return new Map(marked.map(([paragraph, marker]) => [paragraph, withMarker(paragraph, marker)]));
}

/** Headings over a paragraph that has their number's beginning: "1 Attendance", "1.1 Members …". */
const overNumbered = (paragraphs: readonly SourceParagraph[]): Marked =>
  paragraphs.flatMap((paragraph, index): Marked => {
    if (paragraph.heading === undefined || paragraph.marker !== undefined) return [];
    const number = BARE_NUMBER.exec(paragraph.text)?.[1];
    const below = paragraphs[index + 1]?.marker;
    return number !== undefined && below?.startsWith(`${number}.`) === true ? [[paragraph, number]] : [];
  });

type Marked = readonly (readonly [SourceParagraph, string])[];

const withMarker = (paragraph: SourceParagraph, marker: string): SourceParagraph => ({
  ...paragraph,
  marker,
  text: paragraph.text.slice(marker.length).trimStart(),
});

function inRow(paragraphs: readonly SourceParagraph[], fewest: number): Marked {
  const rows: (readonly [SourceParagraph, string])[][] = [];
  for (const paragraph of paragraphs) {
    const number = paragraph.marker === undefined ? BARE_NUMBER.exec(paragraph.text)?.[1] : undefined;
    if (number === undefined) continue;
    const row = rows.at(-1);
    if (row !== undefined && Number(number) === row.length + 1) row.push([paragraph, number]);
    else if (number === '1') rows.push([[paragraph, number]]);
  }
  return rows.filter((row) => row.length >= fewest).flat();
}

const ROMAN_NEIGHBOURS: ReadonlyMap<string, readonly string[]> = new Map([
  ['I', ['II']],
  ['V', ['IV', 'VI']],
  ['X', ['IX', 'XI']],
]);

function capitals(paragraphs: readonly SourceParagraph[]): Marked {
  const roman = new Set(paragraphs.flatMap(({ marker }) => (marker === undefined ? [] : [marker.replace('.', '')])));
  const found: (readonly [SourceParagraph, string])[] = [];
  let row: (readonly [SourceParagraph, string])[] = [];
  const close = (): void => {
    if (row.length > 1) found.push(...row);
    row = [];
  };
  for (const paragraph of paragraphs) {
    const letter = paragraph.marker === undefined ? CAPITAL.exec(paragraph.text)?.[1] : undefined;
    if (letter === undefined) continue;
    if (ROMAN_NEIGHBOURS.get(letter)?.some((numeral) => roman.has(numeral))) found.push([paragraph, `${letter}.`]);
    else if (letter.charCodeAt(0) === 'A'.charCodeAt(0) + row.length) row.push([paragraph, `${letter}.`]);
    else if (letter === 'A') {
      close();
      row.push([paragraph, `${letter}.`]);
    }
  }
  close();
  return found;
}
