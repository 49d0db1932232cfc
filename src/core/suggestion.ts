import type { TurnId } from './conversation.ts';
import type { EscalationId } from './escalation.ts';
import type { ClauseId, CouncilId } from './guidance.ts';
import type { PublishedBy } from './publication.ts';
import { questionKey } from './question-key.ts';
import type { ReceiptCode } from './receipt.ts';

declare const brand: unique symbol;

/** Unique for ever, such as "GED-7K2M4X". */
export type SuggestionId = string & { readonly [brand]: 'suggestion' };
export const suggestionId = (text: string): SuggestionId => text as SuggestionId;

/** What the guidance could learn. */
export type Suggested =
  /** A way in which councillors ask for the clause; or a question that every edition is to answer with it. */
  | { readonly kind: 'phrasing' | 'expected'; readonly words: string; readonly clause: ClauseId }
  /** Words that mean one thing. They serve every council. */
  | { readonly kind: 'lexicon'; readonly words: readonly string[] };

/**
 * Why it did not come into force: it does not fit what the files hold, they were not in order with it, expected questions were answered worse, or it is
 * an expected question that the guidance does not answer with its clause.
 */
export type UnacceptableWhy = 'unfit' | 'faulty' | 'worse' | 'not-met';

export type SuggestionState =
  | { readonly state: 'open' }
  /** It is in the files, and they are in force. */
  | { readonly state: 'accepted' }
  | { readonly state: 'dropped' }
  /** The files are as they were. `said`: what the officer was told. It may be put otherwise and tried again. */
  | { readonly state: 'refused'; readonly why: UnacceptableWhy; readonly said: string };

export type SuggestionMove =
  | { readonly move: 'reword'; readonly suggested: Suggested }
  | { readonly move: 'accept' | 'drop' }
  | { readonly move: 'refuse'; readonly why: UnacceptableWhy; readonly said: string };

/** Somebody who decides on suggestions: what is put in force because of it is put in force by them. */
export type Decider = Extract<PublishedBy, { kind: 'admin' | 'officer' | 'command' }>;

export interface SuggestionEntry {
  readonly by: Decider;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly move: SuggestionMove['move'];
  /** The turn that made it, so that a repeat of the turn makes no second move; undefined: a command. */
  readonly turn: TurnId | undefined;
}

/** What taught it: an escalation that an officer answered, or an answer that somebody marked as wrong. */
export type LearntFrom =
  | { readonly kind: 'escalation'; readonly id: EscalationId }
  | { readonly kind: 'answer'; readonly receipt: ReceiptCode };

/** What taught it, by what people know it by. */
export const learntFromName = (from: LearntFrom): string => (from.kind === 'escalation' ? from.id : from.receipt);

/** Something that officers' answers taught, or an officer made of a wrong one, until an officer says what becomes of it. It names nobody who asked. */
export interface Suggestion {
  readonly id: SuggestionId;
  readonly council: CouncilId;
  /** Whose officers decide. */
  readonly team: string;
  readonly from: LearntFrom;
  /** How many people asked it. */
  readonly people: number;
  readonly suggested: Suggested;
  readonly made: number;
  readonly now: SuggestionState;
  /** Every move so far, the oldest first; its length is the version that the next move is made against. */
  readonly history: readonly SuggestionEntry[];
}

/** Nobody has decided, or what they decided did not come into force. */
export const isUndecided = ({ now }: Pick<Suggestion, 'now'>): boolean =>
  now.state === 'open' || now.state === 'refused';

/** The next version; undefined if somebody has decided already. Pure. */
export function moveSuggestion(
  suggestion: Suggestion,
  move: SuggestionMove,
  by: Decider,
  at: number,
  turn?: TurnId,
): Suggestion | undefined {
  if (!isUndecided(suggestion)) return undefined;
  const history = [...suggestion.history, { by, at, move: move.move, turn }];
  switch (move.move) {
    case 'reword':
      return { ...suggestion, suggested: move.suggested, now: { state: 'open' }, history };
    case 'accept':
      return { ...suggestion, now: { state: 'accepted' }, history };
    case 'drop':
      return { ...suggestion, now: { state: 'dropped' }, history };
    case 'refuse':
      return { ...suggestion, now: { state: 'refused', why: move.why, said: move.said }, history };
  }
}

/** What no two suggestions have in common, whatever becomes of their words later. */
export function suggestionKey({ council, suggested }: Pick<Suggestion, 'council' | 'suggested'>): string {
  const words =
    suggested.kind === 'lexicon' ? suggested.words.map(questionKey).toSorted() : [questionKey(suggested.words)];
  return JSON.stringify([suggested.kind, council, words, suggested.kind === 'lexicon' ? '' : suggested.clause]);
}
