import type { Clock, Log, OfficerPlatform, OnHandling, OnTurn } from '../../core/ports.ts';
import type { HttpServer } from '../http-server.ts';
import { loadAssets } from './assets.ts';
import { adminsOf, officersAt, placeOf } from './cast.ts';
import { pageFrame } from './frame.ts';
import { createInbox } from './inbox.ts';
import { createVisits } from './page-visit.ts';
import { PAGE_NAME, SIGNED_IN_NAME } from './page-wording.ts';
import { paced } from './paced.ts';
import { createPresentAdmins } from './present-admins.ts';
import { requestsInHand } from './requests-in-hand.ts';
import type { OnPage, ShownLibraries } from './shown-libraries.ts';
import { serveSignedIn } from './signed-in-routes.ts';
import { createProvider } from './sign-in-provider.ts';
import type { SignInSettings } from './sign-in-settings.ts';
import { serveTrial } from './trial-routes.ts';

/**
 * A web page where anyone at this computer can try Clausebook, and the same for programs as JSON. Start it only on a server
 * that is bound to loopback, or with what it takes to sign in, and before the server listens. Questions on the page leave no record, but for
 * those whose answer somebody presses a button of; those of programs are turns like any other platform's.
 */
export function createPlaygroundPlatform(parts: {
  readonly server: HttpServer;
  readonly libraries: ShownLibraries;
  /** What programs ask; needed where nobody signs in. */
  readonly trial?: OnPage | undefined;
  readonly log: Log;
  readonly newId: () => string;
  readonly clock: Clock;
  /** Then only whoever signs in sees anything, and there is no trial: no trial people, and nothing for programs. */
  readonly signIn?: SignInSettings | undefined;
}): OfficerPlatform {
  const { server, libraries, trial, log, newId, clock, signIn } = parts;
  const admins = createPresentAdmins();
  const inHand = requestsInHand();
  const inbox = createInbox(newId);

  async function start(onTurn: OnTurn, onHandling: OnHandling): Promise<void> {
    const { app } = server;
    const assets = await loadAssets();
    const visits = createVisits({ libraries, newId, log });
    const frame = pageFrame(assets.template, assets.address, signIn === undefined ? PAGE_NAME : SIGNED_IN_NAME);
    const shared = {
      libraries,
      onHandling,
      frame,
      newId,
      log,
      assets,
      visits,
      inHand: inHand.count,
      pace: paced(clock),
    };
    if (signIn !== undefined) {
      const provider = createProvider({ settings: signIn, clock });
      serveSignedIn(app, { ...shared, settings: signIn, provider, admins, clock });
    } else if (trial !== undefined) serveTrial(app, { ...shared, ...trial, onTurn, inbox });
  }

  return {
    name: 'playground',
    start,
    placeOf: async (team) => (signIn === undefined ? placeOf(team) : undefined),
    officersAt: async (place) => (signIn === undefined ? officersAt(place) : []),
    adminsOf: async (council) => (signIn === undefined ? adminsOf() : admins.of(council)),
    deliver: async (delivery) => inbox.deliver(delivery),
    stop: () => inHand.stop(),
  };
}
