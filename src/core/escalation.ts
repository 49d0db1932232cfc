import type { Answer } from './answer.ts';
import type { TurnId } from './conversation.ts';
import type { ClauseId, CouncilId, EditionId, NonEmpty } from './guidance.ts';
import type { Person, PersonId } from './people.ts';

declare const brand: unique symbol;

/** Unique for ever; the councillor is told it as a reference number, such as "GED-7K2M4". */
export type EscalationId = string & { readonly [brand]: 'escalation' };
export const escalationId = (text: string): EscalationId => text as EscalationId;

/** Where an escalation stands. */
export type EscalationState =
  /** In the queue. `firstFor`: who answered before and may claim it before the others, until then. */
  | { readonly state: 'waiting'; readonly firstFor?: { readonly officer: PersonId; readonly until: number } }
  /** With an officer. `askedBack`: the councillor was asked something and has not replied. */
  | {
      readonly state: 'claimed';
      readonly officer: Person;
      /** When the officer or the councillor last did something about it. */
      readonly touched: number;
      readonly askedBack: boolean;
    }
  | { readonly state: 'answered'; readonly officer: Person }
  | { readonly state: 'closed'; readonly why: 'settled' | 'withdrawn' | 'without-answer' };

/** What can be done to an escalation. */
export type Move =
  | { readonly move: 'claim' | 'release' | 'recuse' }
  | { readonly move: 'hand-over'; readonly to: Person }
  | { readonly move: 'ask-back' | 'note' | 'close-without-answer'; readonly text: string }
  /** The officer's own words, and clauses quoted apart from them. */
  | { readonly move: 'answer'; readonly text: string; readonly clauses: readonly ClauseId[] }
  | { readonly move: 'add-detail' | 'reply'; readonly text: string }
  /** With a new time to answer by. */
  | { readonly move: 'reopen'; readonly text: string; readonly answerBy: number }
  | { readonly move: 'withdraw' | 'settle' }
  /** Somebody else asks the same. */
  | { readonly move: 'join'; readonly asker: Asker }
  /** Nobody's: the claim was left untouched for too long, or the time to answer runs out or has run out. */
  | { readonly move: 'return-to-queue' | 'remind-before' | 'remind-after' }
  /** Nobody's either: an asker could not be told how it stands, because they have left or the app may not write to them. */
  | { readonly move: 'unreached'; readonly person: Person }
  /** Nor this: somebody who asked had what is kept of them erased. */
  | { readonly move: 'erased' };

export type MoveName = Move['move'];

/** A move as it is kept: who made it, when, and what was said. */
export interface HistoryEntry {
  readonly by: Person | 'clock';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly move: Move;
  /** The turn that made it, so that a repeat of the turn makes no second move; undefined: the clock's. */
  readonly turn: TurnId | undefined;
}

/** Somebody who waits for the answer. */
export interface Asker {
  readonly person: Person;
  /** The turn they asked an officer about: asking twice about one turn makes one escalation. */
  readonly about: TurnId;
}

/** What Clausebook itself said to the question. */
export interface BotSaid {
  readonly outcome: Answer['outcome'];
  /** Why it was unsure or silent, as `Answer` has it. */
  readonly why: string | undefined;
  /** The clauses shown, or else the nearest, best first. */
  readonly near: readonly ClauseId[];
  readonly edition: EditionId;
}

/** A question given to officers. */
export interface Escalation {
  readonly id: EscalationId;
  readonly council: CouncilId;
  /** The team it was sent to. */
  readonly team: string;
  /** Whoever asked first comes first. */
  readonly askers: NonEmpty<Asker>;
  readonly question: string;
  /** Only the officer who claims it sees the question; others see the topic. */
  readonly confidential: boolean;
  /** What it is about, in words that give nothing away. */
  readonly topic: string;
  readonly botSaid: BotSaid;
  readonly opened: number;
  /** When the councillor was told to expect an answer by. */
  readonly answerBy: number;
  /** When somebody is to be reminded next; undefined: never again. */
  readonly remindAt: number | undefined;
  readonly now: EscalationState;
  /** Officers who may not claim it, by their own wish. */
  readonly recused: readonly PersonId[];
  /** Every move so far, the oldest first; its length is the version that the next move is made against. */
  readonly history: readonly HistoryEntry[];
}

/** Who makes a move, in which part. Rights are checked before, never told from what a button carries. */
export type Mover = { readonly part: 'councillor' | 'officer'; readonly person: Person } | { readonly part: 'clock' };

/** Why a move is not made. */
export type Refusal =
  | { readonly why: 'claimed-by'; readonly officer: Person }
  | { readonly why: 'first-for' | 'not-yours' | 'recused' | 'not-asked-back' | 'too-late' | 'too-early' };

export type Moved =
  { readonly outcome: 'moved'; readonly escalation: Escalation } | ({ readonly outcome: 'refused' } & Refusal);

/** A claim nobody works on goes back to the queue after a working day; a councillor who was asked back may take longer. */
export const CLAIM_LASTS_MS = 24 * 60 * 60 * 1000;
/** Whoever answered before knows the matter; half a day is enough to see that they are away. */
export const FIRST_FOR_MS = 4 * 60 * 60 * 1000;
/** A reminder leaves time to answer, and one afterwards says that it is late. */
export const REMIND_BEFORE_MS = 4 * 60 * 60 * 1000;

/** Somebody still has to do something about it. */
export const isOpen = ({ now }: Escalation): boolean => now.state === 'waiting' || now.state === 'claimed';

export const isAsker = ({ askers }: Escalation, person: PersonId): boolean =>
  askers.some((asker) => asker.person.id === person);
