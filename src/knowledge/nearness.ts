import type { ClauseEvidence } from '../core/evidence.ts';
import { highest } from './highest.ts';
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
export interface Cosines {
  /** With the question. */
  readonly asked: Float32Array;
  /** With where a statement that answers it stands; undefined where every clause has phrasings. */
  readonly stated: Float32Array | undefined;
}

/** Stands for what is out of scope or passed over; no cosine is that low. */
export const OUT = -2;

/** Phrasings of a clause that speak together. */
const TOGETHER = 3;

/** `votes`: those that the clause was given. */
export function nearnessIn({ asked, stated }: Cosines, place: Place = NOWHERE, votes: Votes): Nearness {
  const { start, made, phrasings } = place;
  const near = nearestPhrasings(asked, place);
  const cosineOf = (position: number | undefined): number =>
    position === undefined ? 0 : (asked[phrasings + position] ?? 0);
  let sum = 0;
  for (const position of near) sum += cosineOf(position);
  const bare = near.length === 0 && (asked[start] ?? OUT) > OUT ? stated : undefined;
  return {
    wholeCosine: bestOf(asked, start, start + 1),
    sentenceCosine: bestOf(asked, start + 1, phrasings),
    statementWhole: bare === undefined ? 0 : bestOf(bare, start, start + 1),
    statementSentence: bare === undefined ? 0 : bestOf(bare, start + 1, made),
    phrasingCosine: Math.max(0, cosineOf(near[0])),
    phrasingsCosine: Math.max(0, sum / Math.max(1, near.length)),
    ...votes,
    nearestPhrasing: near[0] ?? -1,
  };
}

/** Positions in the clause's list, best first. */
function nearestPhrasings(asked: Float32Array, { phrasings, end }: Place): readonly number[] {
  if (phrasings === end) return [];
  const cosines = asked.subarray(phrasings, end);
  return highest(cosines, TOGETHER, undefined, OUT);
}

/** The highest cosine of some rows, or 0. */
function bestOf(cosines: Float32Array, from: number, to: number): number {
  let best = 0;
  for (let row = from; row < to; row += 1) {
    const cosine = cosines[row] ?? 0;
    if (cosine > best) best = cosine;
  }
  return best;
}
