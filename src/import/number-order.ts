import type { LookAt } from './draft.ts';
import type { Forming, Heading } from './forming.ts';
import { follows, styleOf } from './list-depth.ts';
import type { Marker } from './marker-kind.ts';

interface Numbered {
  readonly piece: number;
  readonly steps: readonly string[];
  readonly number: string;
  /** Numbers of one scope go on from each other. */
  readonly scope: string;
}

/** Numbers that are missing, twice or out of order, among headings and clauses in the order they are printed, and within lists. */
export function numbersToLookAt(headings: readonly Heading[], clauses: readonly Forming[]): readonly LookAt[] {
  const inOrder = [...headings.flatMap(ofHeading), ...clauses.flatMap(ofClause)].toSorted(
    (one, other) => one.piece - other.piece,
  );
  const last = new Map<string, Numbered>();
  const found: LookAt[] = [];
  for (const one of inOrder) {
    const parent = `${one.scope} ${one.steps.slice(0, -1).join('.')}`;
    const before = last.get(parent);
    last.set(parent, one);
    found.push(...between(before, one));
  }
  return [...found, ...clauses.flatMap(inList)];
}

const ofHeading = (heading: Heading): readonly Numbered[] => numbered(heading.piece, heading.marker, '');

function ofClause({ marker, text, path }: Forming): readonly Numbered[] {
  const scope = path.findLast((each) => each.marker?.kind === 'label') ?? (isSingle(marker) ? path.at(-1) : undefined);
  return numbered(text?.pieces[0] ?? -1, marker, scope === undefined ? '' : String(scope.piece));
}

const isSingle = (marker: Marker | undefined): boolean => marker?.kind === 'number' && marker.steps.length === 1;

const numbered = (piece: number, marker: Marker | undefined, scope: string): readonly Numbered[] =>
  marker?.kind === 'number' ? [{ piece, steps: marker.steps, number: marker.number, scope }] : [];

function between(before: Numbered | undefined, { piece, steps, number }: Numbered): readonly LookAt[] {
  const now = Number(steps.at(-1));
  const then = before === undefined ? 0 : Number(before.steps.at(-1));
  if (Number.isNaN(now) || Number.isNaN(then) || now === then + 1) return [];
  if (before !== undefined && now === then) return [{ look: 'number-twice', piece, number }];
  // A first number other than 1 is only news below another number: a document may be a chapter of a larger one.
  if (before === undefined && steps.length === 1) return [];
  return [{ look: 'number-missing', piece, before: before?.number, found: number }];
}

function inList({ items }: Forming): readonly LookAt[] {
  const last = new Map<string, Marker>();
  return items.flatMap(({ marker, pieces: [piece] }): readonly LookAt[] => {
    if (marker === undefined || (marker.kind !== 'letter' && marker.kind !== 'number')) return [];
    const before = last.get(styleOf(marker));
    last.set(styleOf(marker), marker);
    if (begins(marker) || (before !== undefined && follows(before, marker))) return [];
    const printed = before?.kind === 'letter' || before?.kind === 'number' ? before.printed : undefined;
    return [{ look: 'number-missing', piece, before: printed, found: marker.printed }];
  });
}

/** Whether nothing need stand before it; points numbered like clauses are looked at as clauses. */
function begins(marker: Marker): boolean {
  if (marker.kind === 'letter') return marker.ordinals.includes(1);
  return marker.kind !== 'number' || marker.steps.length > 1 || marker.steps[0] === '1';
}
