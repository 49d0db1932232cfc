import type { webApi } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';
import { failureOf } from './failure.ts';

/** The id of somebody's direct conversation with us. Never rejects: undefined, with a line in the log, if Slack does not open it. */
export async function directWith(client: webApi.WebClient, user: string, log: Log): Promise<string | undefined> {
  try {
    const { channel } = await client.conversations.open({ users: user });
    return channel?.id;
  } catch (cause) {
    log.warn('slack-direct-message-refused', { ...failureOf(cause) });
    return undefined;
  }
}
