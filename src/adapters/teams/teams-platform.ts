import express from 'express';
import type { CouncilManners } from '../../core/council-manners.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { Clock, Log, OfficerPlatform, Places } from '../../core/ports.ts';
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

const UNAVAILABLE = 503;

/**
 * Microsoft Teams over the Bot Framework's protocol, at POST /api/messages of the server. The route is there at once and
 * answers 503 until the platform is started and after it is stopped.
 */
export function createTeamsPlatform(
  parts: {
    readonly settings: TeamsSettings;
    readonly server: HttpServer;
    readonly council: CouncilId | undefined;
    readonly manners: CouncilManners;
    readonly places: Places;
    readonly log: Log;
  },
  options: { readonly cloud?: TeamsCloud; readonly patienceMs?: number; readonly clock?: Clock } = {},
): OfficerPlatform {
  const { settings, server, council, manners, places, log } = parts;
  const { cloud = {}, patienceMs = LIMITS.patienceMs, clock = Date.now } = options;
  const authentication = authenticationFor(settings, cloud);
  const adapter = new TeamsAdapter(authentication);
  const meetings = createMeetings(places, settings);
  const proactive = createProactive(adapter, settings);
  const members = createMembers({ proactive, meetings, clock, log, patienceMs });
  const viewersAt = viewersWith((place) => members.officersAt(place));
  const { deliver, tellAlone } = createDelivering({ proactive, meetings, clock, viewersAt });
  const reception = createReception({
    settings,
    authentication,
    adapter,
    meetings,
    council,
    manners,
    threads: createThreads(clock),
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
