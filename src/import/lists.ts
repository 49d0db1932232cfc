import type { Forming, Item, Words } from './forming.ts';
import { isBelow, isNext } from './marker-kind.ts';
import { countWords, isFinished, isFragment, isLeadIn, leansOn } from './sentence.ts';

/** Gives every list its lead-in, and every whole rule in a list a clause of its own. */
export const withLists = (clauses: readonly Forming[]): readonly Forming[] => numberedLists(clauses).flatMap(ownRules);

/** Lists whose points are numbered like clauses: 4.2 with 4.2.1 and 4.2.2, or 5.1 with 5.2 to 5.6. */
function numberedLists(clauses: readonly Forming[]): readonly Forming[] {
  const made: Forming[] = [];
  let at = 0;
  while (at < clauses.length) {
    const clause = clauses[at];
    if (clause === undefined) break;
    const points = pointsOf(clause, clauses.slice(at + 1, at + 1 + MOST_POINTS));
    made.push(...listOf(clause, points));
    at += 1 + points.length;
  }
  return made;
}

/** No list of rules has more; the bound keeps a long document from being walked again for each of its clauses. */
const MOST_POINTS = 60;

function pointsOf(clause: Forming, following: readonly Forming[]): readonly Forming[] {
  if (clause.text === undefined || clause.items.length > 0 || clause.closing !== undefined) return [];
  if (!isLeadIn(clause.text.text)) return [];
  const points: Forming[] = [];
  for (const point of following) {
    if (point.path.at(-1) !== clause.path.at(-1) || !goesOn(clause, points.at(-1), point)) break;
    points.push(point);
    // Fragments are one sentence: its last point ends it.
    if (isFragment(points[0]?.text?.text ?? '') && !leansOn(point.text?.text ?? '')) break;
  }
  return points;
}

function goesOn({ marker }: Forming, before: Forming | undefined, { marker: next, leadIn }: Forming): boolean {
  if (next?.kind !== 'number' || leadIn !== undefined) return false;
  if (before?.marker?.kind === 'number')
    return isNext(before.marker.steps, next.steps) || bothBelow(marker, before.marker, next);
  if (marker === undefined) return next.steps.length > 1;
  return marker.kind === 'number' && (isBelow(marker.steps, next.steps) || isNext(marker.steps, next.steps));
}

const bothBelow = (above: Forming['marker'], one: Forming['marker'], other: Forming['marker']): boolean =>
  above?.kind === 'number' &&
  one?.kind === 'number' &&
  other?.kind === 'number' &&
  isBelow(above.steps, one.steps) &&
  isBelow(above.steps, other.steps);

function listOf(clause: Forming, points: readonly Forming[]): readonly Forming[] {
  const { text: leadIn } = clause;
  if (points.length === 0 || leadIn === undefined) return [clause];
  if (isFragment(points[0]?.text?.text ?? '')) return [oneSentence(clause, points)];
  const rules = points.map((point): Forming => ({ ...point, leadIn }));
  if (clause.marker === undefined) return rules;
  return [
    { ...clause, items: points.flatMap(itemsOf), joined: [...clause.joined, ...guessed(clause, points)] },
    ...rules,
  ];
}

function oneSentence(clause: Forming, points: readonly Forming[]): Forming {
  const { closing } = points.at(-1) ?? {};
  const items = [...points.slice(0, -1).flatMap(itemsOf), ...points.slice(-1).flatMap(withoutClosing).flatMap(itemsOf)];
  const joined = [...clause.joined, ...guessed(clause, points), ...points.flatMap((point) => point.joined)];
  return { ...clause, items, joined, ...(closing !== undefined && { closing }) };
}

const withoutClosing = ({ closing: _closing, ...point }: Forming): Forming => point;

/** That 4.2.1 belongs to 4.2 is printed; that 5.2 belongs to 5.1 is not. */
const guessed = ({ marker }: Forming, points: readonly Forming[]): Forming['joined'] =>
  points
    .filter(
      (point) =>
        !(marker?.kind === 'number' && point.marker?.kind === 'number' && isBelow(marker.steps, point.marker.steps)),
    )
    .flatMap(({ text }) => (text?.pieces ?? []).map((piece) => ({ piece, as: 'item' as const })));

/** A clause as points of the list it belongs to. */
const itemsOf = ({ marker, text, items, closing }: Forming): readonly Item[] => [
  ...pointOf(text, marker),
  ...items.map((item) => ({ ...item, depth: item.depth + 1 })),
  ...pointOf(closing, undefined),
];

const pointOf = (from: Words | undefined, marker: Forming['marker']): readonly Item[] =>
  from === undefined ? [] : [{ ...from, marker, depth: 0 }];

/** In a list without a number, points of a sentence or more, or with their topic in front, are rules of their own and repeat the lead-in. */
function ownRules(clause: Forming): readonly Forming[] {
  const { marker, text, items, closing, leadIn } = clause;
  const top = items.filter(({ depth }) => depth === 0);
  const own =
    marker === undefined &&
    closing === undefined &&
    leadIn === undefined &&
    (text === undefined || isLeadIn(text.text));
  if (!own || top.length < 2 || items[0]?.depth !== 0) return [clause];
  if (!top.every(({ text: point }) => isWhole(point)) && !top.every(({ text: point }) => hasTopic(point)))
    return [clause];
  if (top.some(({ marker: printed }) => printed === undefined)) return [clause];
  const starts = items.flatMap(({ depth }, index) => (depth === 0 ? [index] : []));
  return starts.flatMap((from, index): readonly Forming[] => {
    const [item, ...below] = items.slice(from, starts[index + 1]);
    if (item === undefined) return [];
    const pieces = new Set([item, ...below, ...(text === undefined ? [] : [text])].flatMap((each) => each.pieces));
    const rule: Forming = {
      path: clause.path,
      marker: item.marker?.kind === 'bullet' ? undefined : item.marker,
      ...(text !== undefined && { leadIn: text }),
      text: { text: item.text, pieces: item.pieces },
      items: below.map((each) => ({ ...each, depth: each.depth - 1 })),
      joined: clause.joined.filter(({ piece }) => pieces.has(piece)),
    };
    return [rule];
  });
}

/** A shorter sentence in a list is a short point. */
const SHORTEST_RULE = 8;

const isWhole = (text: string): boolean => isFinished(text) && !isFragment(text) && countWords(text) >= SHORTEST_RULE;
const hasTopic = (text: string): boolean => /^\p{Lu}[^:.;]{1,70}: \S/u.test(text) && !/\b(?:and|or)\s*$/iu.test(text);
