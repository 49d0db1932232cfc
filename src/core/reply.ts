import type { Answer } from './answer.ts';
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
    }
  /** A repeat of a turn that was answered: say nothing. */
  | { readonly kind: 'already-answered' }
  | { readonly kind: 'asks-again'; readonly why: 'empty' | 'too-long' };
