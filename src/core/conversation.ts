import type { CouncilId } from './guidance.ts';

declare const brand: unique symbol;

/** Unique for ever among everything a platform sends; a platform's repeat of a turn carries the same one. */
export type TurnId = string & { readonly [brand]: 'turn' };

export type PlatformName = 'slack' | 'teams' | 'playground';

/** A turn named by what a platform sent back; it may be one that never was. */
export const namedTurn = (id: string): TurnId => id as TurnId;

export const turnId = (platform: PlatformName, id: string): TurnId => `${platform}:${id}` as TurnId;

/** An address to send to. Only the adapter that made it can read it. */
export interface Conversation {
  readonly platform: PlatformName;
  readonly address: string;
}

/** Who can read what is said in a conversation. */
export type Audience = 'only-you' | 'everyone-here';

/** One thing a person did in chat. */
export type Turn = Asking | Pressing;

interface Done {
  readonly id: TurnId;
  readonly at: Conversation;
  /** Turns of one thread of talk may lean on each other; undefined: the turn stands by itself. */
  readonly thread: string | undefined;
  readonly audience: Audience;
  /** The asker's council; undefined: every council's guidance is searched. */
  readonly council: CouncilId | undefined;
}

/** They typed something. */
export interface Asking extends Done {
  readonly kind: 'asks';
  readonly text: string;
}

/** They pressed something under the reply to an earlier turn. */
export interface Pressing extends Done {
  readonly kind: 'presses';
  readonly press: Press;
  readonly of: TurnId;
}

/** 'by-itself': ask that question again without what was said before. 'none-of-these': no clause offered answers it. */
export const PRESSES = ['by-itself', 'none-of-these'] as const;
export type Press = (typeof PRESSES)[number];
