import { randomUUID } from 'node:crypto';
import express from 'express';
import type { CouncilManners } from '../../core/council-manners.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { Council } from '../../core/people.ts';
import type { Clock, Leases, Log, OfficerPlatform, Places } from '../../core/ports.ts';
import type { ShortMemory } from '../../core/short-memory.ts';
import { createChosenChannels, createTeamChannels } from '../../core/team-channels.ts';
import { createThreads } from '../../core/threads.ts';
import type { HttpServer } from '../http-server.ts';
import { createDelivering } from './delivering.ts';
import { LIMITS } from './limits.ts';
import { createMembers } from './members.ts';
import { createMeetings } from './met.ts';
import { viewersWith } from './own-views.ts';
import { createProactive } from './proactive.ts';
import { createReception } from './reception.ts';
import type { Askers } from './reception.ts';
import { authenticationFor } from './settings.ts';
import type { TeamsCloud, TeamsSettings } from './settings.ts';
import { TeamsAdapter } from './teams-adapter.ts';
import { createWelcoming } from './welcoming.ts';

const UNAVAILABLE = 503;

interface TeamsParts {
  readonly settings: TeamsSettings;
  readonly server: HttpServer;
  /** Whose guidance is searched where no council names a tenant. */
  readonly council: CouncilId | undefined;
  readonly councils?: () => readonly Council[];
  readonly manners: CouncilManners;
  readonly places: Places;
  readonly leases: Leases;
  /** Where it is remembered which threads are awake. */
  readonly memory: ShortMemory;
  readonly log: Log;
}

/**
 * Microsoft Teams over the Bot Framework's protocol, at POST /api/messages of the server. The route is there at once and
 * answers 503 until the platform is started and after it is stopped.
 */
export function createTeamsPlatform(
  parts: TeamsParts,
  options: { readonly cloud?: TeamsCloud; readonly patienceMs?: number; readonly clock?: Clock } = {},
): OfficerPlatform {
  const { settings, server, council, councils = () => [], manners, places, leases, memory, log } = parts;
  const { cloud = {}, patienceMs = LIMITS.patienceMs, clock = Date.now } = options;
  const authentication = authenticationFor(settings, cloud);
  const adapter = new TeamsAdapter(authentication);
  const meetings = createMeetings(places, settings);
  const proactive = createProactive(adapter, settings);
  const app = settings.kind === 'registered' ? settings.appId : 'emulator';
  const chosen = createChosenChannels(places, 'teams');
  const members = createMembers({ proactive, meetings, chosen, clock, log, patienceMs });
  const viewersAt = viewersWith((place) => members.officersAt(place));
  const { deliver, tellAlone } = createDelivering({ proactive, meetings, clock, viewersAt });
  const { adminsOf } = members;
  const reception = createReception({
    settings,
    authentication,
    adapter,
    meetings,
    council,
    councils,
    manners,
    threads: createThreads(memory, clock, ['teams']),
    welcoming: createWelcoming({ app, leases, manners, newId: randomUUID, clock, log, patienceMs }),
    grant: createTeamChannels({ chosen, councils, adminsOf, settledOn: ({ teams }) => teams }),
    answering: {
      log,
      patienceMs,
      tellAlone: (home, messages) => tellAlone(home, messages, AbortSignal.timeout(patienceMs)),
    },
  });
  const inHand = new Set<Promise<void>>();
  let askers: Askers | undefined;

  // The parser is on this route alone: other platforms check signatures over the body as it came.
  const parser = express.json({ limit: LIMITS.requestBytes });
  server.app.post('/api/messages', reception.glance, parser, async (request, response) => {
    if (askers === undefined) return void response.status(UNAVAILABLE).end();
    const work = reception.receive(request, response, askers);
    inHand.add(work);
    await work.finally(() => inHand.delete(work));
  });

  return {
    name: 'teams',
    ...members,
    deliver,
    async start(onTurn, onHandling) {
      askers = { onTurn, onHandling };
    },
    async stop() {
      askers = undefined;
      await Promise.allSettled(inHand);
    },
  };
}
