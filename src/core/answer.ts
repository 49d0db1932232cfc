import type { Gap } from './gap.ts';
import type { Citation, NonEmpty, Quote } from './guidance.ts';

export type SmallTalk = 'greeting' | 'thanks' | 'help' | 'about';

/** Why several clauses are offered rather than one quoted. */
export type UnsureWhy = 'tied' | 'weak' | 'unknown-word';

/** Why nothing is shown. */
export type SilentWhy = 'no-match' | 'off-topic' | 'too-vague';

/** Everything that can come of a question. */
export type Answer =
  | { readonly outcome: 'quoted'; readonly quotes: NonEmpty<Quote>; readonly seeAlso: readonly Citation[] }
  | {
      readonly outcome: 'unsure';
      readonly why: UnsureWhy;
      readonly choices: NonEmpty<Quote>;
      /** The words that made it unsure, as typed; only for 'unknown-word'. */
      readonly unknownWords: readonly string[];
    }
  | { readonly outcome: 'silent'; readonly why: SilentWhy }
  | { readonly outcome: 'silent'; readonly why: 'known-gap'; readonly gap: Gap }
  | { readonly outcome: 'conversation'; readonly kind: SmallTalk };

/** The most clauses quoted with confidence, and the most offered when unsure: what fits on a phone. */
export const MOST_SHOWN = 3;
