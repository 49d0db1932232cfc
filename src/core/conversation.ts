import type { FormAnswers } from './form.ts';
import type { ClauseId, CouncilId } from './guidance.ts';
import type { Person, PersonId } from './people.ts';

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
export type Turn = Asking | Pressing | ReadingOn;

interface Done {
  readonly id: TurnId;
  readonly at: Conversation;
  /** Turns of one thread of talk may lean on each other; undefined: the turn stands by itself. */
  readonly thread: string | undefined;
  readonly audience: Audience;
  /** The asker's council; undefined: every council's guidance is searched. */
  readonly council: CouncilId | undefined;
  /** The answer is for one person's eyes where others are, and could be shown to them. */
  readonly shareable?: true;
}

interface Taken extends Done {
  /** Who took it, as the platform vouches for them; undefined if nobody does. */
  readonly by: PersonId | undefined;
}

/** They typed something. */
export interface Asking extends Taken {
  readonly kind: 'asks';
  readonly text: string;
  /** Nobody named Clausebook: it was overheard in a thread that goes on, and is answered only if there is something to say. */
  readonly unbidden?: true;
  /** Asked from somewhere that belongs to no council: that is said, and nothing is searched. */
  readonly fromNobodys?: true;
}

/** They pressed something under the reply to an earlier turn. */
export interface Pressing extends Taken {
  readonly kind: 'presses';
  readonly press: Press;
  readonly of: TurnId;
}

/** They pressed something under a quote, to read elsewhere in the guidance. The clause may be gone by now, or never have been. */
export interface ReadingOn extends Taken {
  readonly kind: 'reads-on';
  readonly view: ClauseView;
  readonly clause: ClauseId;
}

/** 'clause': by itself. 'section': with those of its section that follow. 'in-place': between the one before and the one after it. */
export const CLAUSE_VIEWS = ['clause', 'section', 'in-place'] as const;
export type ClauseView = (typeof CLAUSE_VIEWS)[number];

/**
 * 'by-itself': ask that question again without what was said before. 'none-of-these': no clause offered answers it. 'receipt': show what
 * was said, and whether it still stands. 'share': show the clauses quoted to everyone here.
 */
export const PRESSES = ['by-itself', 'none-of-these', 'receipt', 'share'] as const;
export type Press = (typeof PRESSES)[number];

/** What a second press adds nothing to; a receipt may read otherwise the next time. */
const ONCE: ReadonlySet<Press> = new Set(['by-itself', 'none-of-these', 'share']);

/** The turn that a press is. A double press under one answer is one turn where a repeat has no meaning, else `id` tells them apart. */
export const pressTurn = (platform: PlatformName, press: Press, of: TurnId, id: string): TurnId =>
  turnId(platform, ONCE.has(press) ? `${press}:${of}` : id);

/**
 * They did something as a councillor, as an officer or as an admin: which, is found out, not told. Or they said what they think of an
 * answer; then `about` is the turn that was answered.
 */
export type Handling = Done & { readonly by: Person } & (
    | { readonly kind: 'acts'; readonly act: Act; readonly about: string }
    /** They want to fill in a form. `typed`: what they asked Clausebook, where the platform still has it. */
    | { readonly kind: 'opens'; readonly form: FormName; readonly about: string; readonly typed?: string }
    | { readonly kind: 'sends'; readonly form: FormName; readonly about: string; readonly answers: FormAnswers }
    /** They look for clauses to quote, while they fill in a form. */
    | { readonly kind: 'seeks'; readonly about: string; readonly typed: string }
    /** They look for a clause to put into a message of their own. */
    | { readonly kind: 'browses'; readonly typed: string }
    | { readonly kind: 'lists'; readonly list: List }
    /** They look at an escalation's card in their team's channel. */
    | { readonly kind: 'views'; readonly about: string }
    /**
     * They look at their own matters; `only`: at what admins see, at what of it is of the councils they administer and not of others too, or at the
     * history of editions, and nothing else.
     */
    | { readonly kind: 'looks'; readonly only?: 'admin' | 'own-councils' | 'editions' }
    /**
     * They want the guidance read again and put in force; `preview`: all but the last step; `accept`: why, though expected questions are
     * answered worse.
     */
    | { readonly kind: 'reloads'; readonly preview?: true; readonly accept?: string }
    /** They want an earlier edition put in force: the number of a publication, or an edition's id. */
    | { readonly kind: 'rolls-back'; readonly to: string; readonly why?: string }
    /** They want guidance not quoted until further notice, or quoted again: which and why, as typed. Nothing is done before it is confirmed. */
    | { readonly kind: 'halts'; readonly words: string; readonly confirmed?: true }
    | { readonly kind: 'resumes'; readonly words: string; readonly confirmed?: true }
    /** They want to know what is kept of them, to take it away (`part`: of how many it is told then), or to have it erased. */
    | { readonly kind: 'own-data'; readonly wish: OwnDataWish; readonly part?: number }
  );

/** What a person may want of what is kept of them; nothing is erased before it is confirmed. */
export type OwnDataWish = 'see' | 'export' | 'erase' | 'erase-confirmed';

/** What officers do with officer advice. */
const ADVICE_ACTS = ['approve-advice', 'end-advice'] as const;
export type AdviceAct = (typeof ADVICE_ACTS)[number];
export const isAdviceAct = (act: Act): act is AdviceAct => ADVICE_ACTS.some((each) => each === act);

/** What officers do with a suggestion. */
const SUGGESTION_ACTS = ['accept-suggestion', 'drop-suggestion'] as const;
export type SuggestionAct = (typeof SUGGESTION_ACTS)[number];
export const isSuggestionAct = (act: Act): act is SuggestionAct => SUGGESTION_ACTS.some((each) => each === act);

/** What is done with one press. 'right-clause' is about an answer, a name with advice or a suggestion is about that, the others are about an escalation. */
export const ACTS = [
  'claim',
  'release',
  'recuse',
  'withdraw',
  'settle',
  'right-clause',
  ...ADVICE_ACTS,
  ...SUGGESTION_ACTS,
] as const;
export type Act = (typeof ACTS)[number];
export type MoveAct = Exclude<Act, 'right-clause' | AdviceAct | SuggestionAct>;

/** What needs words as well, about an escalation that there is. */
export const MOVE_FORMS = [
  'add-detail',
  'reply',
  'reopen',
  'answer',
  'ask-back',
  'note',
  'hand-over',
  'close-without-answer',
] as const;
export type MoveForm = (typeof MOVE_FORMS)[number];
/** About a suggestion: its words, or words that mean the same. */
const SUGGESTION_FORMS = ['edit-suggestion', 'same-words'] as const;
export type SuggestionForm = (typeof SUGGESTION_FORMS)[number];
export const isSuggestionForm = (form: FormName): form is SuggestionForm =>
  SUGGESTION_FORMS.some((each) => each === form);

/**
 * 'wrong-clause' is about an answer, and its words may be left out. 'suggest-clause' is for officers, about the receipt of an answer that was marked so.
 * 'keep-advice' is about an answered escalation, and moves it not.
 */
export const FORMS = [
  'ask-officer',
  ...MOVE_FORMS,
  'wrong-clause',
  'suggest-clause',
  'keep-advice',
  ...SUGGESTION_FORMS,
] as const;
export type FormName = (typeof FORMS)[number];

/**
 * 'mine': a person's own escalations. 'queue': those that wait for the teams a person is in. 'feedback': on answers, for officers. 'advice':
 * what their teams keep. 'suggestions': theirs to decide.
 */
export const LISTS = ['mine', 'queue', 'feedback', 'advice', 'suggestions'] as const;
export type List = (typeof LISTS)[number];
