import { App } from '@slack/bolt';
import type { Logger, Receiver } from '@slack/bolt';
import type { CouncilManners } from '../../core/council-manners.ts';
import type { Handling, Turn } from '../../core/conversation.ts';
import type { Clock, Log, OnHandling, OnTurn } from '../../core/ports.ts';
import type { GrantChannel } from '../../core/team-channels.ts';
import type { ShortMemory } from '../../core/short-memory.ts';
import { createThreads } from '../../core/threads.ts';
import { inInstallation } from './address.ts';
import { createAgentView } from './agent-view.ts';
import { answerTurn } from './answer-turn.ts';
import { createHomePublisher } from './home-publish.ts';
import { createHomeTab } from './home-tab.ts';
import type { HomeTab } from './home-tab.ts';
import type { InHand } from './in-hand.ts';
import { listenTo } from './listen.ts';
import type { Answering } from './named-council.ts';
import { turnAway } from './turned-away.ts';
import type { ClientOptions } from './web-client.ts';
import type { Workspace } from './workspaces.ts';

/** What listens to a workspace is handed its requests, and listens to nothing itself. */
const HANDED: Receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };

export interface LinesParts {
  readonly onTurn: OnTurn;
  readonly onHandling: OnHandling;
  readonly manners: CouncilManners;
  readonly grant: GrantChannel;
  readonly inHand: InHand;
  readonly calls: ClientOptions;
  readonly memory: ShortMemory;
  readonly logger: Logger;
  readonly log: Log;
  readonly clock: Clock;
}

/** What listens to a workspace, with its own token, people and council: one for each of them, made when it is first needed. */
export function createLines(parts: LinesParts): { of(workspace: Workspace, answering: Answering): App } {
  const made = new Map<string, App>();
  return {
    of(workspace, answering) {
      const council = answering === 'nobodys' ? answering : (answering.council ?? '');
      const key = JSON.stringify([workspace.id, council, answering === 'nobodys']);
      const line = made.get(key) ?? lineTo(workspace, answering, parts);
      made.set(key, line);
      return line;
    },
  };
}

function lineTo(workspace: Workspace, answering: Answering, parts: LinesParts): App {
  const { inHand, calls, logger, log, clock } = parts;
  const { client, quick, people } = workspace;
  // It makes no call, so that nothing Slack does can hold up an acknowledgement. Conversations are not remembered.
  const authorize = async () => ({});
  const app = new App({ receiver: HANDED, authorize, convoStore: false, clientOptions: { ...calls }, logger });
  const counted = (work: Promise<void>): Promise<void> => inHand.add(work);
  const onTurn: OnTurn = (turn) => parts.onTurn(marked(turn, workspace.id));
  if (answering === 'nobodys') {
    turnAway(app, { client, onTurn, ownId: () => workspace.ownId(), inHand: counted, log, clock });
    return app;
  }
  const { council } = answering;
  const onHandling: OnHandling = (handling) => parts.onHandling(marked(handling, workspace.id));
  const shared = { people, client, quick, log, clock, inHand: counted };
  const homeTab = createHomeTab(createHomePublisher({ ...shared, onHandling, council }), counted);
  listenTo(app, {
    ...shared,
    manners: parts.manners,
    threads: createThreads(parts.memory, clock, ['slack', workspace.id, council]),
    agent: createAgentView(quick, log),
    homeTab,
    grant: parts.grant,
    onHandling: thenShown(onHandling, homeTab),
    known: () => ({ council, ownId: workspace.ownId() }),
    take: async (turn, back) => {
      await inHand.add(answerTurn(turn, back, { onTurn, log, clock }));
      if (turn.by !== undefined) homeTab.changed(turn.by);
    },
  });
  return app;
}

/** What a person has done shows on their Home tab. */
const thenShown =
  (onHandling: OnHandling, homeTab: HomeTab): OnHandling =>
  async (handling) => {
    const handled = await onHandling(handling);
    if (handled.kind === 'done') homeTab.changed(handling.by.id);
    return handled;
  };

/** Says of which installation it is. Channels that two share have one id in both, and what is said there is kept apart. */
function marked<T extends Turn | Handling>(done: T, installation: string | undefined): T {
  if (installation === undefined) return done;
  const { at, thread } = done;
  return {
    ...done,
    at: inInstallation(at, installation),
    thread: thread === undefined ? undefined : `${installation} ${thread}`,
  };
}
