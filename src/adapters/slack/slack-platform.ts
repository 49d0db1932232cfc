import type { Logger, Receiver } from '@slack/bolt';
import type { CouncilManners } from '../../core/council-manners.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { Council } from '../../core/people.ts';
import type { Clock, Log, OfficerPlatform, OnHandling, OnTurn, Places } from '../../core/ports.ts';
import type { ShortMemory } from '../../core/short-memory.ts';
import { createChosenChannels, createTeamChannels } from '../../core/team-channels.ts';
import type { ChosenChannels } from '../../core/team-channels.ts';
import type { HttpServer } from '../http-server.ts';
import { conversationAt, readPlace } from './address.ts';
import { boltLogger } from './bolt-logger.ts';
import { deliver } from './deliver.ts';
import { createInHand } from './in-hand.ts';
import { openInstalls } from './installs.ts';
import type { Installing, Installs } from './installs.ts';
import { STOP_WITHIN_MS } from './limits.ts';
import { createLines } from './lines.ts';
import { createOurselves } from './ourselves.ts';
import { createRouting } from './routing.ts';
import { receiveSignedRequests } from './signed-requests.ts';
import { keepConnected, socketReceiver } from './socket-connection.ts';
import type { SocketConnection } from './socket-connection.ts';
import { handOn } from './switchboard.ts';
import { clientOptions } from './web-client.ts';
import type { ClientOptions } from './web-client.ts';
import type { People } from './people.ts';
import { oneWorkspace } from './workspaces.ts';
import type { Workspaces } from './workspaces.ts';

/** `apiUrl`: another address for the Web API. In Socket Mode Slack is called and calls nobody, so nothing is signed. */
export type SlackSettings = { readonly apiUrl?: string } & (
  { readonly botToken: string } | { readonly oauth: Installing }
) &
  (
    | { readonly mode: 'http'; readonly signingSecret: string }
    | { readonly mode: 'socket'; readonly appToken: string; readonly signingSecret?: string }
  );

/**
 * Slack: direct messages, mentions in channels, the slash command, and officers in their teams' channels. `start` puts its routes on the
 * server, so call it before the server listens. Starts without Slack being reachable and says so in the log.
 */
export function createSlackPlatform(options: {
  readonly settings: SlackSettings;
  readonly server: HttpServer;
  /** Whose guidance is searched where no council names a workspace. */
  readonly council: CouncilId | undefined;
  readonly manners: CouncilManners;
  readonly councils?: () => readonly Council[];
  readonly places: Places;
  /** Where it is remembered which threads are awake. */
  readonly memory: ShortMemory;
  readonly log: Log;
  readonly clock?: Clock;
}): OfficerPlatform {
  const { settings, server, council, log, clock = Date.now, councils = () => [] } = options;
  const logger = boltLogger(log);
  const calls = clientOptions(settings.apiUrl, logger);
  const inHand = createInHand();
  const installs = installsOf(settings, { calls, clock, log, inHand, councils });
  const { workspaces } = installs;
  const chosen = createChosenChannels(options.places, 'slack');
  const teams = teamsIn(workspaces, { councils, chosen, log });
  const { adminsOf } = teams;
  const grant = createTeamChannels({ chosen, councils, adminsOf, settledOn: (team) => team.slack });
  let open = false;
  let socket: SocketConnection | undefined;
  let stopping: Promise<void> | undefined;

  async function start(onTurn: OnTurn, onHandling: OnHandling): Promise<void> {
    const { receiver, connect } = wireTo({ ...options, clock, logger, calls, isOpen: () => open });
    const { manners, memory } = options;
    const lines = createLines({ onTurn, onHandling, manners, memory, grant, inHand, calls, logger, log, clock });
    const lineOf = lines.of.bind(lines);
    const routing = createRouting({ installs, lineOf, council, councils, log });
    handOn(routing, receiver, calls, logger);
    installs.serve(server);
    open = true;
    socket = connect();
    workspaces.start();
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
    ...teams,
    deliver: (delivery, signal) => deliver(delivery, signal, { workspaces, log }),
  };
}

/** Officers' teams and admins. The channels and groups of a council that names workspaces are in the first. */
function teamsIn(
  workspaces: Workspaces,
  {
    councils,
    chosen,
    log,
  }: { readonly councils: () => readonly Council[]; readonly chosen: ChosenChannels; readonly log: Log },
): Pick<OfficerPlatform, 'placeOf' | 'officersAt' | 'adminsOf'> {
  async function peopleAt(installation: string | undefined): Promise<People | undefined> {
    const workspace = await workspaces.at(installation);
    if (workspace === undefined) log.warn('slack-not-installed', { installation });
    return workspace?.people;
  }

  const markOf = (council: CouncilId): Promise<string | undefined> =>
    workspaces.markOf(councils().find(({ id }) => id === council)?.slackWorkspaces?.[0]);

  return {
    async placeOf({ id, slack }, council) {
      const channel = slack ?? (await chosen.of(council, id));
      if (channel === undefined) return undefined;
      const installation = await markOf(council);
      if (workspaces.open && installation === undefined) return undefined;
      return conversationAt({ channel, thread: undefined, installation });
    },
    async officersAt(place, { slackGroup }) {
      const people = await peopleAt(readPlace(place)?.installation);
      if (people === undefined) return [];
      return slackGroup === undefined ? people.at(place) : people.within(slackGroup);
    },
    async adminsOf({ id, admins }) {
      if (admins?.slack === undefined) return [];
      const installation = await markOf(id);
      if (workspaces.open && installation === undefined) return [];
      return (await peopleAt(installation))?.within(admins.slack) ?? [];
    },
  };
}

/** With one bot token nothing is installed, and nothing changes. */
function installsOf(settings: SlackSettings, parts: Parameters<typeof openInstalls>[1]): Installs {
  if ('oauth' in settings) return openInstalls(settings.oauth, parts);
  const ourselves = createOurselves(settings.botToken, parts.calls, parts.log);
  const workspaces = oneWorkspace(settings.botToken, ourselves, parts);
  return { workspaces, serve: () => undefined, uninstalled: () => undefined };
}

interface Wire {
  readonly receiver: Receiver;
  /** Nothing to connect in HTTP mode: Slack calls. */
  readonly connect: () => SocketConnection | undefined;
}

function wireTo(options: {
  readonly settings: SlackSettings;
  readonly server: HttpServer;
  readonly log: Log;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly calls: ClientOptions;
  readonly isOpen: () => boolean;
}): Wire {
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
