import MiniSearch from 'minisearch';
import type { Clause, CouncilId } from '../../src/core/guidance.ts';

/** Ranks clauses, best first, at most `limit`. */
export type Ranker = (question: string, scope: CouncilId | undefined, limit: number) => readonly Clause[];

/** MiniSearch with its default options, over headings and texts: what a search is worth that nobody has thought about. */
export function searchAsItComes(clauses: readonly Clause[]): Ranker {
  const index = new MiniSearch({ fields: ['heading', 'text'] });
  index.addAll(clauses.map(({ citation, text }, id) => ({ id, heading: citation.headings.join(' '), text })));
  return (question, scope, limit) =>
    index
      .search(question)
      .flatMap(({ id }) => clauses[Number(id)] ?? [])
      .filter(({ citation }) => scope === undefined || citation.council === scope)
      .slice(0, limit);
}
