import { diffWordsWithSpace } from 'diff';
import type { ClauseChange, DocumentChange, WordRun } from '../core/edition-diff.ts';
import type { Clause, GuidanceDocument } from '../core/guidance.ts';
import { daysIn, outOfForceOn } from './diff-days.ts';
import { fieldChanges } from './diff-fields.ts';
import { wordsOf } from './words.ts';

/** What is otherwise in `after`, document by document. What has not changed is not named. `day`: on which it is looked at what is in force. */
export function diffDocuments(
  before: readonly GuidanceDocument[],
  after: readonly GuidanceDocument[],
  day: string,
): readonly DocumentChange[] {
  const old = new Map(before.map((document) => [nameOf(document), document]));
  const kept = new Set(after.map(nameOf));
  const changed = after.flatMap((document) => changeOf(old.get(nameOf(document)), document, day));
  const removed = before
    .filter((document) => !kept.has(nameOf(document)))
    .map((document) => whole(document, 'removed'));
  return [...changed, ...removed];
}

const nameOf = ({ council, id }: GuidanceDocument): string => `${council}/${id}`;

const whole = (document: GuidanceDocument, change: 'added' | 'removed'): DocumentChange => ({
  document,
  change,
  fields: [],
  clauses: document.clauses.map((clause) => ({ change, clause })),
  outOfForce: [],
  askedOtherwise: [],
  differOtherwise: [],
});

function changeOf(
  before: GuidanceDocument | undefined,
  after: GuidanceDocument,
  day: string,
): readonly DocumentChange[] {
  if (before === undefined) return [whole(after, 'added')];
  const pairs = paired(before.clauses, after.clauses);
  const clauses = clauseChanges(pairs, before, after);
  const fields = fieldChanges(printed(before), printed(after));
  const otherwise = (of: (clause: Clause) => string): readonly Clause[] =>
    [...pairs].flatMap(([now, then]) => (of(now) === of(then) ? [] : [now]));
  const [askedOtherwise, differOtherwise] = [otherwise(waysOf), otherwise(marksOf)];
  if ([clauses, fields, askedOtherwise, differOtherwise].every(({ length }) => length === 0)) return [];
  const outOfForce = outOfForceOn(day, pairs);
  return [{ document: after, change: 'changed', fields, clauses, outOfForce, askedOtherwise, differOtherwise }];
}

const printed = ({
  title,
  version,
  owner,
  approvedBy,
  dates,
  inForce,
}: GuidanceDocument): Readonly<Record<string, string | undefined>> => ({
  title,
  version,
  owner,
  'approved by': approvedBy,
  approved: dates.approved,
  published: dates.published,
  review: dates.review,
  from: inForce?.from,
  until: inForce?.until,
});

/** Which clause each of the new ones was: by its id, or else by its words. */
function paired(before: readonly Clause[], after: readonly Clause[]): ReadonlyMap<Clause, Clause> {
  const byId = new Map(before.map((clause) => [clause.id, clause]));
  const pairs = new Map<Clause, Clause>();
  for (const clause of after) {
    const then = byId.get(clause.id);
    if (then !== undefined) pairs.set(clause, then);
  }
  const taken = new Set(pairs.values());
  const free = before.filter((clause) => !taken.has(clause));
  const fresh = after.filter((clause) => !pairs.has(clause));
  pairTheSame(fresh, free, pairs);
  pairTheLike(fresh, free, pairs);
  return pairs;
}

/** Those whose words have not changed, so that none of them is taken for a rewording of another. */
function pairTheSame(fresh: readonly Clause[], free: Clause[], pairs: Map<Clause, Clause>): void {
  const byText = new Map(free.map((clause) => [clause.text, clause]));
  for (const clause of fresh) {
    const same = byText.get(clause.text);
    if (same === undefined) continue;
    byText.delete(clause.text);
    pairs.set(clause, same);
    free.splice(free.indexOf(same), 1);
  }
}

function pairTheLike(fresh: readonly Clause[], free: Clause[], pairs: Map<Clause, Clause>): void {
  // Each text is taken apart once: a document that was numbered anew compares every clause with every other.
  const bags = new Map([...fresh, ...free].map((clause) => [clause, bagOf(clause.text)]));
  for (const clause of fresh) {
    if (pairs.has(clause)) continue;
    const likest = likestOf(clause, free, bags);
    if (likest === undefined) continue;
    pairs.set(clause, likest);
    free.splice(free.indexOf(likest), 1);
  }
}

/** Two clauses that share fewer of their words are two clauses: to call a new rule a reworded one would hide it. */
const LIKE = 0.6;

function likestOf(clause: Clause, among: readonly Clause[], bags: ReadonlyMap<Clause, Bag>): Clause | undefined {
  let [likest, best]: [Clause | undefined, number] = [undefined, LIKE];
  const own = bags.get(clause);
  for (const other of among) {
    const like = likeness(own, bags.get(other));
    if (like >= best) [likest, best] = [other, like];
  }
  return likest;
}

/** The words of a text, each with how often it stands. */
interface Bag {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

function bagOf(text: string): Bag {
  const words = wordsOf(text);
  const counts = new Map<string, number>();
  for (const { stem } of words) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return { counts, size: words.length };
}

const EMPTY: Bag = { counts: new Map(), size: 0 };

/** The share of words that two texts have in common, from 0 to 1 (the Dice coefficient, words counted as often as they stand). */
function likeness(one = EMPTY, other = EMPTY): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  const most = (2 * small.size) / (small.size + large.size + 1);
  if (most < LIKE) return 0;
  let common = 0;
  for (const [stem, count] of small.counts) common += Math.min(count, large.counts.get(stem) ?? 0);
  return (2 * common) / (small.size + large.size + 1);
}

function clauseChanges(
  pairs: ReadonlyMap<Clause, Clause>,
  before: GuidanceDocument,
  after: GuidanceDocument,
): readonly ClauseChange[] {
  const kept = new Set(pairs.values());
  const changes = after.clauses.flatMap((clause): readonly ClauseChange[] => {
    const then = pairs.get(clause);
    if (then === undefined) return [{ change: 'added', clause }];
    if (then.text !== clause.text)
      return [{ change: 'reworded', before: then, after: clause, runs: wordRuns(then.text, clause.text) }];
    if (placeIn(then) !== placeIn(clause)) return [{ change: 'renumbered', before: then, after: clause }];
    return daysIn(then, before) === daysIn(clause, after) ? [] : [{ change: 'redated', before: then, after: clause }];
  });
  const removed = before.clauses.filter((clause) => !kept.has(clause));
  return [...changes, ...removed.map((clause) => ({ change: 'removed' as const, clause }))];
}

/** Where a clause stands inside its document, as it is printed. */
const placeIn = ({ id, citation: { number, section, after, headings } }: Clause): string =>
  JSON.stringify([id, number, section, after, headings]);

/** Joined, the runs that are not new are the old text and those that are not gone are the new one. */
export function wordRuns(before: string, after: string): readonly WordRun[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    run: added ? 'new' : removed ? 'gone' : 'same',
    words: value,
  }));
}

const waysOf = ({ asked, askedByMachine = [] }: Clause): string => JSON.stringify([asked, askedByMachine]);
const marksOf = ({ differsFrom }: Clause): string => JSON.stringify(differsFrom.toSorted());
