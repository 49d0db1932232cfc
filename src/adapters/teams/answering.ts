import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Turn } from '../../core/conversation.ts';
import { Fault } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import type { Reply } from '../../core/reply.ts';
import { inTime } from './in-time.ts';
import type { TeamsMessage } from './messages.ts';
import { render, wentWrong } from './render.ts';

export type OnTurn = (turn: Turn) => Promise<Reply>;

/** Answers a turn in its own conversation. Never rejects: what fails is logged. */
export async function answerTurn(parts: {
  readonly context: TurnContext;
  readonly turn: Turn;
  readonly onTurn: OnTurn;
  readonly log: Log;
  readonly patienceMs: number;
}): Promise<void> {
  const { context, turn, onTurn, log, patienceMs } = parts;
  const messages = await messagesFor(turn, onTurn, log);
  try {
    // botbuilder itself repeats a post for as long as Teams asks it to.
    await inTime(post(context, messages), patienceMs);
  } catch (cause) {
    log.error('teams-delivery-failed', { turn: turn.id }, deliveryFault(cause));
  }
}

async function messagesFor(turn: Turn, onTurn: OnTurn, log: Log): Promise<readonly TeamsMessage[]> {
  try {
    return render(await onTurn(turn), turn.audience);
  } catch (cause) {
    log.error('teams-turn-failed', { turn: turn.id }, cause);
    return wentWrong();
  }
}

// One after the other: the parts of a long reply must arrive in order, and none after one that was refused.
async function post(context: TurnContext, messages: readonly TeamsMessage[]): Promise<void> {
  for (const message of messages) await context.sendActivity(message);
}

const REFUSAL = z.looseObject({
  name: z.string(),
  statusCode: z.number().optional(),
  code: z.string().optional(),
  errorCode: z.string().optional(),
});

// The library's own error carries the request with the answer and the token in it: neither may reach a log.
function deliveryFault(cause: unknown): Fault {
  const { name, statusCode, code, errorCode } = REFUSAL.safeParse(cause).data ?? { name: 'unknown' };
  const detail = [name, statusCode && `status ${statusCode}`, code, errorCode].filter((part) => part).join(', ');
  return new Fault('DELIVERY_FAILED', `Teams did not take the answer (${detail}).`);
}
