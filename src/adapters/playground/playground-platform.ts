import express from 'express';
import type { RequestHandler } from 'express';
import type { Assistant } from '../../core/assistant.ts';
import { createExamples } from '../../core/examples.ts';
import type { CouncilId } from '../../core/guidance.ts';
import type { KnowledgeBase, Log, OfficerPlatform, OnHandling, OnTurn } from '../../core/ports.ts';
import type { HttpServer } from '../http-server.ts';
import { apiRoutes } from './api-routes.ts';
import { ASSET_PATH, loadAssets } from './assets.ts';
import { adminsOf, officersAt, placeOf } from './cast.ts';
import { feedbackRoute } from './feedback-route.ts';
import { pageFrame } from './frame.ts';
import { homeRoutes } from './home-routes.ts';
import { createInbox } from './inbox.ts';
import { MOST_BODY_BYTES, MOST_FORM_BYTES } from './limits.ts';
import { officersRoutes } from './officers-routes.ts';
import { pageDrawer } from './page.ts';
import { pageRoutes } from './page-routes.ts';
import { createVisits } from './page-visit.ts';
import { paced } from './paced.ts';
import { requestsInHand } from './requests-in-hand.ts';
import { sameMachine } from './same-machine.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * A web page where anyone at this computer can try Clausebook, and the same for programs as JSON. Start it only on a server
 * that is bound to loopback, and before the server listens. Questions on the page leave no record, but for
 * those whose answer somebody presses a button of; those of programs are turns like any other platform's.
 */
export function createPlaygroundPlatform(parts: {
  readonly server: HttpServer;
  readonly assistant: Assistant;
  readonly knowledge: KnowledgeBase;
  /** Whose guidance is searched if no council is chosen. */
  readonly council: CouncilId | undefined;
  readonly log: Log;
  readonly newId: () => string;
}): OfficerPlatform {
  const { server, assistant, knowledge, council, log, newId } = parts;
  const inHand = requestsInHand();
  const inbox = createInbox(newId);

  async function start(onTurn: OnTurn, onHandling: OnHandling): Promise<void> {
    const { app } = server;
    const assets = await loadAssets();
    const examples = createExamples(assistant, knowledge.haltedAt);
    const visits = createVisits({ assistant, knowledge, council, examples, newId, log });
    const frame = pageFrame(assets.template, assets.address);
    const page = pageRoutes(visits, pageDrawer(frame));
    const shared = { knowledge, council, onHandling, inbox, frame, newId, log };
    const officers = officersRoutes(shared);
    const feedback = feedbackRoute(shared, onTurn);
    const home = homeRoutes(shared);
    const api = apiRoutes({ assistant, knowledge, council, onTurn, newId, log });
    const edge: RequestHandler[] = [securityHeaders, sameMachine, paced(Date.now), inHand.count];
    const body = express.json({ limit: MOST_BODY_BYTES });
    const fields = express.urlencoded({ extended: false, limit: MOST_FORM_BYTES });

    app.get(ASSET_PATH, ...edge, assets.serve);
    app.get('/', ...edge, page.get);
    app.post('/', ...edge, body, page.post, page.failed);
    app.get('/officers', ...edge, officers.page, officers.failed);
    app.get('/officers/form', ...edge, officers.openForm, officers.failed);
    app.post('/officers/act', ...edge, fields, officers.act, officers.failed);
    app.post('/officers/form', ...edge, fields, officers.sendForm, officers.failed);
    app.post('/feedback', ...edge, fields, feedback, officers.failed);
    app.get('/home', ...edge, home.page, home.failed);
    app.post('/home/act', ...edge, fields, home.act, home.failed);
    app.post('/home/reload', ...edge, fields, home.reload, home.failed);
    app.post('/home/say', ...edge, fields, home.say, home.failed);
    app.get('/api/councils', ...edge, api.councils);
    app.get('/api/clause', ...edge, api.clause);
    app.post('/api/ask', ...edge, body, api.ask, api.failed);
    app.post('/api/read', ...edge, body, api.read, api.failed);
  }

  return {
    name: 'playground',
    start,
    placeOf: async (team) => placeOf(team),
    officersAt: async (place) => officersAt(place),
    adminsOf: async () => adminsOf(),
    deliver: async (delivery) => inbox.deliver(delivery),
    stop: () => inHand.stop(),
  };
}
