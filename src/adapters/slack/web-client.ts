import { webApi } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import { failureOf } from './failure.ts';
import type { Place } from './incoming.ts';
import { CALL_RETRIES, CALL_TIMEOUT_MS } from './limits.ts';
import type { SlackMessage } from './render.ts';

export type ClientOptions = webApi.WebClientOptions;

/** How Slack is called: at most a few tries of a few seconds. A "too many requests" is waited out as Slack asks. */
export const clientOptions = (apiUrl: string | undefined, logger: Logger): ClientOptions => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  retryConfig: CALL_RETRIES,
  timeout: CALL_TIMEOUT_MS,
  // The library's own answer to a command has no time limit.
  fetch: (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(CALL_TIMEOUT_MS) }),
  logger,
});

/** Asks Slack once who we are. Undefined, with a line in the log, when Slack cannot be reached or refuses the token. */
export async function whoWeAre(botToken: string, options: ClientOptions, log: Log): Promise<string | undefined> {
  const client = new webApi.WebClient(botToken, { ...options, retryConfig: { retries: 0 } });
  try {
    const { user_id, team_id } = await client.auth.test();
    log.info('slack-token-accepted', { team: team_id, bot: user_id });
    return user_id;
  } catch (cause) {
    const refused = cause instanceof webApi.WebAPIPlatformError;
    if (refused) log.error('slack-token-refused', { code: failureOf(cause).code });
    else log.warn('slack-unreachable', { ...failureOf(cause) });
    return undefined;
  }
}

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

/** Posts into a conversation, in its thread if it has one. */
export async function post(client: webApi.WebClient, place: Place, message: SlackMessage): Promise<void> {
  const thread = place.thread === undefined ? {} : { thread_ts: place.thread };
  await client.chat.postMessage({ ...asSent(message), channel: place.channel, ...thread });
}
