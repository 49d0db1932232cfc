import type { Answer } from './answer.ts';
import type { Handling, PlatformName } from './conversation.ts';
import type { CouncilId } from './guidance.ts';
import type { Delivered } from './notice.ts';
import type { PublishOutcome } from './publish-outcome.ts';
import type { Handled, Reply } from './reply.ts';

/** What came of a turn. `why`: of an answer that is unsure or silent, and which small talk it was. */
export interface TurnMeasured {
  readonly measured: 'turn';
  readonly platform: PlatformName;
  readonly council: CouncilId | undefined;
  readonly reply: Reply['kind'] | 'fault';
  readonly answer: { readonly outcome: Answer['outcome']; readonly why: string | undefined } | undefined;
  readonly ms: number;
}

/**
 * Everything that is counted or timed as it happens: kinds, reasons that are words of the code, ids of councils, durations. Never a question,
 * an answer, a clause or a person.
 */
export type Measured =
  | TurnMeasured
  | {
      readonly measured: 'handling';
      readonly platform: PlatformName;
      readonly kind: Handling['kind'];
      readonly result: Handled['kind'] | 'fault';
      readonly ms: number;
    }
  /** One search, of which an answer may need several; with the wait for its turn. */
  | { readonly measured: 'find'; readonly ms: number }
  | {
      readonly measured: 'delivery';
      readonly platform: PlatformName;
      readonly outcome: Delivered['outcome'] | 'failed';
      readonly ms: number;
    }
  | {
      readonly measured: 'publishing';
      readonly how: 'publish' | 'roll-back';
      readonly outcome: PublishOutcome['outcome'] | 'fault';
    }
  /** Something was logged that should not happen often. */
  | { readonly measured: 'trouble'; readonly level: 'warn' | 'error'; readonly event: string };

/** Takes what is measured as it happens. Never throws, and nobody waits for it. */
export interface Meter {
  note(measured: Measured): void;
}

/** For a service that nobody measures. */
export const NO_METER: Meter = { note: () => {} };

/** How many there are, and for how long the oldest has been there. */
interface Standing {
  readonly count: number;
  readonly oldestMs: number;
}

/** What is kept for others to do. */
export interface Kept {
  readonly waiting: Standing;
  readonly claimed: Standing;
  /** Notices that wait; the oldest since it was due. */
  readonly outbox: Standing;
  readonly parked: number;
}

/** How the service stands at one moment. */
export interface Reading {
  /** Undefined where each council's guidance is by itself. */
  readonly edition: { readonly number: number; readonly ageMs: number } | undefined;
  /** What was put in force last cannot be opened here. */
  readonly behind: boolean;
  /** Words alone are searched. */
  readonly modelDegraded: boolean;
  /** Undefined: the database did not answer in time. */
  readonly kept: Kept | undefined;
}
