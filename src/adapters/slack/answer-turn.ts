import type { Turn } from '../../core/conversation.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { Reply } from '../../core/reply.ts';
import { WENT_WRONG } from '../../core/wording.ts';
import { withRequest } from '../request-id.ts';
import { failureOf } from './failure.ts';
import { render, renderSentence, renderShared } from './render.ts';
import type { SlackMessage } from './pack.ts';

/** The way back to the one who asked. */
export interface WayBack {
  send(message: SlackMessage): Promise<void>;
  /** The most messages one turn may be answered with. */
  readonly most: number;
  /** How something is shown to everyone there, and who does so. */
  readonly openly?: { readonly by: string; send(message: SlackMessage): Promise<void> };
  /** Told of the reply once all of it was sent. */
  after?(reply: Reply): Promise<void>;
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
  const { reply, messages } = await replyTo(turn, back, parts);
  const kind = reply?.kind ?? 'went-wrong';
  const way = kind === 'shared' ? (back.openly ?? back) : back;
  let sent = 0;
  try {
    for (const message of messages) {
      await way.send(message);
      sent += 1;
    }
    if (reply !== undefined) await back.after?.(reply);
  } catch (cause) {
    log.error('slack-reply-failed', { turn: turn.id, sent, of: messages.length, ...failureOf(cause) });
  }
  log.info('turn-finished', { turn: turn.id, reply: kind, messages: sent, tookMs: clock() - began });
}

async function replyTo(
  turn: Turn,
  { most, openly }: WayBack,
  { onTurn, log }: { readonly onTurn: (turn: Turn) => Promise<Reply>; readonly log: Log },
): Promise<{ readonly reply: Reply | undefined; readonly messages: readonly SlackMessage[] }> {
  try {
    const reply = await onTurn(turn);
    const messages = reply.kind === 'shared' ? renderShared(reply, openly?.by) : render(reply, turn.audience);
    if (messages.length <= most) return { reply, messages };
    // A quote that breaks off could lose its "unless".
    log.error('slack-reply-too-long', { turn: turn.id, messages: messages.length, most });
  } catch (cause) {
    log.error('turn-failed', { turn: turn.id }, cause);
  }
  return { reply: undefined, messages: [renderSentence(withRequest(WENT_WRONG))] };
}
