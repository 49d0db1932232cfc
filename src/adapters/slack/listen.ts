import type { App, SlackViewAction, webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Turn } from '../../core/conversation.ts';
import type { GrantChannel } from '../../core/team-channels.ts';
import type { WayBack } from './answer-turn.ts';
import { PRESS_PREFIX } from './blocks.ts';
import { offerOptions, takeForm } from './handle-form.ts';
import { actOn, openForm, showList } from './handle-press.ts';
import type { HandlingParts } from './handle.ts';
import { answerWish, wishIn } from './hear-wish.ts';
import { hear, overhear } from './hear.ts';
import type { HearingParts } from './hear.ts';
import { doneAtHome, listenToHome } from './home-listen.ts';
import type { HomeTab } from './home-tab.ts';
import { readSubmission, readSuggestion } from './incoming-form.ts';
import { readPress } from './incoming-press.ts';
import { readOverheard } from './incoming-thread.ts';
import { readCommand, readEvent } from './incoming.ts';
import type { Known } from './incoming.ts';
import { SLACK_LIMITS } from './limits.ts';
import { listenToAgentView } from './listen-agent.ts';
import { listenToAsking } from './listen-ask.ts';
import type { SlackMessage } from './pack.ts';
import { CLAUSES_ACTION, FORM_CALLBACK } from './render-form.ts';
import { respondOpenly, respondPrivately } from './respond.ts';
import { post } from './web-client.ts';

const COMMAND = '/guidance';
/** Every button of ours. */
const OURS = new RegExp(`^${PRESS_PREFIX}`);
type SubmitView = Extract<SlackViewAction, { type: 'view_submission' }>;
/** What is acknowledged with what came of it. */
const ANSWERED = z.object({ type: z.enum(['view_submission', 'block_suggestion']) });

export interface ListeningParts extends HandlingParts, HearingParts {
  readonly known: () => Known;
  readonly client: webApi.WebClient;
  /** For calls that somebody waits for. */
  readonly quick: webApi.WebClient;
  readonly homeTab: HomeTab;
  /** Grants or refuses what is wanted of a channel. */
  readonly grant: GrantChannel;
  readonly take: (turn: Turn, back: WayBack) => Promise<void>;
  /** Keeps count of work until it is done. */
  readonly inHand: (work: Promise<void>) => Promise<void>;
}

/** Hands on everything that reaches the app, once, with the way back to whoever did it. */
export function listenTo(app: App, parts: ListeningParts): void {
  // Events the library acknowledges itself, at once; this does the same for everything else.
  app.use(async (args) => {
    if ('ack' in args && !ANSWERED.safeParse(args.body).success) await args.ack?.();
    await args.next();
  });
  listenToWords(app, parts);
  listenToPresses(app, parts);
  listenToForms(app, parts);
  listenToAsking(app, parts);
  listenToAgentView(app, parts);
  listenToHome(app, parts);
  app.error(async (error) => parts.log.error('slack-listener-failed', { code: error.code }));
}

function listenToWords(app: App, parts: ListeningParts): void {
  const { known, client, take, inHand, log } = parts;

  const onEvent = async ({ body }: { readonly body: unknown }): Promise<void> => {
    const heard = readEvent(body, known());
    if (heard === 'unreadable') return log.warn('slack-event-unreadable');
    if (heard === undefined) {
      const overheard = readOverheard(body, known());
      return overheard && inHand(overhear(overheard, parts));
    }
    const wish = wishIn(heard);
    if (wish !== undefined) return inHand(answerWish(wish, parts));
    if ('turn' in heard) return inHand(hear(heard, parts));
    const back: WayBack = { most: Infinity, send: async (message) => void (await post(client, heard.place, message)) };
    await inHand(showList({ ...heard, back }, parts));
  };
  app.event('message', onEvent);
  app.event('app_mention', onEvent);

  app.command(COMMAND, async ({ body, respond }) => {
    const said = readCommand(body, known());
    if (said === 'unreadable') return log.warn('slack-command-unreadable');
    const back = privatelyBack(respond);
    await ('turn' in said ? take(said.turn, back) : inHand(showList({ ...said, back }, parts)));
  });
}

const privatelyBack = (respond: Parameters<typeof respondPrivately>[0]): WayBack => ({
  most: SLACK_LIMITS.responsesPerCommand,
  send: (message) => respondPrivately(respond, message),
});

function listenToPresses(app: App, parts: ListeningParts): void {
  const { known, client, take, inHand, log } = parts;

  app.action(OURS, async ({ body, respond }) => {
    const atHome = doneAtHome(body, parts);
    if (atHome !== undefined) return atHome;
    const pressed = readPress(body, known());
    if (pressed === 'unreadable') return log.warn('slack-press-unreadable');
    const back = privatelyBack(respond);
    if ('deed' in pressed) {
      const { deed, trigger } = pressed;
      const pressing = { ...pressed, back };
      return inHand(deed.kind === 'opens' ? openForm(pressing, trigger, parts) : actOn(pressing, parts));
    }
    const { turn, place, by } = pressed;
    const openly = { by, send: (message: SlackMessage) => respondOpenly(respond, message) };
    if (place === undefined) return take(turn, { ...back, openly });
    await take(turn, { most: Infinity, send: async (message) => void (await post(client, place, message)) });
  });
}

function listenToForms(app: App, parts: ListeningParts): void {
  const { known, client, inHand, log } = parts;

  app.view<SubmitView>(FORM_CALLBACK, async ({ body, ack }) => {
    const sent = readSubmission(body, known());
    if (sent === 'unreadable') return log.warn('slack-form-unreadable');
    const sayTo = (channel: string, message: Parameters<typeof post>[2]) =>
      post(client, { channel, thread: undefined }, message);
    await inHand(takeForm(sent, ack, { ...parts, sayTo }));
  });

  app.options(CLAUSES_ACTION, async ({ body, ack }) => {
    const sought = readSuggestion(body, known());
    if (sought === 'unreadable') return log.warn('slack-search-unreadable');
    await inHand(offerOptions(sought, ack, parts));
  });
}
