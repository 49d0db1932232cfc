import { AsyncLocalStorage } from 'node:async_hooks';
import express from 'express';
import type { Express, RequestHandler } from 'express';
import { personId } from '../../core/people.ts';
import type { Person } from '../../core/people.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { ASSET_PATH } from './assets.ts';
import type { Assets } from './assets.ts';
import type { Frame } from './frame.ts';
import { homeRoutes } from './home-routes.ts';
import { MOST_BODY_BYTES, MOST_FORM_BYTES } from './limits.ts';
import type { OfficersParts } from './officers-draw.ts';
import { ownPageOnly } from './own-page.ts';
import { pageDrawer } from './page.ts';
import { pageRoutes } from './page-routes.ts';
import type { Visits } from './page-visit.ts';
import { securityHeaders } from './security-headers.ts';
import { BACK_PATH } from './sign-in-provider.ts';
import type { Provider } from './sign-in-provider.ts';
import type { SignedIn, SignInSettings } from './sign-in-settings.ts';
import { SOMEBODY_SIGNED_IN } from './sign-in-wording.ts';
import { createSignIn } from './sign-in.ts';

/** Those whose request is in hand and who signed in as admins; each sees only themselves. */
export interface PresentAdmins {
  readonly present: () => readonly Person[];
  readonly during: <T>(person: Person, work: () => T) => T;
}

/** Nobody is an admin here but for as long as what they asked for is done. */
export function createPresentAdmins(): PresentAdmins {
  const underWay = new AsyncLocalStorage<Person>();
  return {
    present() {
      const person = underWay.getStore();
      return person === undefined ? [] : [person];
    },
    during: (person, work) => underWay.run(person, work),
  };
}

/**
 * The pages for people who signed in: to ask, and for admins what admins do in chat. Trial people, their escalations and what programs ask are
 * not there.
 */
export function serveSignedIn(
  app: Express,
  parts: Omit<OfficersParts, 'inbox'> & {
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
  const page = pageRoutes(visits, pageDrawer(frame), (request) => signIn.of(request));
  const home = homeRoutes(parts, {
    who: (request) => ({ signedIn: signIn.of(request), person: personOf(signIn.of(request)) }),
    during: admins.during,
  });
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
  app.get('/home', ...edge, signIn.admins, home.page, home.failed);
  app.post('/home/reload', ...edge, own, signIn.admins, fields, home.reload, home.failed);
  app.post('/home/say', ...edge, own, signIn.admins, fields, home.say, home.failed);
}

/** No id of the trial's people begins like this. */
function personOf({ id, name }: SignedIn): Person {
  const own = `signed-in:${id}`;
  const home = { platform: 'playground', address: own } as const;
  return { id: personId(`playground:${own}`), name: name ?? SOMEBODY_SIGNED_IN, home };
}
