import { ABORT_MS, DELIVERY_MS } from './courier-limits.ts';
import type { Delivered, Notice } from './notice.ts';
import type { LeasedNotice, OfficerPlatform } from './ports.ts';
import type { Sheet } from './sheet.ts';

/** Resolves once the time is over or the signal is aborted, whichever comes first. Never rejects. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** Does work, and lets what is logged on the way be told from what is logged for other work. */
export type AsOne = <T>(work: () => T) => T;

/** Draws what a notice tells, as it stands now. Undefined: there is nothing to tell any more, and never will be. */
export type Draw = (notice: Notice) => Promise<Sheet | undefined>;

/** What came of one try to deliver a notice. */
export type Outcome =
  | Delivered
  | { readonly outcome: 'nothing-to-say' }
  /** `why`: a word for logs. */
  | { readonly outcome: 'failed'; readonly why: string; readonly cause: unknown }
  /** The courier was stopped before it ended. */
  | { readonly outcome: 'cut' };

/** Draws a notice and hands it to its platform. Never rejects, and ends within its time whether or not the platform listens. */
export async function deliverOnce(
  { notice, edits, under }: LeasedNotice,
  { platform, draw, wait, cut }: DeliveryParts,
): Promise<Outcome> {
  const limit = new AbortController();
  const ended = new AbortController();
  const work = async (): Promise<Outcome> => {
    const sheet = await draw(notice);
    if (sheet === undefined) return { outcome: 'nothing-to-say' };
    limit.signal.throwIfAborted();
    return platform.deliver({ notice: notice.id, to: notice.to, sheet, edits, under }, limit.signal);
  };
  const tooSlow = (cause?: unknown): Outcome =>
    cut.aborted ? { outcome: 'cut' } : { outcome: 'failed', why: 'too-slow', cause };
  const timeIsUp = async (): Promise<Outcome> => {
    await wait(DELIVERY_MS, AbortSignal.any([ended.signal, cut]));
    if (!ended.signal.aborted) limit.abort();
    await wait(ABORT_MS, ended.signal);
    return tooSlow();
  };
  try {
    return await Promise.race([work(), timeIsUp()]);
  } catch (cause) {
    return limit.signal.aborted ? tooSlow(cause) : { outcome: 'failed', why: wordOf(cause), cause };
  } finally {
    ended.abort();
  }
}

export interface DeliveryParts {
  readonly platform: Pick<OfficerPlatform, 'deliver'>;
  readonly draw: Draw;
  readonly wait: Wait;
  /** Aborted when deliveries under way are to end at once. */
  readonly cut: AbortSignal;
}

/** A fault's message may hold anything; its code or its kind is one word. */
const WORD = /^[\w.-]{1,60}$/;

function wordOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'fault';
  const word = 'code' in cause ? cause.code : cause.name;
  return typeof word === 'string' && WORD.test(word) ? word : 'fault';
}
