import { RespondError } from '@slack/bolt';
import type { RespondFn } from '@slack/bolt';
import { setTimeout } from 'node:timers/promises';
import { RESPOND_WAITS_MS } from './limits.ts';
import type { SlackMessage } from './pack.ts';
import { asSent } from './web-client.ts';

/** Answers a slash command for the eyes of the one who gave it. What may pass is tried again. */
export async function respondPrivately(respond: RespondFn, message: SlackMessage): Promise<void> {
  const waits = [...RESPOND_WAITS_MS];
  for (;;) {
    await setTimeout(waits.shift());
    try {
      await respond({ ...asSent(message), response_type: 'ephemeral', replace_original: false });
      return;
    } catch (cause) {
      if (waits.length === 0 || !mayPass(cause)) throw cause;
    }
  }
}

// Anything but an answer of Slack's is the network.
const mayPass = (cause: unknown): boolean =>
  !(cause instanceof RespondError) || cause.statusCode === 429 || cause.statusCode >= 500;
