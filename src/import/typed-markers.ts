import { markersInRow } from './markers-in-row.ts';
import { splitMarker } from './printed-marker.ts';
import type { Source, SourceParagraph, SourceTable } from './source.ts';
import { tidy } from './tidy.ts';

type Printed = Omit<SourceParagraph, 'kind' | 'at'>;

/** What has neither letter nor digit: a bullet, a line of dashes. By itself it is nothing. */
export const BULLET = /^[^\p{L}\p{N}]*$/u;

/** A paragraph with the number, letter or bullet that is typed before its words taken off them. One that is a marker already stays, unless it is a bullet before a number. */
export function typedMarkerApart<Met extends Printed>(met: Met): Met {
  const text = tidy(met.text);
  const given = met.marker === undefined ? undefined : tidy(met.marker);
  const split = splitMarker(met.text, met.heading !== undefined);
  // A number says more than the bullet before it.
  const printed = given === undefined || (BULLET.test(given) && split !== undefined && !BULLET.test(split.marker));
  if (printed && split !== undefined) return { ...met, marker: tidy(split.marker), text: tidy(split.words) };
  if (given === undefined) return { ...met, text };
  return { ...met, marker: given, text };
}

/** The same for what only a row of paragraphs shows to be a number: "1 Introduction". */
export function markedInRow(blocks: readonly (SourceParagraph | SourceTable)[]): Source['blocks'] {
  const marked = markersInRow(blocks.filter((block) => block.kind === 'paragraph'));
  return blocks.map((block) => (block.kind === 'paragraph' ? (marked.get(block) ?? block) : block));
}
