import type { Clause } from '../core/guidance.ts';

/**
 * What was learnt of phrasings was learnt of clauses that have 25 and more. With five a clause, fewer questions find their clause first than
 * with the same five searched as sentences; with ten, about as many do, and far more are quoted (docs/quality.md).
 */
export const ENOUGH_PHRASINGS = 8;

/** The clause as it is searched: fewer phrasings than are enough count as sentences of it. */
export function asSearched(clause: Clause, enough: number): Clause {
  const { asked, askedByMachine = [] } = clause;
  if (asked.length === 0 || asked.length >= enough) return clause;
  return { ...clause, asked: [], askedByMachine: [...askedByMachine, ...asked] };
}
