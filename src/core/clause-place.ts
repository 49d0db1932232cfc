import type { Clause } from './guidance.ts';
import type { Edition } from './ports.ts';

/** A clause with the one before and the one after it in its document. */
export interface ClausePlace {
  readonly clause: Clause;
  readonly before: Clause | undefined;
  readonly after: Clause | undefined;
}

/** The clauses of the document that a clause stands in, in order. */
export function documentOf({ documents }: Pick<Edition, 'documents'>, { citation }: Clause): readonly Clause[] {
  const { council, document } = citation;
  return documents.find((each) => each.council === council && each.id === document)?.clauses ?? [];
}

/** Where a clause stands in its document. */
export function placeIn(edition: Pick<Edition, 'documents'>, clause: Clause): ClausePlace {
  const clauses = documentOf(edition, clause);
  const index = clauses.findIndex(({ id }) => id === clause.id);
  if (index < 0) return { clause, before: undefined, after: undefined };
  return { clause, before: clauses[index - 1], after: clauses[index + 1] };
}
