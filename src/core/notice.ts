import type { Conversation } from './conversation.ts';
import type { CuratedId } from './curated-answer.ts';
import type { EscalationId } from './escalation.ts';
import type { CouncilId } from './guidance.ts';
import type { PersonId } from './people.ts';
import type { Sheet } from './sheet.ts';

declare const brand: unique symbol;

/** Made of what it tells, of what and to whom, so that one move calls for it once, however often it is reckoned. */
export type NoticeId = string & { readonly [brand]: 'notice' };
export const noticeId = (text: string): NoticeId => text as NoticeId;

/** What is told to somebody who is not waiting. */
export type Telling =
  /** How it stands, for a councillor; one message, edited in place. */
  | { readonly tells: 'status'; readonly person: PersonId }
  /** The officers' card in a team's channel; one message, edited in place. */
  | { readonly tells: 'card' }
  /** All of it, in private, for the officer who holds it; one message, edited in place. */
  | { readonly tells: 'file'; readonly person: PersonId }
  /** One move, in a message of its own; `entry` is its place in the history, from 0. */
  | { readonly tells: 'move'; readonly entry: number }
  /** Officer advice made of the escalation's answer, while it stands at that version; in a message of its own. */
  | { readonly tells: 'advice'; readonly advice: CuratedId; readonly version: number };

/** Something to tell. It holds no words: these are drawn from the escalation when it is delivered. */
export interface Notice {
  readonly id: NoticeId;
  readonly escalation: EscalationId;
  readonly council: CouncilId;
  readonly to: Conversation;
  /** The notice whose message this one stands under, where a conversation has threads. */
  readonly under: NoticeId | undefined;
  readonly telling: Telling;
}

/** A notice as it is handed to its platform. */
export interface Delivery {
  readonly notice: NoticeId;
  readonly to: Conversation;
  readonly sheet: Sheet;
  /** The message that this one takes the place of; undefined: a new one. The platform's own mark. */
  readonly edits: string | undefined;
  readonly under: string | undefined;
}

/** What came of a delivery. A fault that may pass is thrown. */
export type Delivered =
  /** `mark`: by which the platform finds the message again. */
  | { readonly outcome: 'delivered'; readonly mark: string }
  /** Not before so many milliseconds. `holdsUp`: 'this' if other notices of the platform may well go out, else none does before. */
  | { readonly outcome: 'later'; readonly afterMs: number; readonly holdsUp?: 'this' }
  /** Never: the channel is gone, the person has left, the app may not. `why` is a word for logs, such as "channel_not_found". */
  | { readonly outcome: 'impossible'; readonly why: string };
