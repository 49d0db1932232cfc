import type { CuratedAnswer, CuratedId } from './curated-answer.ts';
import type { CouncilId } from './guidance.ts';
import type { Notice } from './notice.ts';

/** What is kept of officer advice. Each change is one transaction with the notices it calls for. */
export interface CuratedStore {
  /** Keeps a proposal and its notices. A repeat of its turn keeps nothing, and the first one comes back; nor is one kept whose id is another's. */
  propose(
    curated: CuratedAnswer,
    notices: readonly Notice[],
  ): Promise<
    { readonly outcome: 'kept' | 'kept-before'; readonly curated: CuratedAnswer } | { readonly outcome: 'id-taken' }
  >;
  /**
   * Keeps the next version and its notices, if nobody was quicker: `next` has one entry of history more than what is kept. Otherwise
   * nothing is kept, and what is there comes back.
   */
  advance(
    next: CuratedAnswer,
    notices: readonly Notice[],
  ): Promise<{ readonly won: true } | { readonly won: false; readonly now: CuratedAnswer }>;
  byId(id: CuratedId): Promise<CuratedAnswer | undefined>;
  /** What a second officer has agreed to and nobody has recorded as on hold, the newest proposal first. */
  agreed(council: CouncilId, most: number): Promise<readonly CuratedAnswer[]>;
  /** The same of which a question is this one (by `sameQuestion`), the latest agreed to first. */
  answering(council: CouncilId, question: string, most: number): Promise<readonly CuratedAnswer[]>;
  /** Whatever has not ended, or ended at that time or later, the latest moved first; undefined: of every council. */
  list(council: CouncilId | undefined, endedSince: number, most: number): Promise<readonly CuratedAnswer[]>;
}
