import type { Answer } from './answer.ts';
import type { List, Press, TurnId } from './conversation.ts';
import type { Refusal } from './escalation.ts';
import type { Form, Option } from './form.ts';
import type { ClauseId } from './guidance.ts';
import type { Council } from './people.ts';
import type { ReceiptCode } from './receipt.ts';
import type { Sheet } from './sheet.ts';

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
      /** Proves later what was said; absent outside a chat. */
      readonly receipt?: ReceiptCode;
      /** What can be pressed, and of which turn; absent outside a chat. */
      readonly presses?: { readonly of: TurnId; readonly offered: readonly Press[]; readonly askOfficer?: true };
    }
  /** A receipt, as a sheet without buttons. */
  | { readonly kind: 'receipt'; readonly sheet: Sheet }
  /** A repeat of a turn that was answered: say nothing. */
  | { readonly kind: 'already-answered' }
  | { readonly kind: 'asks-again'; readonly why: AskAgainWhy };

/** What comes of something done about an escalation, as data. */
export type Handled =
  | { readonly kind: 'form'; readonly form: Form }
  /** It is done and kept. `sheet`: the escalation, as this person may see it. */
  | { readonly kind: 'done'; readonly sentence: string; readonly sheet: Sheet }
  | { readonly kind: 'refused'; readonly why: RefusedWhy; readonly sentence: string }
  | { readonly kind: 'options'; readonly options: readonly Option[] }
  | { readonly kind: 'sheets'; readonly list: List; readonly heading: string; readonly sheets: readonly Sheet[] };

/** Why something is not done about an escalation: its rules, or there is none, or the person may not, or the form is not filled in. */
export type RefusedWhy =
  | Refusal['why']
  | 'no-such-escalation'
  | 'not-allowed'
  | 'no-team'
  | 'nothing-said'
  | 'too-long'
  | 'no-such-clause'
  | 'no-such-officer';

/**
 * Why something has to be asked again: nothing in it, too much of it, it was asked too long ago to come back to, there is no receipt of
 * that code, or no council's guidance is for where it was asked.
 */
export type AskAgainWhy = 'empty' | 'too-long' | 'forgotten' | 'no-receipt' | 'no-council';
