import type { Turn } from '../../core/conversation.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { Reply } from '../../core/reply.ts';
import { WENT_WRONG } from '../../core/wording.ts';
import { failureOf } from './failure.ts';
import { render, renderSentence } from './render.ts';
import type { SlackMessage } from './pack.ts';

/** The way back to the one who asked. */
export interface WayBack {
  send(message: SlackMessage): Promise<void>;
  /** The most messages one turn may be answered with. */
  readonly most: number;
}

/**
 * Has a turn answered and the reply sent, its messages in order. Never throws: a fault of ours is logged and told in a
 * sentence, a message that Slack does not take is logged.
 */
export async function answerTurn(
  turn: Turn,
  back: WayBack,
  parts: { readonly onTurn: (turn: Turn) => Promise<Reply>; readonly log: Log; readonly clock: Clock },
): Promise<void> {
  const { log, clock } = parts;
  const began = clock();
  const { kind, messages } = await replyTo(turn, back.most, parts);
  let sent = 0;
  try {
    for (const message of messages) {
      await back.send(message);
      sent += 1;
    }
  } catch (cause) {
    log.error('slack-reply-failed', { turn: turn.id, sent, of: messages.length, ...failureOf(cause) });
  }
  log.info('turn-finished', { turn: turn.id, reply: kind, messages: sent, tookMs: clock() - began });
}

async function replyTo(
  turn: Turn,
  most: number,
  { onTurn, log }: { readonly onTurn: (turn: Turn) => Promise<Reply>; readonly log: Log },
): Promise<{ readonly kind: string; readonly messages: readonly SlackMessage[] }> {
  try {
    const reply = await onTurn(turn);
    const messages = render(reply, turn.audience);
    if (messages.length <= most) return { kind: reply.kind, messages };
    // A quote that breaks off could lose its "unless".
    log.error('slack-reply-too-long', { turn: turn.id, messages: messages.length, most });
  } catch (cause) {
    log.error('turn-failed', { turn: turn.id }, cause);
  }
  return { kind: 'went-wrong', messages: [renderSentence(WENT_WRONG)] };
}
