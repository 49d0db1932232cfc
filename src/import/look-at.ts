import type { LookAt } from './draft.ts';
import type { MadeClause, Parts } from './fates.ts';
import { numbersToLookAt } from './number-order.ts';
import { headingText } from './outline.ts';
import { isLeadIn } from './sentence.ts';

/** Characters above which a clause is hard to read in a chat; the longest of the shipped guidance has 1,739. */
const LONG = 2000;

/** What an officer should look at: by the place in the document, and what is about all of it first. */
export function whatToLookAt({ read, titled, said, notes, unmarked, clauses, headings }: Parts): readonly LookAt[] {
  const formed = clauses.map(({ forming }) => forming);
  const found: readonly LookAt[] = [
    ...(titled.found ? [] : [{ look: 'no-title', piece: undefined } as const]),
    ...said.unclear.map((unclear) => ({ look: 'field-unclear', ...unclear }) as const),
    ...headings
      .filter(({ guessed }) => guessed)
      .map((heading) => ({ look: 'heading-guessed', piece: heading.piece, heading: headingText(heading) }) as const),
    ...numbersToLookAt(headings, formed),
    ...clauses.flatMap(ofClause),
    ...notes.lookAt,
    ...unmarked.map(({ piece, mark }) => ({ look: 'footnote-without-mark', piece, mark }) as const),
  ];
  const once = new Map(found.map((one) => [JSON.stringify(one), one]));
  return [...once.values()].toSorted(
    (one, other) => placeOf(one, read.pieces.length) - placeOf(other, read.pieces.length),
  );
}

const placeOf = ({ piece, look }: LookAt, end: number): number => (look === 'no-title' ? -1 : (piece ?? end));

function ofClause({ clause, forming }: MadeClause): readonly LookAt[] {
  const { id, leadIn = '', text = '', items, closing = '', footnotes } = clause;
  const [piece] = forming.text?.pieces ?? forming.items[0]?.pieces ?? [];
  const characters = [leadIn, text, ...items, closing, ...footnotes].join('\n').length;
  const listMissing = items.length === 0 && closing === '' && isLeadIn(text);
  return [
    ...(characters > LONG ? [{ look: 'long', piece, clause: id, characters } as const] : []),
    ...(listMissing ? [{ look: 'list-missing', piece, clause: id } as const] : []),
    ...forming.joined.map((joined) => ({ look: 'joined', piece: joined.piece, clause: id, as: joined.as }) as const),
  ];
}
