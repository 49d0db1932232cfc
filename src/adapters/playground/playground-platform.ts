import express from 'express';
import type { RequestHandler } from 'express';
import type { Assistant } from '../../core/assistant.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { Turn } from '../../core/conversation.ts';
import type { ChatPlatform, KnowledgeBase, Log } from '../../core/ports.ts';
import type { Reply } from '../../core/reply.ts';
import type { HttpServer } from '../http-server.ts';
import { apiRoutes } from './api-routes.ts';
import { ASSET_PATH, loadAssets } from './assets.ts';
import { createExamples } from './examples.ts';
import { MOST_BODY_BYTES } from './limits.ts';
import { pageDrawer } from './page.ts';
import { pageRoutes } from './page-routes.ts';
import { createVisits } from './page-visit.ts';
import { requestsInHand } from './requests-in-hand.ts';
import { sameMachine } from './same-machine.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * A web page where anyone at this computer can try Clausebook, and the same for programs as JSON. Start it only on a server
 * that is bound to loopback, and before the server listens. Questions on the page leave no record; those of programs are
 * turns like any other platform's.
 */
export function createPlaygroundPlatform(parts: {
  readonly server: HttpServer;
  readonly assistant: Assistant;
  readonly knowledge: KnowledgeBase;
  /** Whose guidance is searched if no council is chosen. */
  readonly council: CouncilId | undefined;
  readonly log: Log;
  readonly newId: () => string;
}): ChatPlatform {
  const { server, assistant, knowledge, council, log, newId } = parts;
  const inHand = requestsInHand();

  async function start(onTurn: (turn: Turn) => Promise<Reply>): Promise<void> {
    const { app } = server;
    const assets = await loadAssets();
    const visits = createVisits({ assistant, knowledge, council, examples: createExamples(assistant), log });
    const page = pageRoutes(visits, pageDrawer(assets.template, assets.address));
    const api = apiRoutes({ knowledge, council, onTurn, newId, log });
    const edge: RequestHandler[] = [securityHeaders, sameMachine, inHand.count];
    const body = express.json({ limit: MOST_BODY_BYTES });

    app.get(ASSET_PATH, ...edge, assets.serve);
    app.get('/', ...edge, page.get);
    app.post('/', ...edge, body, page.post, page.failed);
    app.get('/api/councils', ...edge, api.councils);
    app.get('/api/clause', ...edge, api.clause);
    app.post('/api/ask', ...edge, body, api.ask, api.failed);
  }

  return { name: 'playground', start, stop: () => inHand.stop() };
}
