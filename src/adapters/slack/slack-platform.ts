import { App, webApi } from '@slack/bolt';
import type { AuthorizeResult, Logger, Receiver } from '@slack/bolt';
import type { CouncilManners } from '../../core/council-manners.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { Clock, Log, OfficerPlatform, OnHandling, OnTurn } from '../../core/ports.ts';
import { createThreads } from '../../core/threads.ts';
import type { HttpServer } from '../http-server.ts';
import { conversationAt } from './address.ts';
import { createAgentView } from './agent-view.ts';
import { answerTurn } from './answer-turn.ts';
import { boltLogger } from './bolt-logger.ts';
import { deliver } from './deliver.ts';
import { createHomePublisher } from './home-publish.ts';
import { createHomeTab } from './home-tab.ts';
import type { HomeTab } from './home-tab.ts';
import { createInHand } from './in-hand.ts';
import { STOP_WITHIN_MS } from './limits.ts';
import { listenTo } from './listen.ts';
import { createOurselves } from './ourselves.ts';
import { createPeople } from './people.ts';
import { receiveSignedRequests } from './signed-requests.ts';
import { keepConnected, socketReceiver } from './socket-connection.ts';
import type { SocketConnection } from './socket-connection.ts';
import { clientOptions, quickly } from './web-client.ts';
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
 * Slack: direct messages, mentions in channels, the slash command, and officers in their teams' channels. In HTTP mode `start` puts the
 * route on the server, so call it before the server listens. Starts without Slack being reachable and says so in the log.
 */
export function createSlackPlatform(options: {
  readonly settings: SlackSettings;
  readonly server: HttpServer;
  readonly council: CouncilId | undefined;
  readonly manners: CouncilManners;
  readonly log: Log;
  readonly clock?: Clock;
}): OfficerPlatform {
  const { settings, log, clock = Date.now } = options;
  const { botToken: token } = settings;
  const logger = boltLogger(log);
  const calls = clientOptions(settings.apiUrl, logger);
  const quick = new webApi.WebClient(token, quickly(calls));
  const inHand = createInHand();
  const ourselves = createOurselves(token, calls, log);
  const people = createPeople({ client: quick, team: () => ourselves.team(), clock, log });
  let open = false;
  let socket: SocketConnection | undefined;
  let stopping: Promise<void> | undefined;

  async function start(onTurn: OnTurn, onHandling: OnHandling): Promise<void> {
    const line = lineTo({ ...options, clock, logger, calls, isOpen: () => open });
    const app = appOn(line.receiver, () => whoFor(token, ourselves.known()?.user), calls, logger);
    const { council } = options;
    const client = new webApi.WebClient(token, { ...calls });
    const shared = { people, client, quick, log, clock, inHand: (work: Promise<void>) => inHand.add(work) };
    const homeTab = createHomeTab(createHomePublisher({ ...shared, onHandling, council }), shared.inHand);
    listenTo(app, {
      ...shared,
      manners: options.manners,
      threads: createThreads(clock),
      agent: createAgentView(quick, log),
      homeTab,
      onHandling: thenShown(onHandling, homeTab),
      known: () => ({ council, ownId: ourselves.known()?.user }),
      take: async (turn, back) => {
        const said = await inHand.add(answerTurn(turn, back, { onTurn, log, clock }));
        if (turn.by !== undefined) homeTab.changed(turn.by);
        return said;
      },
    });
    open = true;
    socket = line.connect();
    void ourselves.ask();
  }

  async function finish(): Promise<void> {
    open = false;
    if (socket !== undefined) void inHand.add(socket.close());
    const left = await inHand.finished(STOP_WITHIN_MS);
    if (left > 0) log.warn('slack-stopped-early', { left });
  }

  return {
    name: 'slack',
    start,
    stop: () => (stopping ??= finish()),
    placeOf: async ({ slack: channel }) =>
      channel === undefined ? undefined : conversationAt({ channel, thread: undefined }),
    officersAt: (place, { slackGroup }) => (slackGroup === undefined ? people.at(place) : people.within(slackGroup)),
    adminsOf: async ({ admins }) => (admins?.slack === undefined ? [] : people.within(admins.slack)),
    deliver: (delivery, signal) => deliver(delivery, signal, { token, calls, log }),
  };
}

/** What a person has done shows on their Home tab. */
const thenShown =
  (onHandling: OnHandling, homeTab: HomeTab): OnHandling =>
  async (handling) => {
    const handled = await onHandling(handling);
    if (handled.kind === 'done') homeTab.changed(handling.by.id);
    return handled;
  };

const whoFor = (botToken: string, botUserId: string | undefined): AuthorizeResult =>
  botUserId === undefined ? { botToken } : { botToken, botUserId };

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
