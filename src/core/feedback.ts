import { turnId } from './conversation.ts';
import type { Handling, TurnId } from './conversation.ts';
import type { CouncilId } from './guidance.ts';
import type { PersonId } from './people.ts';
import type { Receipt } from './receipt.ts';

/** 'wrong' of an answer that showed nothing says that there is guidance on it. */
export type Verdict = 'right' | 'wrong';

/** What somebody thinks of an answer. Who, is not kept. */
export interface Feedback {
  readonly verdict: Verdict;
  /** What they wrote for officers; empty if nothing. */
  readonly words: string;
  /** The answer; what is said of it is kept as long as this. */
  readonly receipt: Receipt;
  /** Whose officers see it. */
  readonly council: CouncilId | undefined;
  readonly at: number;
}

/** The same on its way to be kept. */
export interface GivenFeedback extends Feedback {
  /** The press or the form, so that a platform's repeat of it counts once. */
  readonly turn: TurnId;
  /** The newest of one person on one answer counts, so they are told apart, and not named. */
  readonly by: PersonId;
}

/** Officers see so many days: long enough for a monthly look. What is older is an operator's to list. */
export const FEEDBACK_DAYS = 30;
export const daysBefore = (now: number, days: number): number => now - days * 24 * 60 * 60 * 1000;

/** Undefined: it was said of no answer given here, or of nothing shown that it was the right clause. */
export function feedbackOn(
  about: TurnId,
  receipt: Receipt | undefined,
  { id, by, at: { platform } }: Pick<Handling, 'id' | 'by' | 'at'>,
  said: Pick<Feedback, 'verdict' | 'words' | 'at'>,
): GivenFeedback | undefined {
  // What a button carries is not trusted, and nobody reads on one platform what was said on another.
  if (receipt === undefined || !about.startsWith(turnId(platform, ''))) return undefined;
  const [first] = receipt.shown;
  if (said.verdict === 'right' && first === undefined) return undefined;
  return { ...said, receipt, council: receipt.council ?? first?.citation.council, turn: id, by: by.id };
}
