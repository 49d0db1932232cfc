import type { Clause, ClauseId, GuidanceDocument } from '../core/guidance.ts';
import { isInForce } from '../core/in-force.ts';
import type { Edition, WholeEdition } from '../core/ports.ts';
import { nextDay } from '../core/working-days.ts';

/** Searches what is in force on a day; undefined: everything, whatever the day. */
export type FindOn = (day: string | undefined) => Edition['find'];

/** Before any day that a document gives. */
const BEFORE_ALL = '0000-01-01';
/** Days that are looked at: today, and a few that somebody asks about. The others are made again when they are asked for. */
const MOST_VIEWS = 8;

/** `clause`: of all that was published, whatever the day. */
type Head = Pick<Edition, 'id' | 'councils' | 'documents' | 'holidays' | 'clause'>;

/** An edition that can be taken as it is on any day. Where no clause has dates, it is the same on all of them. */
export function editionByDay(head: Head, findOn: FindOn): WholeEdition {
  const all: Edition = Object.freeze({ ...head, find: findOn(undefined) });
  const turns = turningDays(head.documents);
  const views = new Map<string, Edition>();

  function on(day: string): Edition {
    const since = turns.findLast((turn) => turn <= day) ?? BEFORE_ALL;
    const view = views.get(since) ?? viewOf(all, since, findOn);
    // A map keeps the order of its insertions.
    views.delete(since);
    views.set(since, view);
    const [oldest] = views.keys();
    if (views.size > MOST_VIEWS && oldest !== undefined) views.delete(oldest);
    return view;
  }

  return Object.freeze<WholeEdition>({ ...all, on: turns.length === 0 ? () => all : on });
}

function viewOf(all: Edition, since: string, findOn: FindOn): Edition {
  const documents = documentsOn(all.documents, since);
  if (clausesOf(documents).length === clausesOf(all.documents).length) return all;
  const { id, councils, holidays } = all;
  const head = { id, councils, holidays, documents };
  return Object.freeze<Edition>({ ...head, clause: clauseIn(documents), find: findOn(since), dated: { since, all } });
}

/** The documents with what is in force of them that day. */
const documentsOn = (documents: readonly GuidanceDocument[], day: string): readonly GuidanceDocument[] =>
  documents
    .map((document) => {
      const clauses = document.clauses.filter(({ citation }) => isInForce(day, citation.inForce));
      return clauses.length === document.clauses.length ? document : { ...document, clauses };
    })
    .filter(({ clauses }) => clauses.length > 0);

/** The days from which on other clauses are in force than the day before, in order. */
function turningDays(documents: readonly GuidanceDocument[]): readonly string[] {
  const days = new Set<string>();
  for (const { citation } of clausesOf(documents)) {
    const { from, until } = citation.inForce ?? {};
    if (from !== undefined) days.add(from);
    if (until !== undefined) days.add(nextDay(until));
  }
  return [...days].toSorted();
}

const clausesOf = (documents: readonly GuidanceDocument[]): readonly Clause[] =>
  documents.flatMap(({ clauses }) => clauses);

/** The clauses by their ids. */
export function clauseIn(documents: readonly GuidanceDocument[]): Edition['clause'] {
  const byId: ReadonlyMap<ClauseId, Clause> = new Map(clausesOf(documents).map((clause) => [clause.id, clause]));
  return (id) => byId.get(id);
}
