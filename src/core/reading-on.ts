import { shown } from './answer.ts';
import type { Answer } from './answer.ts';
import { documentOf, placeIn } from './clause-place.ts';
import type { ClauseView, ReadingOn } from './conversation.ts';
import { quote } from './guidance.ts';
import type { Clause, ClauseId, NonEmpty, Quote } from './guidance.ts';
import type { Edition } from './ports.ts';
import { SHOW_IN_PLACE, SHOW_WHAT_FOLLOWS, showLabel } from './reading-on-wording.ts';
import { leadingElsewhere } from './referred-clauses.ts';
import type { Referred } from './referred-clauses.ts';

/** Somewhere else to read, from under a quote: a button that carries a view and a clause's id. */
export interface WayOn {
  readonly view: ClauseView;
  readonly clause: ClauseId;
  readonly label: string;
}

/** With “Show it in place” as many as stand in a row of a telephone. */
const MOST_REFERENCES = 3;
/** An answer in parts may have more quotes; its buttons would drown its words. */
const MOST_WITH_WAYS = 5;
/** Of a section: what can be read without losing the thread. */
const MOST_OF_A_SECTION = 5;
/** A button's value holds 2,000 characters in Slack; a longer id is nobody's. */
const LONGEST_ID = 1000;
/** A printed number is short; a longer one would fill the row. */
const LONGEST_NUMBER = 20;

/** Where else can be read from a clause: what its words refer to in its document, and its own place there. */
export function waysOn(clause: Clause, edition: Pick<Edition, 'documents'>): readonly WayOn[] {
  const document = documentOf(edition, clause);
  const referred = leadingElsewhere(clause, document).flatMap((reference) => waysTo(reference, clause));
  const once = [...new Map(referred.map((way) => [way.label, way])).values()].slice(0, MOST_REFERENCES);
  const inPlace: WayOn = { view: 'in-place', clause: clause.id, label: SHOW_IN_PLACE };
  return [...once, ...(document.length > 1 ? [inPlace] : [])].filter((way) => way.clause.length <= LONGEST_ID);
}

function waysTo({ target, clauses }: Referred, from: Clause): readonly WayOn[] {
  const [first] = clauses;
  if (first === undefined) return [];
  if (target.kind === 'clause' && target.from !== target.to)
    return clauses.flatMap(({ id, citation: { number = '' } }): readonly WayOn[] =>
      id === from.id || number === '' || number.length > LONGEST_NUMBER
        ? []
        : [{ view: 'clause', clause: id, label: showLabel(number) }],
    );
  const name = target.kind === 'attachment' ? target.name : target.from;
  if (clauses.length === 1) return [{ view: 'clause', clause: first.id, label: showLabel(name) }];
  return [
    { view: 'section', clause: first.id, label: showLabel(target.kind === 'attachment' ? name : `section ${name}`) },
  ];
}

/** The same for each clause that an answer shows, if there is any. */
export function waysFrom(
  answer: Answer,
  edition: Edition,
): { readonly waysOn?: ReadonlyMap<ClauseId, readonly WayOn[]> } {
  const ways = shown(answer)
    .slice(0, MOST_WITH_WAYS)
    .flatMap(({ clause: id }): readonly (readonly [ClauseId, readonly WayOn[]])[] => {
      const clause = edition.clause(id);
      return clause === undefined ? [] : [[id, waysOn(clause, edition)]];
    })
    .filter(([, each]) => each.length > 0);
  return ways.length === 0 ? {} : { waysOn: new Map(ways) };
}

/** What is shown of a clause that was opened. */
export interface Opened {
  readonly view: ClauseView;
  readonly clause: ClauseId;
  /** In the order of the document. */
  readonly quotes: NonEmpty<Quote>;
  /** There is more of the section than is shown. */
  readonly more: boolean;
  readonly ways: readonly WayOn[];
}

/** What was asked for, as it stands in the edition in force; undefined if the clause is not there, or is another council's. */
export function opened(
  { view, clause: id, council }: Pick<ReadingOn, 'view' | 'clause' | 'council'>,
  edition: Edition,
): Opened | undefined {
  const clause = edition.clause(id);
  if (clause === undefined || (council !== undefined && clause.citation.council !== council)) return undefined;
  const [first = clause, ...others] = viewed(view, clause, edition);
  const following = others.slice(0, MOST_OF_A_SECTION - 1);
  return {
    view,
    clause: id,
    quotes: [quote(first), ...following.map(quote)],
    more: others.length >= MOST_OF_A_SECTION,
    ways: view === 'clause' ? waysOn(clause, edition) : wayAfter(following.at(-1) ?? first, edition),
  };
}

function wayAfter(last: Clause, edition: Edition): readonly WayOn[] {
  const { after } = placeIn(edition, last);
  return after === undefined || after.id.length > LONGEST_ID
    ? []
    : [{ view: 'in-place', clause: after.id, label: SHOW_WHAT_FOLLOWS }];
}

function viewed(view: ClauseView, clause: Clause, edition: Edition): readonly Clause[] {
  switch (view) {
    case 'clause':
      return [clause];
    case 'in-place': {
      const { before, after } = placeIn(edition, clause);
      return [before, clause, after].filter((each) => each !== undefined);
    }
    case 'section': {
      const document = documentOf(edition, clause);
      const following = document.slice(document.findIndex(({ id }) => id === clause.id));
      const ends = following.findIndex((each) => !isOfOneSection(each, clause));
      return ends < 0 ? following : following.slice(0, ends);
    }
  }
}

/** Under the same printed number, or, where none is printed, under the same first heading. */
const isOfOneSection = ({ citation: one }: Clause, { citation: other }: Clause): boolean =>
  one.section === undefined && other.section === undefined
    ? one.headings[0] === other.headings[0]
    : one.section === other.section;
