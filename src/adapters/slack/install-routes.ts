import { webApi } from '@slack/bolt';
import type { Express, Request, Response } from 'express';
import { z } from 'zod';
import type { Clock, Installations, Log } from '../../core/ports.ts';
import { failureOf } from './failure.ts';
import { sendPage } from './install-page.ts';
import { checkState, makeState } from './install-state.ts';
import {
  DENIED_LINE,
  DENIED_TITLE,
  FAILED_LINE,
  FAILED_TITLE,
  INSTALL_BUTTON,
  INSTALL_LINES,
  INSTALL_TITLE,
  INSTALLED_TITLE,
  installedLine,
  NAMED_LINE,
  STALE_LINE,
  STALE_TITLE,
  START_AGAIN,
  unnamedLine,
} from './install-wording.ts';
import { asSecret, readGranted } from './installation.ts';
import type { Granted } from './installation.ts';
import { INSTALL_WITHIN_MS } from './limits.ts';
import { BOT_SCOPES } from './scopes.ts';
import type { AppCredentials } from './tokens.ts';
import { onceOnly } from './web-client.ts';
import type { ClientOptions } from './web-client.ts';

const INSTALL = '/slack/install';
const REDIRECT = '/slack/oauth_redirect';
const AUTHORIZE = 'https://slack.com/oauth/v2/authorize';
const COOKIE = 'clausebook-install';
const AGAIN = { label: START_AGAIN, href: INSTALL };

interface InstallParts {
  readonly app: Express;
  readonly credentials: AppCredentials & { readonly stateSecret: string };
  readonly installations: Installations;
  readonly calls: ClientOptions;
  /** Whether a council answers there. */
  readonly isNamed: (granted: Granted) => boolean;
  readonly onInstalled: (id: string) => Promise<unknown>;
  /** What nobody can guess, new at each call. */
  readonly chance: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Puts the pages on the server that install the app: where it begins, and where Slack sends the installer back to. */
export function serveInstalling(parts: InstallParts): void {
  parts.app.get(INSTALL, (_request, response) => begin(response, parts));
  parts.app.get(REDIRECT, (request, response) => finish(request, response, parts));
}

function begin(response: Response, { credentials, chance, clock }: InstallParts): void {
  const { state, cookie } = makeState(credentials.stateSecret, chance(), clock());
  const asks = new URLSearchParams({ client_id: credentials.clientId, scope: BOT_SCOPES.join(','), state });
  response.cookie(COOKIE, cookie, { ...MANNER, maxAge: INSTALL_WITHIN_MS });
  const link = { label: INSTALL_BUTTON, href: `${AUTHORIZE}?${asks.toString()}` };
  sendPage(response, 200, { title: INSTALL_TITLE, lines: INSTALL_LINES, link });
}

// Slack sends the installer back by a link, which brings along a cookie that is lax, and none that is strict.
const MANNER = { httpOnly: true, secure: true, sameSite: 'lax', path: REDIRECT } as const;

const query = z.object({ code: z.string(), state: z.string(), error: z.string() }).partial();

async function finish(request: Request, response: Response, parts: InstallParts): Promise<void> {
  const { credentials, installations, clock, log } = parts;
  const { code, state, error } = query.safeParse(request.query).data ?? {};
  const cookie = new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(request.get('cookie') ?? '')?.[1];
  response.clearCookie(COOKIE, MANNER);
  if (error === 'access_denied')
    return sendPage(response, 200, { title: DENIED_TITLE, lines: [DENIED_LINE], link: AGAIN });
  const now = clock();
  const good = checkState(credentials.stateSecret, { state, cookie }, now);
  if (good === undefined || !(await installations.useOnce(good.name, good.until, now))) {
    log.warn('slack-install-refused');
    return sendPage(response, 400, { title: STALE_TITLE, lines: [STALE_LINE], link: AGAIN });
  }
  const granted = await exchange(code, parts);
  if (granted === undefined) return sendPage(response, 502, { title: FAILED_TITLE, lines: [FAILED_LINE], link: AGAIN });
  await installations.keep(granted.id, asSecret(granted.installation));
  await parts.onInstalled(granted.id);
  const missing = BOT_SCOPES.filter((scope) => !granted.scopes.includes(scope));
  log.info('slack-installed', { installation: granted.id, missingScopes: missing.join(' ') || undefined });
  const next = parts.isNamed(granted) ? NAMED_LINE : unnamedLine(granted.id);
  sendPage(response, 200, { title: INSTALLED_TITLE, lines: [installedLine(granted.name), next] });
}

/** What Slack gives for the code. Undefined, with a line in the log, if it gives nothing. */
async function exchange(code: string | undefined, parts: InstallParts): Promise<Granted | undefined> {
  const { credentials, calls, clock, log } = parts;
  const client = new webApi.WebClient(undefined, onceOnly(calls));
  try {
    const answer = await client.oauth.v2.access({
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
      ...(code === undefined ? {} : { code }),
    });
    const granted = readGranted(answer, clock());
    if (granted === undefined) log.error('slack-install-failed', { code: 'unreadable' });
    return granted;
  } catch (cause) {
    log.error('slack-install-failed', { ...failureOf(cause) });
    return undefined;
  }
}
