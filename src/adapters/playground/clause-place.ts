import type { Clause } from '../../core/guidance.ts';
import type { Edition } from '../../core/ports.ts';

/** A clause with the one before and the one after it in its document. */
export interface ClausePlace {
  readonly clause: Clause;
  readonly before: Clause | undefined;
  readonly after: Clause | undefined;
}

export function placeIn(edition: Edition, clause: Clause): ClausePlace {
  const { council, document } = clause.citation;
  const clauses = edition.documents.find((each) => each.council === council && each.id === document)?.clauses ?? [];
  const index = clauses.findIndex(({ id }) => id === clause.id);
  if (index < 0) return { clause, before: undefined, after: undefined };
  return { clause, before: clauses[index - 1], after: clauses[index + 1] };
}
