import type { LookAt } from './draft.ts';
import type { MadeClause, Parts } from './fates.ts';
import { numbersToLookAt } from './number-order.ts';
import { headingText } from './outline.ts';
import type { Cut } from './pieces.ts';
import { isLeadIn } from './sentence.ts';

/** Characters above which a clause is hard to read in a chat; the longest of the shipped guidance has 1,739. */
const LONG = 2000;

/** What an officer should look at: by the place in the document, and what is about all of it, or was not read, first. */
export function whatToLookAt({ read, titled, said, notes, unmarked, clauses, headings }: Parts): readonly LookAt[] {
  const formed = clauses.map(({ forming }) => forming);
  const found: readonly LookAt[] = [
    ...besidesOf(read),
    ...changesIn(read),
    ...picturedPages(read),
    ...(titled.found ? [] : [{ look: 'no-title', piece: undefined } as const]),
    ...said.unclear.map((unclear) => ({ look: 'field-unclear', ...unclear }) as const),
    ...said.doubtful.map((doubtful) => ({ look: 'said-about', ...doubtful }) as const),
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

/** What is about the document as a whole, or of which nothing was read. */
const FIRST: ReadonlySet<LookAt['look']> = new Set([
  'no-title',
  'macros',
  'leads-out',
  'changes-not-accepted',
  'pages-pictured',
]);

const placeOf = ({ piece, look }: LookAt, end: number): number => (FIRST.has(look) ? -1 : (piece ?? end));

function besidesOf({ besides }: Cut): readonly LookAt[] {
  const [name] = besides?.leadingOut ?? [];
  return [
    ...(besides?.macros === true ? [{ look: 'macros', piece: undefined } as const] : []),
    ...(name === undefined
      ? []
      : [{ look: 'leads-out', piece: undefined, name, parts: besides?.leadingOut.length ?? 0 } as const]),
  ];
}

function changesIn({ changes }: Cut): readonly LookAt[] {
  const count = changes.flatMap(({ words }) => words).filter(({ change }) => change !== undefined).length;
  const paragraphs = [...new Set(changes.map(({ at }) => at.paragraph))];
  return count === 0 ? [] : [{ look: 'changes-not-accepted', piece: undefined, changes: count, paragraphs }];
}

/** The pages that are pictures, those that follow each other as one. */
function picturedPages({ leftOut, pieces }: Cut): readonly LookAt[] {
  const runs: Extract<LookAt, { look: 'pages-pictured' }>[] = [];
  for (const { piece, why } of leftOut) {
    const page = why === 'pictured-page' ? pieces[piece]?.at?.page : undefined;
    if (page === undefined) continue;
    const last = runs.at(-1);
    if (last?.until === page - 1) runs[runs.length - 1] = { ...last, until: page };
    else runs.push({ look: 'pages-pictured', piece, from: page, until: page });
  }
  return runs;
}

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
