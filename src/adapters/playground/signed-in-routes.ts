import express from 'express';
import type { Express, RequestHandler } from 'express';
import type { Clock, Log } from '../../core/ports.ts';
import { ASSET_PATH } from './assets.ts';
import type { Assets } from './assets.ts';
import type { Frame } from './frame.ts';
import { homeRoutes } from './home-routes.ts';
import { MOST_BODY_BYTES, MOST_FORM_BYTES } from './limits.ts';
import type { OfficersParts } from './officers-draw.ts';
import { ownPageOnly } from './own-page.ts';
import { pageRoutes } from './page-routes.ts';
import type { Visits } from './page-visit.ts';
import type { PresentAdmins } from './present-admins.ts';
import { securityHeaders } from './security-headers.ts';
import { BACK_PATH } from './sign-in-provider.ts';
import type { Provider } from './sign-in-provider.ts';
import { sendNotice } from './sign-in-page.ts';
import type { SignInSettings } from './sign-in-settings.ts';
import { createSignIn } from './sign-in.ts';
import { createSignedInHome } from './signed-in-home.ts';

/**
 * The pages for people who signed in: to ask, and for admins what admins do in chat. Trial people, their escalations and what programs ask are
 * not there.
 */
export function serveSignedIn(
  app: Express,
  parts: Omit<OfficersParts, 'inbox' | 'knowledge'> & {
    readonly settings: SignInSettings;
    readonly provider: Provider;
    readonly admins: PresentAdmins;
    readonly assets: Assets;
    readonly frame: Frame;
    readonly visits: Visits;
    readonly inHand: RequestHandler;
    readonly pace: RequestHandler;
    readonly clock: Clock;
    readonly log: Log;
  },
): void {
  const { settings, assets, frame, visits, admins } = parts;
  const signIn = createSignIn(parts);
  const page = pageRoutes(visits, frame, (request) => signIn.of(request));
  const at = createSignedInHome({
    libraries: parts.libraries,
    who: (request) => signIn.of(request),
    say: (response, status, notice) => sendNotice(response, status, frame, notice),
  });
  const home = homeRoutes(parts, { at: (request) => at.of(request), during: admins.during });
  const edge: RequestHandler[] = [
    securityHeaders({ https: settings.publicUrl.startsWith('https:') }),
    parts.pace,
    parts.inHand,
  ];
  const [own, body] = [ownPageOnly(settings.publicUrl), express.json({ limit: MOST_BODY_BYTES })];
  const fields = express.urlencoded({ extended: false, limit: MOST_FORM_BYTES });

  app.get(ASSET_PATH, ...edge, assets.serve);
  app.get('/sign-in', ...edge, signIn.begin);
  app.get(BACK_PATH, ...edge, signIn.back);
  app.get('/signed-out', ...edge, signIn.signedOut);
  app.post('/sign-out', ...edge, own, signIn.out);
  app.get('/', ...edge, signIn.readers, page.get);
  app.post('/', ...edge, own, signIn.readers, body, page.post, page.failed);
  app.get('/home', ...edge, signIn.admins, at.chosen, home.page, home.failed);
  app.post('/home/reload', ...edge, own, signIn.admins, fields, at.chosen, at.publishers, home.reload, home.failed);
  app.post('/home/say', ...edge, own, signIn.admins, fields, at.chosen, home.say, home.failed);
}
