import type { CouncilId } from './guidance.ts';

declare const brand: unique symbol;

/** Unique for ever among everything a platform sends; a platform's repeat of a turn carries the same one. */
export type TurnId = string & { readonly [brand]: 'turn' };

export type PlatformName = 'slack' | 'teams' | 'playground';

export const turnId = (platform: PlatformName, id: string): TurnId => `${platform}:${id}` as TurnId;

/** An address to send to. Only the adapter that made it can read it. */
export interface Conversation {
  readonly platform: PlatformName;
  readonly address: string;
}

/** Who can read what is said in a conversation. */
export type Audience = 'only-you' | 'everyone-here';

/** One thing a person did in chat. */
export interface Turn {
  readonly kind: 'asks';
  readonly id: TurnId;
  readonly at: Conversation;
  /** Turns of one thread of talk may lean on each other; undefined: the turn stands by itself. */
  readonly thread: string | undefined;
  readonly audience: Audience;
  /** The asker's council; undefined: every council's guidance is searched. */
  readonly council: CouncilId | undefined;
  readonly text: string;
}
