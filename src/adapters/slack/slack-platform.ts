import { App, webApi } from '@slack/bolt';
import type { AuthorizeResult, Logger, Receiver } from '@slack/bolt';
import type { Turn } from '../../core/conversation.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { ChatPlatform, Clock, Log } from '../../core/ports.ts';
import type { Reply } from '../../core/reply.ts';
import type { HttpServer } from '../http-server.ts';
import { answerTurn } from './answer-turn.ts';
import { boltLogger } from './bolt-logger.ts';
import { createInHand } from './in-hand.ts';
import { STOP_WITHIN_MS } from './limits.ts';
import { listenTo } from './listen.ts';
import { receiveSignedRequests } from './signed-requests.ts';
import { keepConnected, socketReceiver } from './socket-connection.ts';
import type { SocketConnection } from './socket-connection.ts';
import { clientOptions, whoWeAre } from './web-client.ts';
import type { ClientOptions } from './web-client.ts';

/** `apiUrl`: another address for the Web API. In Socket Mode Slack is called and calls nobody, so nothing is signed. */
export type SlackSettings = {
  readonly botToken: string;
  readonly apiUrl?: string;
} & (
  | { readonly mode: 'http'; readonly signingSecret: string }
  | { readonly mode: 'socket'; readonly appToken: string; readonly signingSecret?: string }
);

/**
 * Slack: direct messages, mentions in channels and the slash command. In HTTP mode `start` puts the route on the server,
 * so call it before the server listens. Starts without Slack being reachable and says so in the log.
 */
export function createSlackPlatform(options: {
  readonly settings: SlackSettings;
  readonly server: HttpServer;
  readonly council: CouncilId | undefined;
  readonly log: Log;
  readonly clock?: Clock;
}): ChatPlatform {
  const { settings, log, clock = Date.now } = options;
  const logger = boltLogger(log);
  const calls = clientOptions(settings.apiUrl, logger);
  const inHand = createInHand();
  let open = false;
  let ownId: string | undefined;
  let socket: SocketConnection | undefined;
  let stopping: Promise<void> | undefined;

  async function start(onTurn: (turn: Turn) => Promise<Reply>): Promise<void> {
    const line = lineTo({ ...options, clock, logger, calls, isOpen: () => open });
    const { botToken } = settings;
    const app = appOn(
      line.receiver,
      () => (ownId === undefined ? { botToken } : { botToken, botUserId: ownId }),
      calls,
      logger,
    );
    listenTo(app, {
      known: () => ({ council: options.council, ownId }),
      client: new webApi.WebClient(botToken, { ...calls }),
      take: (turn, back) => inHand.add(answerTurn(turn, back, { onTurn, log, clock })),
      log,
    });
    open = true;
    socket = line.connect();
    void whoWeAre(botToken, calls, log).then((id) => (ownId = id));
  }

  async function finish(): Promise<void> {
    open = false;
    if (socket !== undefined) void inHand.add(socket.close());
    const left = await inHand.finished(STOP_WITHIN_MS);
    if (left > 0) log.warn('slack-stopped-early', { left });
  }

  return { name: 'slack', start, stop: () => (stopping ??= finish()) };
}

// `who` makes no call, so that nothing Slack does can hold up an acknowledgement. Conversations are not remembered.
const appOn = (receiver: Receiver, who: () => AuthorizeResult, calls: ClientOptions, logger: Logger): App =>
  new App({ receiver, authorize: async () => who(), convoStore: false, clientOptions: { ...calls }, logger });

interface Line {
  readonly receiver: Receiver;
  /** Nothing to connect in HTTP mode: Slack calls. */
  connect(): SocketConnection | undefined;
}

function lineTo(options: {
  readonly settings: SlackSettings;
  readonly server: HttpServer;
  readonly log: Log;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly calls: ClientOptions;
  readonly isOpen: () => boolean;
}): Line {
  const { settings, server, log } = options;
  if (settings.mode === 'http') {
    const { signingSecret } = settings;
    return {
      receiver: receiveSignedRequests({ ...options, signingSecret, app: server.app }),
      connect: () => undefined,
    };
  }
  const receiver = socketReceiver(settings.appToken, options.calls, options.logger, log);
  return { receiver, connect: () => keepConnected(receiver.client, log) };
}
