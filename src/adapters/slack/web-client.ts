import type { Logger, webApi } from '@slack/bolt';
import type { Place } from './address.ts';
import type { Calling } from './calling.ts';
import { CALL_RETRIES, CALL_TIMEOUT_MS, QUICK_CALL_MS, QUICK_CALLS_AT_ONCE } from './limits.ts';
import type { SlackMessage } from './pack.ts';

export type ClientOptions = webApi.WebClientOptions;
export type Fetch = NonNullable<ClientOptions['fetch']>;

/** How Slack is called, where nothing else is said: at most a few tries of a few seconds. */
export const clientOptions = (apiUrl: string | undefined, logger: Logger): ClientOptions => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  retryConfig: CALL_RETRIES,
  timeout: CALL_TIMEOUT_MS,
  // The library's own answer to a command has no time limit.
  fetch: (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(CALL_TIMEOUT_MS) }),
  logger,
});

/**
 * For answers: a "too many requests" is waited out as Slack asks. The library would hold up every other call meanwhile, and count the
 * waiting as part of the call.
 */
export const patiently = (options: ClientOptions, { patient }: Calling): ClientOptions => ({
  ...options,
  fetch: patient,
  timeout: 0,
  rejectRateLimitedCalls: true,
  // What waits must not take the places of what need not.
  maxRequestConcurrency: Infinity,
});

/** One try, by whoever tries again themselves. */
export const onceOnly = (options: ClientOptions): ClientOptions => ({
  ...options,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
});

/** For calls that somebody waits for with a form: one short try. */
export const quickly = (options: ClientOptions, { impatient }: Calling): ClientOptions => ({
  ...onceOnly(options),
  fetch: impatient,
  timeout: QUICK_CALL_MS,
  maxRequestConcurrency: QUICK_CALLS_AT_ONCE,
});

/** Everything a message goes out with, so that Slack shows its words and nothing more. */
export const asSent = ({ text, blocks }: SlackMessage) =>
  ({
    text,
    blocks: [...blocks],
    mrkdwn: false,
    parse: 'none',
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  }) as const;

/** The same for a message that takes the place of another. */
export const asEdited = ({ text, blocks }: SlackMessage) =>
  ({ text, blocks: [...blocks], parse: 'none', link_names: false }) as const;

/** Posts into a conversation, in its thread if it has one. Resolves to where Slack put it. */
export async function post(
  client: webApi.WebClient,
  place: Place,
  message: SlackMessage,
): Promise<{ readonly channel: string | undefined; readonly ts: string | undefined }> {
  const thread = place.thread === undefined ? {} : { thread_ts: place.thread };
  const { channel, ts } = await client.chat.postMessage({ ...asSent(message), channel: place.channel, ...thread });
  return { channel, ts };
}

/** Posts where only one person in the channel sees it, in the thread if there is one. Gone when they reload. */
export async function postPrivately(
  client: webApi.WebClient,
  place: Place,
  user: string,
  message: SlackMessage,
): Promise<void> {
  const thread = place.thread === undefined ? {} : { thread_ts: place.thread };
  await client.chat.postEphemeral({ ...asEdited(message), channel: place.channel, user, ...thread });
}
