import type { Answer } from './answer.ts';
import { MOST_SHOWN } from './answer.ts';
import { quote } from './guidance.ts';
import type { Clause, ClauseId, CouncilId } from './guidance.ts';
import type { Edition } from './ports.ts';

/**
 * A quoted answer together with the clauses that its officers have marked as saying otherwise, in the same scope: one of two rules
 * that differ, quoted alone, would pass for the only one.
 */
export function withOtherwise(answer: Answer, edition: Edition, scope: CouncilId | undefined): Answer {
  if (answer.outcome !== 'quoted') return answer;
  const [first, ...others] = answer.quotes;
  const differing = differingFrom(first.clause, edition).filter(
    ({ citation }) => scope === undefined || citation.council === scope,
  );
  if (differing.length === 0) return answer;
  const ids = new Set(differing.map(({ id }) => id));
  const quotes = [...differing.map(quote), ...others.filter(({ clause }) => !ids.has(clause))];
  const shown = quotes.slice(0, Math.max(MOST_SHOWN - 1, differing.length));
  const places = new Set(shown.map(({ citation }) => citation));
  return { ...answer, quotes: [first, ...shown], seeAlso: answer.seeAlso.filter((place) => !places.has(place)) };
}

/** Marked on either of the two: the mark holds both ways. */
function differingFrom(id: ClauseId, edition: Edition): readonly Clause[] {
  const named = edition.clause(id)?.differsFrom ?? [];
  const clauses = edition.documents.flatMap((document) => document.clauses);
  return clauses.filter((clause) => named.includes(clause.id) || clause.differsFrom.includes(id));
}
