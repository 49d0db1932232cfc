import express from 'express';
import type { Express, RequestHandler } from 'express';
import type { Assistant } from '../../core/assistant.ts';
import type { OnTurn } from '../../core/ports.ts';
import { apiRoutes } from './api-routes.ts';
import { ASSET_PATH } from './assets.ts';
import type { Assets } from './assets.ts';
import { feedbackRoute } from './feedback-route.ts';
import { homeRoutes } from './home-routes.ts';
import { MOST_BODY_BYTES, MOST_FORM_BYTES } from './limits.ts';
import type { OfficersParts } from './officers-draw.ts';
import { officersRoutes } from './officers-routes.ts';
import { pageRoutes } from './page-routes.ts';
import type { Visits } from './page-visit.ts';
import { sameMachine } from './same-machine.ts';
import { securityHeaders } from './security-headers.ts';

/** The pages for whoever is at this computer, where they can be every one of the trial’s people, and the same for programs as JSON. */
export function serveTrial(
  app: Express,
  parts: OfficersParts & {
    readonly assistant: Assistant;
    readonly assets: Assets;
    readonly visits: Visits;
    readonly onTurn: OnTurn;
    readonly inHand: RequestHandler;
    readonly pace: RequestHandler;
  },
): void {
  const { assets, frame, visits } = parts;
  const page = pageRoutes(visits, frame);
  const officers = officersRoutes(parts);
  const feedback = feedbackRoute(parts, parts.onTurn);
  const home = homeRoutes(parts);
  const api = apiRoutes({ ...parts, council: parts.libraries.preferred });
  const edge: RequestHandler[] = [securityHeaders({ https: false }), sameMachine, parts.pace, parts.inHand];
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
