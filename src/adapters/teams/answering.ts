import type { TurnContext } from 'botbuilder';
import type { Conversation, Handling, Turn, TurnId } from '../../core/conversation.ts';
import { Fault } from '../../core/errors.ts';
import type { Log, OnHandling, OnTurn } from '../../core/ports.ts';
import { homeMessages } from './home-card.ts';
import { inTime } from './in-time.ts';
import { listMessages, textMessages } from './messages.ts';
import type { TeamsMessage } from './messages.ts';
import { deliveryFault } from './refusal.ts';
import { render, wentWrong } from './render.ts';

/** What an answer is given with. */
export interface Answering {
  readonly log: Log;
  readonly patienceMs: number;
  /** Tells a person something alone, wherever they are. */
  readonly tellAlone: (home: Conversation, messages: readonly TeamsMessage[]) => Promise<void>;
}

type Acted = Extract<
  Handling,
  { kind: 'acts' | 'lists' | 'looks' | 'reloads' | 'rolls-back' | 'halts' | 'resumes' | 'own-data' }
>;

export const isActed = (handling: Handling): handling is Acted =>
  ['acts', 'lists', 'looks', 'reloads', 'rolls-back', 'halts', 'resumes', 'own-data'].includes(handling.kind);

/** Answers a turn in its own conversation. True if something was said. Never rejects: what fails is logged. */
export async function answerTurn(
  context: TurnContext,
  turn: Turn,
  onTurn: OnTurn,
  answering: Answering,
): Promise<boolean> {
  const messages = await made(turn.id, answering, async () => render(await onTurn(turn), turn.audience));
  return (await sent(turn.id, answering, () => post(context, messages))) && messages.length > 0;
}

/**
 * Answers a press or a word about an escalation. In a channel nothing is said in public: the card that was pressed shows what came
 * of it, and why something was not done is for the one who pressed. Never rejects: what fails is logged.
 */
export async function answerHandling(
  context: TurnContext,
  handling: Acted,
  onHandling: OnHandling,
  answering: Answering,
): Promise<void> {
  const alone = handling.audience === 'only-you';
  const messages = await made(handling.id, answering, () => saidTo(handling, onHandling, alone));
  await sent(handling.id, answering, async () => {
    if (alone) return post(context, messages);
    if (messages.length > 0) await answering.tellAlone(handling.by.home, messages);
  });
}

async function saidTo(handling: Acted, onHandling: OnHandling, alone: boolean): Promise<readonly TeamsMessage[]> {
  const handled = await onHandling(handling);
  switch (handled.kind) {
    case 'done':
      return alone ? textMessages(handled.sentence) : [];
    case 'thanked':
      return handled.first ? textMessages(handled.sentence) : [];
    case 'refused':
      return textMessages(handled.sentence);
    case 'sheets':
      return listMessages(handled.heading, handled.sheets);
    case 'home':
      return homeMessages(handled.home);
    case 'form':
    case 'view':
    case 'options':
    case 'clauses':
      throw new Fault('DELIVERY_FAILED', `A press was answered with “${handled.kind}”, which no message can show.`);
  }
}

/** The messages, or else those that say that something went wrong. */
export async function made(
  turn: TurnId,
  { log }: Answering,
  make: () => Promise<readonly TeamsMessage[]>,
): Promise<readonly TeamsMessage[]> {
  try {
    return await make();
  } catch (cause) {
    log.error('teams-turn-failed', { turn }, cause);
    return wentWrong();
  }
}

/** False if it could not be sent in time. */
export async function sent(
  turn: TurnId,
  { log, patienceMs }: Pick<Answering, 'log' | 'patienceMs'>,
  send: () => Promise<void>,
): Promise<boolean> {
  try {
    // botbuilder itself repeats a post for as long as Teams asks it to.
    await inTime(send(), patienceMs);
    return true;
  } catch (cause) {
    log.error('teams-delivery-failed', { turn }, deliveryFault(cause));
    return false;
  }
}

// One after the other: the parts of a long reply must arrive in order, and none after one that was refused.
export async function post(context: TurnContext, messages: readonly TeamsMessage[]): Promise<void> {
  for (const message of messages) await context.sendActivity(message);
}
