import type { Answer } from './answer.ts';
import type { Choice, ChooserSays, ChoiceToMake } from './choice.ts';
import type { Conversation, Handling, PlatformName, Turn, TurnId } from './conversation.ts';
import type { Asker, Escalation, EscalationId } from './escalation.ts';
import type { Found } from './evidence.ts';
import type { Feedback, GivenFeedback } from './feedback.ts';
import type { Clause, ClauseId, CouncilId, EditionId, GuidanceDocument } from './guidance.ts';
import type { HaltedAt } from './halt.ts';
import type { Delivered, Delivery, Notice, NoticeId } from './notice.ts';
import type { Council, Person, PersonId, Team } from './people.ts';
import type { Receipt, ReceiptCode } from './receipt.ts';
import type { Question } from './question.ts';
import type { Handled, Reply } from './reply.ts';

/** Every clause in force on one day, frozen, with the index built from it. */
export interface Edition {
  readonly id: EditionId;
  readonly councils: readonly Council[];
  readonly documents: readonly GuidanceDocument[];
  /** Days besides weekends on which no officer works: YYYY-MM-DD. */
  readonly holidays: ReadonlySet<string>;
  clause(id: ClauseId): Clause | undefined;
  /** Best first, each with the evidence it was ranked on. Same input, same output. */
  find(question: Question, scope: CouncilId | undefined, limit: number): Promise<Found>;
  /** Only where something published is not in force on the day. */
  readonly dated?: {
    /** The day from which just these clauses have been in force. */
    readonly since: string;
    /** Everything published, whatever the day. */
    readonly all: Edition;
  };
}

/** Everything that was published together, whatever the day; what is in force is told by the day. */
export interface WholeEdition extends Edition {
  /** What is in force on that day, YYYY-MM-DD: the edition itself if all of it is. */
  on(day: string): Edition;
}

export interface KnowledgeBase {
  /** The edition in force, as it is on that day or else today. Take it once a question; never keep it. */
  current(day?: string): Edition;
  /** What of it is not to be quoted at this moment, whatever the day; absent where no halts are kept. */
  readonly haltedAt?: HaltedAt;
}

/** What is kept of a question: enough to answer a repeated turn once, and not a word of what was said. */
export interface QuestionRecord {
  readonly turn: TurnId;
  readonly council: CouncilId | undefined;
  readonly edition: EditionId;
  /**
   * What came of it; 'asked-again' if there was nothing to read, 'receipt' if a receipt was asked for, 'feedback' on an answer, 'shared' if it
   * was shown to others, 'opened' if clauses were from under a quote.
   */
  readonly outcome: Answer['outcome'] | 'asked-again' | 'receipt' | 'feedback' | 'shared' | 'opened';
  readonly clauses: readonly ClauseId[];
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Kept with the record, if it is the first of its turn, and for longer. */
  readonly receipt: Receipt | undefined;
  /** Whose receipt it is; undefined if nobody vouches for who asked. Kept as a digest alone. */
  readonly by: PersonId | undefined;
}

/** Answers that showed any of some clauses. */
export interface Resting {
  readonly answers: number;
  /** Those of the clauses that were shown, with how many answers showed each: the most first. */
  readonly clauses: readonly { readonly clause: ClauseId; readonly answers: number }[];
}

export interface QuestionLog {
  /** Keeps the record unless its turn is there already. `first` is true for exactly one of any number of calls a turn. */
  record(record: QuestionRecord): Promise<{ readonly first: boolean }>;
  receipt(code: ReceiptCode): Promise<Receipt | undefined>;
  receiptOf(turn: TurnId): Promise<Receipt | undefined>;
  /** A person's own receipts, the newest first. */
  receiptsOf(person: PersonId, most: number): Promise<readonly Receipt[]>;
  /** How many answers given since then (milliseconds since 1970) showed any of these clauses. */
  countResting(clauses: readonly ClauseId[], since: number): Promise<Resting>;
  close(): Promise<void>;
}

/** Keeps what people think of answers, and not who they are. */
export interface FeedbackStore {
  /** Takes the place of what the same person said of the same answer before. `first` is false of a repeat of a turn: it changes nothing. */
  keep(given: GivenFeedback): Promise<{ readonly first: boolean }>;
  /** Given since then, the newest first; undefined: on every council's guidance. What rests on a receipt that is forgotten is left out. */
  of(council: CouncilId | undefined, since: number, most: number): Promise<readonly Feedback[]>;
  /** What counts of that answer, the newest first. */
  on(receipt: ReceiptCode): Promise<readonly Feedback[]>;
}

/** A language model of the council's own that may choose among the clauses found. It is shown clauses and says numbers. */
export interface Chooser {
  /** Names the model and the way it is asked: what one version chose is not taken for another's choice. */
  readonly version: string;
  /** Never rejects. Ends as 'too-slow' once the signal is aborted. */
  choose(choice: ChoiceToMake, signal: AbortSignal): Promise<ChooserSays>;
}

/** What a choice is kept under. */
export interface ChoiceKey {
  /** The question's words as they were searched. */
  readonly question: string;
  readonly scope: CouncilId | undefined;
  readonly takenWith: string | undefined;
  readonly edition: EditionId;
  /** The day from which just these clauses have been in force; undefined: all of the edition is. */
  readonly since: string | undefined;
  /** The chooser's version. */
  readonly chooser: string;
}

/** Keeps choices, so that the same question gets the same answer. It holds a digest of a question, never its words. */
export interface ChoiceLog {
  kept(key: ChoiceKey): Promise<Choice | undefined>;
  /** Keeps the choice unless one is there. Resolves to the one that is kept: of any number of calls a key, the first one's. */
  keep(key: ChoiceKey, choice: Choice, at: number): Promise<Choice>;
}

/** What is kept of escalations. Each change is one transaction with the notices it calls for. */
export interface EscalationStore {
  /**
   * Keeps a new escalation and its notices. If its asker has asked an officer about the same turn before, nothing is kept and that
   * one comes back; if its id is another's, nothing is kept.
   */
  open(
    escalation: Escalation,
    notices: readonly Notice[],
  ): Promise<
    { readonly outcome: 'kept' | 'kept-before'; readonly escalation: Escalation } | { readonly outcome: 'id-taken' }
  >;
  /**
   * Keeps the next version and its notices, if nobody was quicker: `next` has one entry of history more than what is kept. Otherwise
   * nothing is kept, and what is there comes back.
   */
  advance(
    next: Escalation,
    notices: readonly Notice[],
  ): Promise<{ readonly won: true } | { readonly won: false; readonly now: Escalation }>;
  byId(id: EscalationId): Promise<Escalation | undefined>;
  /** The one that a person opened about a turn, or else joined, as it is by now: also when it is closed. */
  askedAbout(person: PersonId, about: TurnId): Promise<Escalation | undefined>;
  /**
   * Notes that somebody who waits for that one has asked the same about another turn. Resolves to the one that they asked about that turn: another
   * one if a repeat was quicker.
   */
  askedAgain(asker: Asker, id: EscalationId): Promise<Escalation>;
  /** Whether anybody has asked officers in confidence about that turn. */
  isConfidential(about: TurnId): Promise<boolean>;
  /** Those a person asked or joined and has not withdrawn from, the newest first. */
  ofAsker(person: PersonId, most: number): Promise<readonly Escalation[]>;
  /** Those of a council's team that are waiting or claimed, the oldest first. */
  openOf(council: CouncilId, team: string, most: number): Promise<readonly Escalation[]>;
  /** How many of a council's team are waiting or claimed. */
  countOpen(council: CouncilId, team: string): Promise<number>;
  /** Those of a council's team that are answered or closed and were last moved at `since` or later, the newest move first. */
  closedLately(council: CouncilId, team: string, since: number, most: number): Promise<readonly Escalation[]>;
  /** The oldest open one of the council with the same question (by `sameQuestion`), not confidential. */
  openLike(council: CouncilId, question: string): Promise<Escalation | undefined>;
  /** Open ones whose `remindAt` has come, and claims last touched before `untouchedSince`, unless the councillor was asked back. */
  dueAt(now: number, untouchedSince: number, most: number): Promise<readonly Escalation[]>;
}

/** A notice taken out to be delivered. Whoever took it has until then. */
export interface LeasedNotice {
  readonly notice: Notice;
  /** Names this taking: what was taken again by somebody else meanwhile is not recorded any more. */
  readonly lease: string;
  /** Tries so far, this one not counted. */
  readonly tries: number;
  /** Marks of the messages that this one takes the place of and stands under, once they are there. */
  readonly edits: string | undefined;
  readonly under: string | undefined;
}

/** A notice that waits or was given up, for those who look after the service. */
export interface OutboxEntry {
  readonly notice: Notice;
  readonly state: 'waiting' | 'parked';
  readonly tries: number;
  /** When it is tried next. */
  readonly due: number;
  /** What went wrong last: a word, no text. */
  readonly why: string | undefined;
}

/**
 * Notices that were written with the moves they tell of. A notice whose message is edited in place is one entry: another move makes
 * it due again. Within a conversation they go out in the order they were written in.
 */
export interface Outbox {
  /** Takes notices that are due, of different conversations, until `until`. Nobody else gets them before. */
  lease(now: number, until: number, most: number): Promise<readonly LeasedNotice[]>;
  /** False if the lease had run out and somebody else took it. */
  delivered(lease: LeasedNotice, mark: string, at: number): Promise<boolean>;
  later(lease: LeasedNotice, due: number, why: string): Promise<boolean>;
  /** Given up until somebody looks at it; the conversation's next one goes out. */
  park(lease: LeasedNotice, why: string): Promise<boolean>;
  /** What is undelivered, the oldest first. */
  list(most: number): Promise<readonly OutboxEntry[]>;
  /** Makes a parked notice due again. False if there is none of that id. */
  retry(id: NoticeId, due: number): Promise<boolean>;
  /** Gives a notice up for good. False if there is none of that id waiting or parked. */
  drop(id: NoticeId): Promise<boolean>;
  /** How many wait and are parked, and since when the oldest has been due. */
  depth(): Promise<{ readonly waiting: number; readonly parked: number; readonly oldestDue: number | undefined }>;
}

/** Lets one of several replicas do a job that must not be done twice at once. */
export interface Leases {
  /** True if the job is the holder's until then: nobody had it, its time was over, or it was the holder's before. */
  take(name: string, holder: string, until: number, now: number): Promise<boolean>;
}

/** Keeps addresses that a platform has met and cannot make up again. */
export interface Places {
  /** The address of before is forgotten. */
  keep(platform: PlatformName, key: string, address: string): Promise<void>;
  find(platform: PlatformName, key: string): Promise<string | undefined>;
}

/** What is kept of an app that somebody installed. */
export interface KeptInstallation {
  /** What the platform gave for it: opaque outside its adapter. */
  readonly secret: string;
  /** Another one with every change. */
  readonly version: string;
}

/** Where an app is installed, by its platform's own ids. Secrets are never stored, logged or told in the clear. */
export interface Installations {
  /** Rejects with SECRET_UNREADABLE if no key of the settings opens it. */
  find(id: string): Promise<KeptInstallation | undefined>;
  /** What was there before is forgotten. */
  keep(id: string, secret: string): Promise<void>;
  /** Keeps it if that version is still there; false otherwise. */
  replace(id: string, version: string, secret: string): Promise<boolean>;
  /** False if that version is not there any more. */
  forget(id: string, version: string): Promise<boolean>;
  ids(): Promise<readonly string[]>;
  /** Encrypts with the first key what an older one had encrypted. Resolves to how many there were, and which no key opens. */
  reseal(): Promise<{ readonly resealed: number; readonly unreadable: readonly string[] }>;
  /** True for one of any number of calls with that name, in any process, until the time; names whose time is over are forgotten. */
  useOnce(name: string, until: number, now: number): Promise<boolean>;
}

export type OnTurn = (turn: Turn) => Promise<Reply>;
export type OnHandling = (handling: Handling) => Promise<Handled>;

/** Where people talk to Clausebook. Slack, Teams and the playground implement it once each. */
export interface ChatPlatform {
  readonly name: PlatformName;
  /** Listens. Each turn a person takes gets one reply, which the platform itself posts. */
  start(onTurn: OnTurn, onHandling: OnHandling): Promise<void>;
  /** Stops listening and lets the turns in hand finish. Safe to call twice. */
  stop(): Promise<void>;
}

/** A platform where officers can be told and can act. */
export interface OfficerPlatform extends ChatPlatform {
  /** Where a team is told of escalations here; undefined: it has no place here, or none yet. */
  placeOf(team: Team, council: CouncilId): Promise<Conversation | undefined>;
  /** Who may act for a team now: who is in its place, or in the group named for it. Asked at each press; an answer may be a minute old. */
  officersAt(place: Conversation, team: Team): Promise<readonly Person[]>;
  /** Who administers a council's guidance, as far as it is told here. Asked at each press; an answer may be a minute old. */
  adminsOf(council: Council): Promise<readonly Person[]>;
  /** Posts or edits one message. Only the courier calls it. Rejects with what may pass, and once the signal is aborted. */
  deliver(delivery: Delivery, signal: AbortSignal): Promise<Delivered>;
}

/** Milliseconds since 1970. */
export type Clock = () => number;

/** A number from 0 up to 1, as `Math.random` gives. */
export type Chance = () => number;

/** Ids, kinds and durations only: never a question, an answer or a name. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields, cause?: unknown): void;
  error(event: string, fields?: LogFields, cause?: unknown): void;
}
