import type { Standing } from '../core/evidence.ts';
import type { RankedClause } from './clause-ranking.ts';

/** How the clause at a position stands among all that were ranked. */
export function standing(ranked: readonly RankedClause[], position: number): Standing {
  const strength = ranked[position]?.score ?? 0;
  const others = ranked.filter((_, index) => index !== position);
  return {
    strength,
    lead: strength - (others[0]?.score ?? 0),
    widerLead: strength - (others[1]?.score ?? 0),
  };
}
