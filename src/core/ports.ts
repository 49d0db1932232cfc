import type { Answer } from './answer.ts';
import type { Choice, ChooserSays, ChoiceToMake } from './choice.ts';
import type { PlatformName, Turn, TurnId } from './conversation.ts';
import type { Found } from './evidence.ts';
import type { Clause, ClauseId, CouncilId, EditionId, GuidanceDocument } from './guidance.ts';
import type { Council } from './people.ts';
import type { Question } from './question.ts';
import type { Reply } from './reply.ts';

/** Every clause in force at one moment, frozen, with the index built from it. */
export interface Edition {
  readonly id: EditionId;
  readonly councils: readonly Council[];
  readonly documents: readonly GuidanceDocument[];
  clause(id: ClauseId): Clause | undefined;
  /** Best first, each with the evidence it was ranked on. Same input, same output. */
  find(question: Question, scope: CouncilId | undefined, limit: number): Promise<Found>;
}

export interface KnowledgeBase {
  /** The edition in force. Take it once a question; never keep it. */
  current(): Edition;
}

/** What is kept of a question: enough to answer a repeated turn once, and not a word of what was said. */
export interface QuestionRecord {
  readonly turn: TurnId;
  readonly council: CouncilId | undefined;
  readonly edition: EditionId;
  /** What came of it; 'asked-again' if there was nothing to read. */
  readonly outcome: Answer['outcome'] | 'asked-again';
  readonly clauses: readonly ClauseId[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface QuestionLog {
  /** Keeps the record unless its turn is there already. `first` is true for exactly one of any number of calls a turn. */
  record(record: QuestionRecord): Promise<{ readonly first: boolean }>;
  /** Forgets records older than `before` (milliseconds since 1970). Resolves to how many. */
  forget(before: number): Promise<number>;
  close(): Promise<void>;
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
  /** The chooser's version. */
  readonly chooser: string;
}

/** Keeps choices, so that the same question gets the same answer. It holds a digest of a question, never its words. */
export interface ChoiceLog {
  kept(key: ChoiceKey): Promise<Choice | undefined>;
  /** Keeps the choice unless one is there. Resolves to the one that is kept: of any number of calls a key, the first one's. */
  keep(key: ChoiceKey, choice: Choice, at: number): Promise<Choice>;
  /** Forgets choices older than `before` (milliseconds since 1970) of every edition but the one in force. Resolves to how many. */
  forget(before: number, inForce: EditionId): Promise<number>;
}

/** Where people talk to Clausebook. Slack, Teams and the playground implement it once each. */
export interface ChatPlatform {
  readonly name: PlatformName;
  /** Listens. Each turn a person takes gets one reply, which the platform itself posts. */
  start(onTurn: (turn: Turn) => Promise<Reply>): Promise<void>;
  /** Stops listening and lets the turns in hand finish. Safe to call twice. */
  stop(): Promise<void>;
}

/** Milliseconds since 1970. */
export type Clock = () => number;

/** Ids, kinds and durations only: never a question, an answer or a name. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields, cause?: unknown): void;
  error(event: string, fields?: LogFields, cause?: unknown): void;
}
