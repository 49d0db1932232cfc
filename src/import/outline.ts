import type { Heading } from './forming.ts';
import { isBelow } from './marker-kind.ts';
import type { Line } from './pieces.ts';
import { isFragment, mayHead, readsAsHeading } from './sentence.ts';

/** The headings above what follows `heading`, outermost first. `barren`: nothing stands under the last of them yet. */
export function pathTo(path: readonly Heading[], heading: Heading, barren: boolean): readonly Heading[] {
  return [...(heading.guessed ? abovePrinted(path, heading, barren) : aboveLevel(path, heading.level)), heading];
}

const aboveLevel = (path: readonly Heading[], level: number): readonly Heading[] =>
  path.slice(0, path.findLastIndex((each) => !each.guessed && each.level < level) + 1);

// Where no level is given, numbers say what stands under what: 4.2 under 4, and 5 beside 4.
function abovePrinted(path: readonly Heading[], { marker }: Heading, barren: boolean): readonly Heading[] {
  if (marker?.kind !== 'number') return [];
  const higher = path.findLastIndex(
    (each) => each.marker?.kind === 'number' && isUnder(each.marker.steps, marker.steps),
  );
  if (higher !== -1) return path.slice(0, higher + 1);
  const firstNumbered = path.findIndex((each) => each.marker?.kind === 'number');
  if (firstNumbered !== -1) return path.slice(0, firstNumbered);
  return path.slice(0, barren ? path.length : path.findLastIndex((each) => each.marker?.kind === 'label') + 1);
}

const isUnder = (above: readonly string[], below: readonly string[]): boolean =>
  below.length > above.length && above.every((step, index) => step === below[index]);

/**
 * The heading that a line is, if it is one. What nobody marks as a heading is one where a deeper number follows ("1 Purpose", "1.1"), or
 * where it is among `awaited`, the numbers that go on from the headings so far ("6 General", "7 Advice").
 */
export function headingOf(line: Line, next: Line | undefined, awaited: ReadonlySet<string>): Heading | undefined {
  const { piece, marker, text, heading } = line;
  if (heading !== undefined) return mayHead(text) ? { piece, marker, text, level: heading, guessed: false } : undefined;
  const guessed = { piece, marker, text, level: 0, guessed: true };
  if (marker?.kind === 'label') return text === '' || readsAsHeading(text) ? guessed : undefined;
  if (marker?.kind !== 'number' || text === '') return undefined;
  const leads = next?.marker?.kind === 'number' && isBelow(marker.steps, next.marker.steps);
  if (leads) return readsAsHeading(text.replace(/\s*:$/, isFragment(next.text) ? ':' : '')) ? guessed : undefined;
  const goesOn = awaited.has(marker.steps.join('.'));
  return goesOn && next?.marker === undefined && readsAsHeading(text) ? guessed : undefined;
}

/** The number that would go on from a heading. */
export function numberAfter({ marker }: Heading): string | undefined {
  const last = marker?.kind === 'number' ? Number(marker.steps.at(-1)) : NaN;
  if (marker?.kind !== 'number' || Number.isNaN(last)) return undefined;
  return [...marker.steps.slice(0, -1), last + 1].join('.');
}

/** A heading in one line, as it is printed; a bullet before it is none of its words. */
export const headingText = ({ marker, text }: Pick<Heading, 'marker' | 'text'>): string =>
  marker === undefined || marker.kind === 'bullet' ? text : `${marker.printed} ${text}`.trim();
