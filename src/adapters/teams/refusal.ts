import { z } from 'zod';
import { Fault } from '../../core/errors.ts';
import type { Delivered } from '../../core/notice.ts';
import { LIMITS } from './limits.ts';
import type { GoneWhy } from './whereabouts.ts';

const REFUSAL = z.looseObject({
  name: z.string(),
  statusCode: z.number().optional(),
  code: z.string().optional(),
  errorCode: z.string().optional(),
});

/** What is no word may be a token: those have digits. */
const isWord = (code: string): boolean => /^(?=.{1,60}$)[a-z]+(?:_[a-z]+)*$/i.test(code);

// The library's own error carries the request with the answer and the token in it: neither may reach a log.
export function deliveryFault(cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  const { name, statusCode, code, errorCode } = REFUSAL.safeParse(cause).data ?? { name: 'unknown' };
  const words = [code, errorCode].filter((each) => each !== undefined && isWord(each));
  const detail = [name, statusCode && `status ${statusCode}`, ...words].filter((part) => part).join(', ');
  return new Fault('DELIVERY_FAILED', `Teams did not take the answer (${detail}).`);
}

/** Teams has told that the app is not there any more, so it is not asked. */
export class PlaceGone extends Error {
  override readonly name = 'PlaceGone';
  readonly code: GoneWhy;
  constructor(code: GoneWhy) {
    super(`Nothing can be said there any more: ${code}.`);
    this.code = code;
  }
}

const TOO_MANY = 429;
/** What Teams asks to try again, or what passes: some of these say when. */
const MAY_PASS: ReadonlySet<number | undefined> = new Set([TOO_MANY, 412, 502, 503, 504]);
/** Neither the message nor the place gets better by waiting. A wrong secret (401) may be put right. */
const NEVER: ReadonlySet<number | undefined> = new Set([400, 403, 404, 413]);
const GONE = 404;

const statusOf = (cause: unknown): number | undefined => REFUSAL.safeParse(cause).data?.statusCode;

/** The conversation or the message is not there, or not any more. */
export const isGone = (cause: unknown): boolean => statusOf(cause) === GONE;

/** It will not be there for this app, whenever it asks. */
export const isNever = (cause: unknown): boolean => NEVER.has(statusOf(cause));

/** What is to become of a message that Teams did not take. A fault that may pass is thrown, without the message. */
export function refusalOf(cause: unknown, now: number): Extract<Delivered, { outcome: 'later' | 'impossible' }> {
  if (cause instanceof PlaceGone) return { outcome: 'impossible', why: cause.code };
  const status = statusOf(cause);
  const afterMs = MAY_PASS.has(status)
    ? (waitOf(cause, now) ?? (status === TOO_MANY ? LIMITS.throttledMs : undefined))
    : undefined;
  // Teams counts what is posted in each conversation by itself.
  if (afterMs !== undefined) return { outcome: 'later', afterMs, holdsUp: 'this' };
  if (NEVER.has(status)) return { outcome: 'impossible', why: codeOf(cause) ?? `status-${status}` };
  throw deliveryFault(cause);
}

const HEADERS = z.object({
  response: z.object({
    headers: z.custom<{ get(name: string): string | undefined }>(
      (value) => typeof value === 'object' && value !== null && 'get' in value,
    ),
  }),
});

/** Seconds or a date, as HTTP has it; undefined if nothing is said. */
function waitOf(cause: unknown, now: number): number | undefined {
  const given = HEADERS.safeParse(cause).data?.response.headers.get('retry-after') ?? '';
  if (/^\d+$/.test(given)) return Number(given) * 1000;
  const until = Date.parse(given);
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}

/** Why Teams did not do something, in a word: its own, the status, or what went wrong on the way. */
export function refusalCode(cause: unknown): string {
  const status = statusOf(cause);
  const named = cause instanceof Error && isWord(cause.name) ? cause.name : 'unknown';
  return codeOf(cause) ?? (status === undefined ? named : `status ${status}`);
}

/** A word of Teams' own, such as "BotNotInConversationRoster"; anything else may be more than a word. */
const codeOf = (cause: unknown): string | undefined => {
  const code = REFUSAL.safeParse(cause).data?.code;
  return code !== undefined && isWord(code) ? code : undefined;
};
