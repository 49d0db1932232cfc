import { RespondError } from '@slack/bolt';
import type { RespondFn } from '@slack/bolt';
import { setTimeout } from 'node:timers/promises';
import { RESPOND_WAITS_MS } from './limits.ts';
import type { SlackMessage } from './pack.ts';
import { asSent } from './web-client.ts';

/** Answers a slash command or a press for the eyes of whoever did it. What may pass is tried again. */
export const respondPrivately = (respond: RespondFn, message: SlackMessage): Promise<void> =>
  respondAs('ephemeral', respond, message);

/** Shows it to everyone in the conversation, whether we are in it or not. */
export const respondOpenly = (respond: RespondFn, message: SlackMessage): Promise<void> =>
  respondAs('in_channel', respond, message);

async function respondAs(
  response_type: 'ephemeral' | 'in_channel',
  respond: RespondFn,
  message: SlackMessage,
): Promise<void> {
  const waits = [...RESPOND_WAITS_MS];
  for (;;) {
    await setTimeout(waits.shift());
    try {
      await respond({ ...asSent(message), response_type, replace_original: false });
      return;
    } catch (cause) {
      if (waits.length === 0 || !mayPass(cause)) throw cause;
    }
  }
}

// Anything but an answer of Slack's is the network.
const mayPass = (cause: unknown): boolean =>
  !(cause instanceof RespondError) || cause.statusCode === 429 || cause.statusCode >= 500;
