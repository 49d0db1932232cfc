import type { ClauseEvidence } from '../core/evidence.ts';
import { highestExactly } from './highest.ts';
import type { Exact, Rough } from './highest.ts';
import { NOWHERE } from './text-places.ts';
import type { Place } from './text-places.ts';
import type { Votes } from './votes.ts';

/** How near a question is to a clause in meaning; 0 where nothing is nearer. */
export interface Nearness extends Pick<
  ClauseEvidence,
  | 'wholeCosine'
  | 'sentenceCosine'
  | 'statementWhole'
  | 'statementSentence'
  | 'phrasingCosine'
  | 'phrasingsCosine'
  | 'closeVotes'
  | 'votes'
  | 'wideVotes'
> {
  /** Position of the nearest phrasing in the clause's list; -1 without one. */
  readonly nearestPhrasing: number;
}

/** The cosines of every text, by its row. */
export interface RoughNearness {
  /** With the question. */
  readonly asked: Rough;
  /** With where a statement that answers it stands; undefined where every clause has phrasings. */
  readonly stated: Rough | undefined;
}

/** Stands for what is out of scope or passed over; no cosine is that low. */
export const OUT = -2;

export const isIn = ({ values }: Rough, row: number): boolean => (values[row] ?? OUT) > OUT;

/** `votes`: those that the clause was given. */
export function nearnessIn({ asked, stated }: RoughNearness, place: Place = NOWHERE, votes: Votes): Nearness {
  const { start, made, phrasings } = place;
  const near = nearestPhrasings(asked, place);
  const sum = near.reduce((all, { value }) => all + value, 0);
  const bare = near.length === 0 && isIn(asked, start) ? stated : undefined;
  return {
    wholeCosine: bestIn(asked, start, start + 1),
    sentenceCosine: bestIn(asked, start + 1, phrasings),
    statementWhole: bare === undefined ? 0 : bestIn(bare, start, start + 1),
    statementSentence: bare === undefined ? 0 : bestIn(bare, start + 1, made),
    phrasingCosine: Math.max(0, near[0]?.value ?? 0),
    phrasingsCosine: Math.max(0, sum / Math.max(1, near.length)),
    ...votes,
    nearestPhrasing: near[0]?.position ?? -1,
  };
}

/** The best three, best first. */
function nearestPhrasings(rough: Rough, { phrasings, end }: Place): readonly Exact[] {
  if (phrasings === end) return [];
  const near = {
    ...rough,
    values: rough.values.subarray(phrasings, end),
    exactly: (at: number) => rough.exactly(phrasings + at),
  };
  return highestExactly(near, 3, (at) => isIn(rough, phrasings + at));
}

/** The highest cosine of some rows, or 0. */
function bestIn(rough: Rough, from: number, to: number): number {
  let [best, highestRough] = [0, OUT];
  for (let row = from; row < to; row += 1) highestRough = Math.max(highestRough, rough.values[row] ?? OUT);
  for (let row = from; row < to; row += 1)
    if (isIn(rough, row) && (rough.values[row] ?? OUT) >= highestRough - 2 * rough.off)
      best = Math.max(best, rough.exactly(row));
  return best;
}

/** Of everything that a clause is near by. */
export const nearestOf = ({
  wholeCosine,
  sentenceCosine,
  phrasingCosine,
  statementWhole,
  statementSentence,
}: Nearness): number => Math.max(wholeCosine, sentenceCosine, phrasingCosine, statementWhole, statementSentence);
