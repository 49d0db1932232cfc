import type { Gap } from './gap.ts';
import type { Citation, NonEmpty, Quote } from './guidance.ts';
import type { Halted } from './halt.ts';

export type SmallTalk = 'greeting' | 'thanks' | 'help' | 'about';

/**
 * Why several clauses are offered rather than one quoted; 'draft': a post was pasted, and they may bear on it; 'too-many': a section was
 * asked for that holds more.
 */
export type UnsureWhy = 'tied' | 'weak' | 'unknown-word' | 'draft' | 'too-many';

/** Why nothing is shown; 'none-of-these': the asker turned down what was offered; 'no-such-clause': a number that no clause has. */
export type SilentWhy = 'no-match' | 'off-topic' | 'too-vague' | 'none-of-these' | 'no-such-clause';

/** Where a clause stands that surely answers on other days, and why it is not quoted. */
export interface Elsewhen {
  readonly citation: Citation;
  readonly when: 'not-yet' | 'no-more';
}

/** What can come of one question about guidance. `elsewhen`: only where there is something to name. */
export type PartAnswer =
  | { readonly outcome: 'quoted'; readonly quotes: NonEmpty<Quote>; readonly seeAlso: readonly Citation[] }
  | {
      readonly outcome: 'unsure';
      readonly why: UnsureWhy;
      readonly choices: NonEmpty<Quote>;
      /** The words that made it unsure, as typed; only for 'unknown-word'. */
      readonly unknownWords: readonly string[];
      readonly elsewhen?: readonly Elsewhen[];
    }
  | { readonly outcome: 'silent'; readonly why: SilentWhy; readonly elsewhen?: readonly Elsewhen[] }
  | {
      readonly outcome: 'silent';
      readonly why: 'known-gap';
      readonly gap: Gap;
      readonly elsewhen?: readonly Elsewhen[];
    }
  /** What would be quoted or offered first is not to be quoted for now. */
  | {
      readonly outcome: 'silent';
      readonly why: 'halted';
      readonly halted: Halted;
      readonly elsewhen?: readonly Elsewhen[];
    };

/** One question of several in a message, as typed, with its answer. */
export interface AnsweredPart {
  readonly asked: string;
  /** The parts before that it was taken together with, if it was. */
  readonly takenWith?: string;
  readonly answer: PartAnswer;
}

/** Everything that can come of a message. */
export type Answer =
  | PartAnswer
  | { readonly outcome: 'conversation'; readonly kind: SmallTalk }
  /** It asked several things, and at least one of them is quoted. */
  | { readonly outcome: 'in-parts'; readonly parts: NonEmpty<AnsweredPart> };

/** The most clauses quoted with confidence, and the most offered when unsure: what fits on a phone. */
export const MOST_SHOWN = 3;

/** Every quote of an answer, in the order shown. */
export function shown(answer: Answer): readonly Quote[] {
  switch (answer.outcome) {
    case 'quoted':
      return answer.quotes;
    case 'unsure':
      return answer.choices;
    case 'in-parts':
      return answer.parts.flatMap((part) => shown(part.answer));
    default:
      return [];
  }
}
