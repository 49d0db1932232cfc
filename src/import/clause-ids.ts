import type { Forming, Heading } from './forming.ts';
import type { Standing } from './sections.ts';
import { numberOf } from './sections.ts';
import { asKey, shortName } from './short-name.ts';

/** A clause with where it stands. */
export interface Stood {
  readonly forming: Forming;
  readonly standing: Standing;
  /** As a citation prints it. */
  readonly number: string | undefined;
}

/** The number of a clause. A letter is no number without that of its section: "4(b)". */
export function clauseNumber({ marker }: Forming, { number, nearest }: Standing): string | undefined {
  if (marker?.kind !== 'letter' || number === undefined || nearest?.marker?.kind !== 'number') return numberOf(marker);
  return `${number}(${marker.printed.replace(/[^\p{L}\p{N}]/gu, '')})`;
}

/** An id for each clause, unique, and the same whenever the same document is read. */
export function clauseIds(clauses: readonly Stood[]): readonly string[] {
  const restarting = restarted(clauses);
  const alone = countNearest(clauses);
  const unique = uniqueIds();
  return clauses.map((clause) => {
    const wanted = wantedId(clause, restarting, (alone.get(nearestOf(clause)) ?? 0) === 1);
    return unique(wanted === '' ? 'clause' : wanted);
  });
}

/** Gives out `wanted`, or with -2, -3 behind it if it is taken; whatever it gives out is taken from then on. */
export function uniqueIds(given: Iterable<string> = []): (wanted: string) => string {
  const taken = new Set(given);
  const last = new Map<string, number>();
  return (wanted) => {
    let id = wanted;
    for (let nth = last.get(wanted) ?? 2; taken.has(id); nth += 1) {
      id = `${wanted}-${nth}`;
      last.set(wanted, nth);
    }
    taken.add(id);
    return id;
  };
}

/** The headings under which numbers come again that stood before: their clauses bear the heading's name, too. */
function restarted(clauses: readonly Stood[]): ReadonlySet<Heading | undefined> {
  const first = new Map<string, Heading | undefined>();
  const restarting = new Set<Heading | undefined>();
  for (const { number, standing } of clauses) {
    if (number === undefined) continue;
    const key = asKey(number);
    if (!first.has(key)) first.set(key, standing.scope);
    else if (first.get(key) !== standing.scope) restarting.add(standing.scope);
  }
  return restarting;
}

function countNearest(clauses: readonly Stood[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const clause of clauses) counts.set(nearestOf(clause), (counts.get(nearestOf(clause)) ?? 0) + 1);
  return counts;
}

const nearestOf = ({ standing, forming }: Stood): string => `${standing.nearest?.piece ?? ''} ${forming.heading ?? ''}`;

function wantedId(
  { forming, standing, number }: Stood,
  restarting: ReadonlySet<Heading | undefined>,
  alone: boolean,
): string {
  const { scope, nearest } = standing;
  if (number !== undefined && asKey(number) !== '') {
    const prefix = restarting.has(scope) && scope !== undefined ? headingName(scope, BESIDE) : '';
    return dashed([prefix, asKey(number)]);
  }
  const over = forming.heading ?? nearest;
  if (alone && over !== undefined && nameOf(over, ALONE) !== '') return nameOf(over, ALONE);
  const heading = over === undefined ? '' : nameOf(over, BESIDE);
  return dashed([heading, shortName(forming.text?.text ?? forming.items[0]?.text ?? '', ALONE)]);
}

/** Words of a name: long enough to know a clause by among expected questions, short enough to be typed. */
const ALONE = 3;
const BESIDE = 2;

const nameOf = (over: Heading | string, most: number): string =>
  typeof over === 'string' ? shortName(over, most) : headingName(over, most);

const headingName = ({ marker, text }: Heading, most: number): string =>
  marker?.kind === 'label' ? asKey(marker.number) : shortName(text, most) || asKey(numberOf(marker) ?? '');

const dashed = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('-');
