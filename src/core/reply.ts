import type { Advice } from './advice.ts';
import type { Answer } from './answer.ts';
import type { List, PlatformName, Press, TurnId } from './conversation.ts';
import type { CuratedRefusal } from './curated-moves.ts';
import type { Refusal } from './escalation.ts';
import type { Form, Option } from './form.ts';
import type { ClauseId, NonEmpty, Quote } from './guidance.ts';
import type { Halted } from './halt.ts';
import type { Home } from './home.ts';
import type { Council } from './people.ts';
import type { ReceiptCode } from './receipt.ts';
import type { Sheet } from './sheet.ts';
import type { WayOn } from './reading-on.ts';

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
      /** The day on which what was quoted is in force, if another one was asked for: YYYY-MM-DD. */
      readonly asAt?: string;
      /** What was found as well and is not to be quoted for now. */
      readonly leftOut?: readonly Halted[];
      /** What officers advise whoever asks just this: no part of the answer, and never guidance. */
      readonly advice?: Advice;
      /** It asks whether somebody did wrong, so an officer is named as well. */
      readonly verdict?: true;
      /** They asked for help: there, words can be typed that do more than ask. */
      readonly commandsOf?: PlatformName;
      /** Proves later what was said; absent outside a chat. */
      readonly receipt?: ReceiptCode;
      /** What can be pressed, and of which turn; absent outside a chat. */
      readonly presses?: {
        readonly of: TurnId;
        readonly offered: readonly Press[];
        readonly askOfficer?: true;
        readonly feedback?: true;
      };
      /** Where else can be read from under each quote; absent outside a chat. */
      readonly waysOn?: ReadonlyMap<ClauseId, readonly WayOn[]>;
    }
  /** Clauses that somebody opened, as a sheet without buttons, with where else can be read. `of`: the turn, where it has a receipt. */
  | {
      readonly kind: 'opened';
      readonly sheet: Sheet;
      readonly quotes: NonEmpty<Quote>;
      readonly ways: readonly WayOn[];
      readonly of?: TurnId;
    }
  /** A receipt, as a sheet without buttons. */
  | { readonly kind: 'receipt'; readonly sheet: Sheet }
  /** A repeat of a turn that was answered: say nothing. */
  | { readonly kind: 'already-answered' }
  /** It was overheard, and there is nothing to say to it: say nothing. */
  | { readonly kind: 'stays-silent' }
  /** What somebody shows to everyone here, as it reads in the edition in force. */
  | { readonly kind: 'shared'; readonly quotes: NonEmpty<Quote>; readonly overdue: readonly ClauseId[] }
  | { readonly kind: 'asks-again'; readonly why: AskAgainWhy };

/** What comes of something that was done, as data. */
export type Handled =
  | { readonly kind: 'form'; readonly form: Form }
  /** It is done and kept. `sheet`: the escalation, as this person may see it, or what admins see. */
  | { readonly kind: 'done'; readonly sentence: string; readonly sheet: Sheet }
  /** What they think of an answer is kept. `first`: false of a repeat of the same turn, which a press need not say again. */
  | { readonly kind: 'thanked'; readonly sentence: string; readonly first: boolean }
  /** The officers' card, as this officer may see it where everybody of the team reads. */
  | { readonly kind: 'view'; readonly sheet: Sheet }
  | { readonly kind: 'refused'; readonly why: RefusedWhy; readonly sentence: string }
  | { readonly kind: 'options'; readonly options: readonly Option[] }
  /** Whole clauses to choose from, best first; `overdue`: those whose document should have been reviewed by today. */
  | {
      readonly kind: 'clauses';
      readonly typed: string;
      readonly quotes: readonly Quote[];
      readonly overdue: readonly ClauseId[];
    }
  | { readonly kind: 'sheets'; readonly list: List; readonly heading: string; readonly sheets: readonly Sheet[] }
  | { readonly kind: 'home'; readonly home: Home };

/**
 * Why something is not done: the escalation's rules, or there is none, or the person may not, or the form is not filled in, or the
 * guidance is not in order, answers expected questions worse, or was put in force by others meanwhile. Or what somebody thinks of an answer cannot be kept: there is no receipt of it. Or
 * officer advice cannot be kept, or not be agreed to by this officer or on that day. Or a suggestion is decided already, or cannot be put into
 * the files, or cannot be made of that answer, or not for just one clause. Or what is asked for is not to be quoted for now, or an admin's wish
 * about that cannot be met. Or too much was done in a short time.
 */
export type RefusedWhy =
  | Refusal['why']
  | 'no-such-escalation'
  | 'not-allowed'
  | 'no-team'
  | 'nothing-said'
  | 'too-long'
  | 'no-such-clause'
  | 'no-such-officer'
  | 'no-such-answer'
  | CuratedRefusal
  | 'past-expiry'
  | 'bad-questions'
  | 'no-such-advice'
  | 'confidential'
  | 'not-answered'
  | 'kept-already'
  | 'seen-otherwise'
  | 'not-admin'
  | 'faulty-guidance'
  | 'worse-answers'
  | 'no-reason'
  | 'no-such-edition'
  | 'overtaken'
  | 'no-such-suggestion'
  | 'decided-before'
  | 'busy'
  | 'files-not-in-force'
  | 'by-hand'
  | 'unfit-words'
  | 'teaches-nothing'
  | 'one-clause'
  | 'too-many'
  | 'no-such-number'
  | 'same-question'
  | HaltRefusal;

/** Why nothing is shown that is halted, or why nothing is halted or resumed. */
export type HaltRefusal =
  | 'halted'
  | 'halted-clause'
  | 'reason-missing'
  | 'reason-too-long'
  | 'which-council'
  | 'no-such-document'
  | 'not-halted';

/**
 * Why something has to be asked again: nothing in it, too much of it, it was asked too long ago to come back to, there is no receipt of
 * that code, what was to be shared reads otherwise by now or is not known any more, the clause to be opened is not in force there any more,
 * it is not to be quoted for now, no council's guidance is for where it was asked, or it was asked after too many others in a short time.
 */
export type AskAgainWhy =
  | 'empty'
  | 'too-long'
  | 'forgotten'
  | 'no-receipt'
  | 'changed'
  | 'not-shared'
  | 'gone'
  | 'halted'
  | 'no-council'
  | 'too-many';
