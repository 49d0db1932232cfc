import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Council } from '../../core/people.ts';
import type { Installations, Leases, Places } from '../../core/ports.ts';
import type { HttpServer } from '../http-server.ts';
import type { InHand } from './in-hand.ts';
import { serveInstalling } from './install-routes.ts';
import { installedWorkspaces } from './installed-workspaces.ts';
import { answeringIn } from './named-council.ts';
import { Tokens } from './tokens.ts';
import { forgetUninstalled, readUninstalled } from './uninstalled.ts';
import type { WorkspaceParts, Workspaces } from './workspaces.ts';

/** The app that workspaces install, and where it is kept who has. */
export interface Installing {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly installations: Installations;
  readonly leases: Leases;
  readonly places: Places;
}

/** Where Clausebook is installed, and what changes that. */
export interface Installs {
  readonly workspaces: Workspaces;
  /** Puts the pages on the server. */
  serve(server: HttpServer): void;
  /** Takes a request that tells that the app was taken out somewhere; undefined if it is none. */
  uninstalled(body: unknown): Promise<void> | undefined;
}

/** Long enough that nobody guesses it. */
const CHANCE_BYTES = 32;

export function openInstalls(
  installing: Installing,
  parts: WorkspaceParts & { readonly inHand: InHand; readonly councils: () => readonly Council[] },
): Installs {
  const { installations, leases, places } = installing;
  const { inHand, councils, calls, clock, log } = parts;
  const tokens = new Tokens({
    app: installing,
    installations,
    leases,
    holder: randomUUID(),
    calls,
    clock,
    log,
    wait: (ms) => setTimeout(ms),
    inHand: (work) => inHand.add(work),
  });
  return {
    workspaces: installedWorkspaces({ calls, clock, log, tokens, installations, places }),
    serve: ({ app }) =>
      serveInstalling({
        app,
        credentials: installing,
        installations,
        calls,
        isNamed: (granted) => answeringIn(granted, councils(), { council: undefined, open: true }) !== 'nobodys',
        onInstalled: (id) => tokens.read(id),
        chance: () => randomBytes(CHANCE_BYTES).toString('base64url'),
        clock,
        log,
      }),
    uninstalled(body) {
      const told = readUninstalled(body);
      if (told === undefined) return undefined;
      return inHand.add(forgetUninstalled(body, told.at, { tokens, installations, calls, log }));
    },
  };
}
