import { composeText } from '../core/guidance.ts';
import type { Citation, Clause, GuidanceDocument } from '../core/guidance.ts';
import type { Council } from '../core/people.ts';

/** What the citations of a document's clauses have in common. */
type Common = Pick<Citation, 'council' | 'councilName' | 'document' | 'title' | 'version' | 'dates'>;

/** A clause as it goes from one thread to another: without what its document, which is there already, or its own parts tell. */
export interface SlimClause extends Omit<Clause, 'text' | 'citation'> {
  readonly text?: string;
  readonly citation: Citation | Omit<Citation, keyof Common>;
}

/** One side makes clauses slim, the other makes them whole: equal to what they were, with one copy of what they have in common. */
export interface HandingOver {
  readonly slim: (clause: Clause) => SlimClause;
  readonly whole: (slim: SlimClause) => Clause;
}

/** For the clauses of one document, which may be given without them. */
export function handingOver(of: Omit<GuidanceDocument, 'clauses'>, councils: readonly Council[]): HandingOver {
  const common = commonOf(of, councils);
  const known = inTwo({ ...common, headings: [] }).common;

  return {
    slim({ text, citation, ...clause }) {
      const { common: theirs, place } = inTwo(citation);
      return {
        ...clause,
        // An edition that an older Clausebook made may compose it otherwise.
        ...(text === composeText(clause.parts) ? {} : { text }),
        citation: theirs === known ? place : citation,
      };
    },
    whole: ({ text, citation, ...clause }) => ({
      ...clause,
      text: text ?? composeText(clause.parts),
      citation: 'council' in citation ? citation : { ...common, ...citation },
    }),
  };
}

function commonOf(
  { council, id, title, version, dates }: Omit<GuidanceDocument, 'clauses'>,
  councils: readonly Council[],
): Common {
  const councilName = councils.find((each) => each.id === council)?.name ?? '';
  return { council, councilName, document: id, title, dates, ...(version === undefined ? {} : { version }) };
}

/** What is common, to be compared, and where the clause stands in its document. */
const inTwo = ({ council, councilName, document, title, version, dates, ...place }: Citation) => ({
  common: JSON.stringify([council, councilName, document, title, version, dates]),
  place,
});
