import type { ClauseEvidence } from '../core/evidence.ts';

/** A phrasing near to a question. */
export interface Neighbour {
  readonly clause: number;
  readonly cosine: number;
}

export type Votes = Pick<ClauseEvidence, 'closeVotes' | 'votes' | 'wideVotes'>;

/** How many neighbours vote, and how much more the nearer ones count: a few near ones, or many alike. */
const ELECTIONS = { closeVotes: [5, 6], votes: [12, 4], wideVotes: [30, 4] } as const;

/** By clause: its share of the neighbours' voices in each election. `neighbours`: the nearest first. */
export function votesOf(neighbours: readonly Neighbour[]): (clause: number) => Votes {
  const share = ([count, power]: readonly [number, number]): ReadonlyMap<number, number> =>
    election(neighbours.slice(0, count), power);
  const [close, some, wide] = [share(ELECTIONS.closeVotes), share(ELECTIONS.votes), share(ELECTIONS.wideVotes)];
  return (clause) => ({
    closeVotes: close.get(clause) ?? 0,
    votes: some.get(clause) ?? 0,
    wideVotes: wide.get(clause) ?? 0,
  });
}

/** By clause: its share of the voices. */
function election(voters: readonly Neighbour[], power: number): ReadonlyMap<number, number> {
  const all = voters.reduce((sum, { cosine }) => sum + cosine ** power, 0);
  const shares = new Map<number, number>();
  if (all > 0)
    for (const { clause, cosine } of voters) shares.set(clause, (shares.get(clause) ?? 0) + cosine ** power / all);
  return shares;
}
