import type { Answer } from './answer.ts';
import type { Press, TurnId } from './conversation.ts';
import type { ClauseId } from './guidance.ts';
import type { Council } from './people.ts';

/** What Clausebook says back to a turn, as data. Each platform draws it in its own way. */
export type Reply =
  | {
      readonly kind: 'answers';
      readonly answer: Answer;
      /** The council whose guidance was searched; undefined: all of them. */
      readonly scope: Council | undefined;
      /** The councils whose guidance was in scope. */
      readonly councils: readonly Council[];
      /** Clauses found whose document should have been reviewed by today. */
      readonly overdue: readonly ClauseId[];
      /** What was said before that the question was taken together with, if it was. */
      readonly takenWith?: string;
      /** It asks whether somebody did wrong, so an officer is named as well. */
      readonly verdict?: true;
      /** What can be pressed, and of which turn; absent outside a chat. */
      readonly presses?: { readonly of: TurnId; readonly offered: readonly Press[] };
    }
  /** A repeat of a turn that was answered: say nothing. */
  | { readonly kind: 'already-answered' }
  | { readonly kind: 'asks-again'; readonly why: AskAgainWhy };

/** Why a question has to be asked again: nothing in it, too much of it, or it was asked too long ago to come back to. */
export type AskAgainWhy = 'empty' | 'too-long' | 'forgotten';
