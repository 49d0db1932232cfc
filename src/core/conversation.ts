import type { FormAnswers } from './form.ts';
import type { CouncilId } from './guidance.ts';
import type { Person } from './people.ts';

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

/** One thing a person did in chat to get an answer. */
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
  /** Asked from somewhere that belongs to no council: that is said, and nothing is searched. */
  readonly fromNobodys?: true;
}

/** They pressed something under the reply to an earlier turn. */
export interface Pressing extends Done {
  readonly kind: 'presses';
  readonly press: Press;
  readonly of: TurnId;
}

/**
 * 'by-itself': ask that question again without what was said before. 'none-of-these': no clause offered answers it. 'receipt': show what
 * was said, and whether it still stands.
 */
export const PRESSES = ['by-itself', 'none-of-these', 'receipt'] as const;
export type Press = (typeof PRESSES)[number];

/** They did something about an escalation, as a councillor or as an officer: which, is found out, not told. */
export type Handling = Done & { readonly by: Person } & (
    | { readonly kind: 'acts'; readonly act: Act; readonly about: string }
    /** They want to fill in a form. `typed`: what they asked Clausebook, where the platform still has it. */
    | { readonly kind: 'opens'; readonly form: FormName; readonly about: string; readonly typed?: string }
    | { readonly kind: 'sends'; readonly form: FormName; readonly about: string; readonly answers: FormAnswers }
    /** They look for clauses to quote, while they fill in a form. */
    | { readonly kind: 'seeks'; readonly about: string; readonly typed: string }
    | { readonly kind: 'lists'; readonly list: List }
  );

/** What is done with one press. */
export const ACTS = ['claim', 'release', 'recuse', 'withdraw', 'settle'] as const;
export type Act = (typeof ACTS)[number];

/** What needs words as well. */
export const FORMS = [
  'ask-officer',
  'add-detail',
  'reply',
  'reopen',
  'answer',
  'ask-back',
  'note',
  'hand-over',
  'close-without-answer',
] as const;
export type FormName = (typeof FORMS)[number];

/** 'mine': a person's own escalations. 'queue': those that wait for the teams a person is in. */
export const LISTS = ['mine', 'queue'] as const;
export type List = (typeof LISTS)[number];
