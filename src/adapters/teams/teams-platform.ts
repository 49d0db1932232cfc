import express from 'express';
import type { CouncilId } from '../../core/guidance.ts';
import type { ChatPlatform, Log } from '../../core/ports.ts';
import type { HttpServer } from '../http-server.ts';
import type { OnTurn } from './answering.ts';
import { LIMITS } from './limits.ts';
import { createReception } from './reception.ts';
import type { TeamsCloud, TeamsSettings } from './settings.ts';

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
    readonly log: Log;
  },
  options: { readonly cloud?: TeamsCloud; readonly patienceMs?: number } = {},
): ChatPlatform {
  const { settings, server, council, log } = parts;
  const { cloud = {}, patienceMs = LIMITS.patienceMs } = options;
  const reception = createReception({ settings, cloud, council, log, patienceMs });
  const inHand = new Set<Promise<void>>();
  let onTurn: OnTurn | undefined;

  // The parser is on this route alone: other platforms check signatures over the body as it came.
  const parser = express.json({ limit: LIMITS.requestBytes });
  server.app.post('/api/messages', reception.glance, parser, async (request, response) => {
    if (onTurn === undefined) return void response.status(UNAVAILABLE).end();
    const work = reception.receive(request, response, onTurn);
    inHand.add(work);
    await work.finally(() => inHand.delete(work));
  });

  return {
    name: 'teams',
    async start(handler) {
      onTurn = handler;
    },
    async stop() {
      onTurn = undefined;
      await Promise.allSettled(inHand);
    },
  };
}
