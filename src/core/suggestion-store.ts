import type { CouncilId } from './guidance.ts';
import type { Suggestion, SuggestionId } from './suggestion.ts';

/** What is kept of suggestions. */
export interface SuggestionStore {
  /** Keeps it unless one like it (by `suggestionKey`) was ever proposed, or its id is another's: what became of that one stands. */
  propose(suggestion: Suggestion): Promise<{ readonly outcome: 'kept' | 'known' | 'id-taken' }>;
  /** The one like it (by `suggestionKey`) that was ever proposed, as it is by now: its words may be others. */
  like(suggestion: Pick<Suggestion, 'council' | 'suggested'>): Promise<Suggestion | undefined>;
  /** Keeps the next version if nobody was quicker: `next` has one entry of history more than what is kept. Otherwise that comes back. */
  advance(next: Suggestion): Promise<{ readonly won: true } | { readonly won: false; readonly now: Suggestion }>;
  byId(id: SuggestionId): Promise<Suggestion | undefined>;
  /** Those on which nobody has decided, the newest first; undefined: of every council. */
  undecided(council: CouncilId | undefined, most: number): Promise<readonly Suggestion[]>;
}
