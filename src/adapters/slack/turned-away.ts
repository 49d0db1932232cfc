import type { App, webApi } from '@slack/bolt';
import { z } from 'zod';
import { turnId } from '../../core/conversation.ts';
import type { Asking } from '../../core/conversation.ts';
import type { Clock, Log, OnTurn } from '../../core/ports.ts';
import { privately } from './address.ts';
import { answerTurn } from './answer-turn.ts';
import type { WayBack } from './answer-turn.ts';
import { readEvent } from './incoming.ts';
import type { Heard } from './incoming.ts';
import { respondPrivately } from './respond.ts';
import { turnAwayAtHome, turnAwayViews } from './turned-away-views.ts';
import { post, postPrivately } from './web-client.ts';

export interface TurnedAwayParts {
  readonly client: webApi.WebClient;
  readonly onTurn: OnTurn;
  readonly ownId: () => string | undefined;
  readonly inHand: (work: Promise<void>) => Promise<void>;
  readonly log: Log;
  readonly clock: Clock;
}

/** A command or a press. */
const asked = z.object({
  trigger_id: z.string().min(1),
  user_id: z.string().nullish(),
  channel_id: z.string().nullish(),
});

const form = z.object({ type: z.literal('view_submission') });
const event = z.object({ event: z.object({ user: z.string().min(1) }) });

/**
 * Listens where no council answers: whoever asks is told so, once and where only they see it if Slack can do that, and nothing is searched.
 */
export function turnAway(app: App, parts: TurnedAwayParts): void {
  const { client, ownId, inHand, log } = parts;
  const say = (turn: Asking, back: WayBack): Promise<void> =>
    inHand(answerTurn({ ...turn, fromNobodys: true }, back, parts));

  app.use(async (args) => {
    if ('ack' in args && !form.safeParse(args.body).success) await args.ack?.();
    await args.next();
  });

  const onEvent = async ({ body }: { readonly body: unknown }): Promise<void> => {
    const heard = readEvent(body, { council: undefined, ownId: ownId() });
    if (heard === 'unreadable') return log.warn('slack-event-unreadable');
    if (heard === undefined) return;
    const turn = 'turn' in heard ? heard.turn : { ...heard.deed, by: undefined, kind: 'asks' as const, text: '' };
    await say(turn, wayBackTo(client, heard, event.safeParse(body).data?.event.user));
  };
  app.event('message', onEvent);
  app.event('app_mention', onEvent);

  const respondTo = async (body: unknown, respond: Parameters<typeof respondPrivately>[0]): Promise<void> => {
    const read = asked.safeParse(body);
    if (!read.success) return log.warn('slack-request-unreadable');
    const { trigger_id, user_id, channel_id } = read.data;
    const at = privately(channel_id ?? '', user_id ?? '');
    const id = turnId('slack', trigger_id);
    const turn = {
      kind: 'asks',
      id,
      at,
      thread: undefined,
      audience: 'only-you',
      council: undefined,
      by: undefined,
      text: '',
    } as const;
    await say(turn, { most: 1, send: (message) => respondPrivately(respond, message) });
  };
  app.command(/^\//, ({ body, respond }) => respondTo(body, respond));
  app.action(/^/, ({ body, respond }) => turnAwayAtHome(body, parts) ?? respondTo(body, respond));
  turnAwayViews(app, parts);
  app.error(async (error) => log.error('slack-listener-failed', { code: error.code }));
}

function wayBackTo(client: webApi.WebClient, { place, ...said }: Heard, user: string | undefined): WayBack {
  const { audience } = 'turn' in said ? said.turn : said.deed;
  const alone = audience === 'only-you' || user === undefined;
  return {
    most: 1,
    send: async (message) =>
      void (await (alone ? post(client, place, message) : postPrivately(client, place, user, message))),
  };
}
