import type { App } from '@slack/bolt';
import type { Turn } from '../../core/conversation.ts';
import { turnId } from '../../core/conversation.ts';
import { MAX_QUESTION_LENGTH } from '../../core/question.ts';
import { ASK_AGAIN } from '../../core/wording.ts';
import { withRequest } from '../request-id.ts';
import { conversationAt } from './address.ts';
import { failureOf } from './failure.ts';
import { openFormOr } from './handle-press.ts';
import { handle } from './handle.ts';
import { readDoneAtHome, readOpened } from './home-incoming.ts';
import type { DoneAtHome } from './home-incoming.ts';
import type { ListeningParts } from './listen.ts';
import { renderSentence } from './render.ts';
import { post } from './web-client.ts';
import { personIdOf } from './who.ts';
import type { Deed } from './who.ts';
import { ANSWER_IN_MESSAGES, CANNOT_WRITE, NOT_HANDLED, youAsked } from './wording.ts';

/** Publishes the Home tab of whoever looks at it. */
export function listenToHome(app: App, { homeTab, log }: ListeningParts): void {
  app.event('app_home_opened', async ({ body }) => {
    const opened = readOpened(body);
    if (opened === 'unreadable') return log.warn('slack-event-unreadable');
    if (opened !== undefined) homeTab.show(opened.who, opened.hash);
  });
}

/** Does what was pressed on a Home tab. Undefined: it was pressed somewhere else. Never rejects. */
export function doneAtHome(body: unknown, parts: ListeningParts): Promise<void> | undefined {
  const done = readDoneAtHome(body, parts.known());
  if (done === undefined) return undefined;
  if (done === 'unreadable') return Promise.resolve(parts.log.warn('slack-press-unreadable'));
  return parts.inHand('asked' in done ? askAtHome(done, parts) : actAtHome(done, parts));
}

/**
 * Answers a question of the Home tab in the direct conversation, under the question itself: a view has no room for an answer, and
 * there it can be leant on and come back to.
 */
async function askAtHome({ who, hash, trigger, asked }: Extract<DoneAtHome, { asked: string }>, parts: ListeningParts) {
  const { homeTab, client, take, log, known } = parts;
  if (asked.trim() === '') return homeTab.show(who, hash, { said: ASK_AGAIN.empty });
  let channel = who.user;
  try {
    const question = renderSentence(youAsked(asked.slice(0, MAX_QUESTION_LENGTH)));
    channel = (await post(client, { channel, thread: undefined }, question)).channel ?? channel;
  } catch (cause) {
    log.error('slack-reply-failed', { turn: turnId('slack', trigger), ...failureOf(cause) });
    return homeTab.show(who, hash, { said: CANNOT_WRITE });
  }
  const place = { channel, thread: undefined };
  const at = conversationAt(place);
  const turn: Turn = {
    kind: 'asks',
    id: turnId('slack', trigger),
    at,
    thread: at.address,
    audience: 'only-you',
    council: known().council,
    by: personIdOf(who),
    text: asked,
  };
  await take(turn, { most: Infinity, send: async (message) => void (await post(client, place, message)) });
  homeTab.show(who, hash, { said: ANSWER_IN_MESSAGES, taken: true });
}

/** What comes of it is said on the tab itself: a view has no way back to one person but this. */
async function actAtHome({ who, hash, trigger, deed }: Extract<DoneAtHome, { deed: Deed }>, parts: ListeningParts) {
  const say = async (said: string): Promise<void> => parts.homeTab.show(who, hash, { said });
  if (deed.kind === 'opens') return openFormOr(say, { deed, who }, trigger, parts);
  const handled = await handle(deed, who, parts);
  await say(handled?.kind === 'done' || handled?.kind === 'refused' ? handled.sentence : withRequest(NOT_HANDLED));
}
