import { RespondError, webApi } from '@slack/bolt';
import { Fault } from '../../core/errors.ts';
import type { Delivered } from '../../core/notice.ts';
import { LATER_MS } from './limits.ts';

/** What may be logged of a failed call: Slack's code or the HTTP status, never the message, which can hold what was sent. */
export interface Failure {
  readonly code: string;
  readonly status?: number;
}

export function failureOf(cause: unknown): Failure {
  if (cause instanceof webApi.WebAPIPlatformError) return { code: wordOf(cause.data.error) };
  if (cause instanceof webApi.WebAPIHTTPError) return { code: cause.code, status: cause.statusCode };
  if (cause instanceof RespondError) return { code: cause.code, status: cause.statusCode };
  if (cause instanceof webApi.WebAPIRequestError) return { code: cause.code };
  return { code: cause instanceof Error ? cause.name : 'unknown' };
}

/** Slack's codes are words with lines between them. Anything else may be what was sent. */
const wordOf = (code: string): string => (/^(?=.{1,60}$)[a-z]+(?:_[a-z]+)*$/.test(code) ? code : 'unknown');

/** Slack's words for what no further try heals. What an operator can put right, such as a token, is not among them. */
const NEVER: ReadonlySet<string> = new Set([
  'account_inactive',
  'cannot_dm_bot',
  'channel_not_found',
  'is_archived',
  'messages_tab_disabled',
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
]);

const TOO_MANY: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

// Slack slows down one method of one workspace: what else there is to deliver may well go out.
const laterOf = (afterMs: number): Delivered => ({ outcome: 'later', afterMs, holdsUp: 'this' });

/** What comes of a delivery that failed. What may pass is thrown, with Slack's code and without what was sent. */
export function deliveredAfter(cause: unknown): Delivered {
  if (cause instanceof webApi.WebAPIRateLimitedError) return laterOf(cause.retryAfter * 1000);
  const { code, status } = failureOf(cause);
  if (TOO_MANY.has(code)) return laterOf(LATER_MS);
  if (NEVER.has(code)) return { outcome: 'impossible', why: code };
  if (status === 403 || status === 404) return { outcome: 'impossible', why: `http_${status}` };
  throw new Fault('DELIVERY_FAILED', `Slack did not take the message (${status ?? code}).`);
}
