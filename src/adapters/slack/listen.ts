import type { App, webApi } from '@slack/bolt';
import type { Turn } from '../../core/conversation.ts';
import type { Log } from '../../core/ports.ts';
import type { WayBack } from './answer-turn.ts';
import { PRESS_PREFIX } from './blocks.ts';
import { readCommand, readEvent, readPress } from './incoming.ts';
import type { Known } from './incoming.ts';
import { SLACK_LIMITS } from './limits.ts';
import { respondPrivately } from './respond.ts';
import { post } from './web-client.ts';

const COMMAND = '/guidance';
/** Every button of ours. */
const OURS = new RegExp(`^${PRESS_PREFIX}`);

/** Hands every question that reaches the app to `take`, once, with the way back to the one who asked. */
export function listenTo(
  app: App,
  parts: {
    readonly known: () => Known;
    readonly client: webApi.WebClient;
    readonly take: (turn: Turn, back: WayBack) => Promise<void>;
    readonly log: Log;
  },
): void {
  const { known, client, take, log } = parts;

  // Events the library acknowledges itself, at once; this does the same for everything else.
  app.use(async (args) => {
    if ('ack' in args) await args.ack?.();
    await args.next();
  });

  const onEvent = async ({ body }: { readonly body: unknown }): Promise<void> => {
    const asked = readEvent(body, known());
    if (asked === 'unreadable') return log.warn('slack-event-unreadable');
    if (asked === undefined) return;
    const { turn, place } = asked;
    await take(turn, { most: Infinity, send: (message) => post(client, place, message) });
  };
  app.event('message', onEvent);
  app.event('app_mention', onEvent);

  app.command(COMMAND, async ({ body, respond }) => {
    const turn = readCommand(body, known());
    if (turn === 'unreadable') return log.warn('slack-command-unreadable');
    await take(turn, {
      most: SLACK_LIMITS.responsesPerCommand,
      send: (message) => respondPrivately(respond, message),
    });
  });

  app.action(OURS, async ({ body, respond }) => {
    const pressed = readPress(body, known());
    if (pressed === 'unreadable') return log.warn('slack-press-unreadable');
    const { turn, place } = pressed;
    await take(
      turn,
      place === undefined
        ? { most: SLACK_LIMITS.responsesPerCommand, send: (message) => respondPrivately(respond, message) }
        : { most: Infinity, send: (message) => post(client, place, message) },
    );
  });

  app.error(async (error) => log.error('slack-listener-failed', { code: error.code }));
}
