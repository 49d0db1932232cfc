import type { Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { isLoopback } from '../../core/loopback.ts';
import { issuerIn } from './clouds.ts';
import { tenantsOf } from './people.ts';
import type { Incoming } from './incoming.ts';
import { checkToken } from './token-check.ts';
import type { Caller } from './token-check.ts';
import type { TeamsSettings } from './settings.ts';

export interface Refusal {
  readonly outcome: 'refused';
  readonly status: 401 | 403 | 503;
  /** For the log, with its cause. A refusal without one is not logged: anybody can call without a token, all day. */
  readonly why?: string;
  readonly cause?: unknown;
}

type Admission = { readonly outcome: 'admitted'; readonly caller: Caller } | Refusal;

export interface Headers {
  readonly host: string | undefined;
  readonly authorization: string | undefined;
}

/** Decides who may call. */
interface Doorkeeper {
  /** Looks at the headers alone, before a body is read. Undefined: go on. */
  glance(headers: Headers): Refusal | undefined;
  admit(headers: Headers, incoming: Incoming, activity: Activity): Promise<Admission>;
}

/** With an app id every caller is checked; without one only programs on this machine are let in. */
export const createDoorkeeper = (
  settings: TeamsSettings,
  authentication: ConfigurationBotFrameworkAuthentication,
  patienceMs: number,
): Doorkeeper =>
  settings.kind === 'emulator' ? forEmulator(authentication) : forTeams(settings, authentication, patienceMs);

const refused = (status: Refusal['status'], why?: string, cause?: unknown): Refusal => ({
  outcome: 'refused',
  status,
  ...(why !== undefined && { why, cause }),
});

function forTeams(
  settings: Extract<TeamsSettings, { kind: 'registered' }>,
  authentication: ConfigurationBotFrameworkAuthentication,
  patienceMs: number,
): Doorkeeper {
  // A managed identity, too, belongs to one tenant.
  const tenant = settings.appType === 'MultiTenant' ? undefined : settings.tenantId;
  const issuer = issuerIn(settings.cloud ?? 'public');
  return {
    glance: ({ authorization }) => (authorization?.startsWith('Bearer ') ? undefined : refused(401)),
    async admit({ authorization = '' }, incoming, activity) {
      const check = await checkToken(authentication, activity, { authorization, issuer, patienceMs });
      if (check.outcome === 'invalid') return refused(401);
      if (check.outcome === 'unchecked') return refused(503, 'keys-unreachable', check.cause);
      if (incoming.channelId !== 'msteams') return refused(403, 'other-channel');
      if (tenant !== undefined && !isOf(tenant, incoming)) return refused(403, 'other-tenant');
      return { outcome: 'admitted', caller: check.caller };
    },
  };
}

function isOf(tenant: string, incoming: Incoming): boolean {
  const named = tenantsOf(incoming);
  return named.length > 0 && named.every((id) => id.toLowerCase() === tenant.toLowerCase());
}

function forEmulator(authentication: ConfigurationBotFrameworkAuthentication): Doorkeeper {
  return {
    // A web page can make a browser on this machine call, but only under the name the page was loaded from.
    glance: ({ host }) => (isOnThisMachine(`http://${host ?? ''}`) ? undefined : refused(403, 'other-host')),
    async admit(_headers, incoming, activity) {
      if (!isOnThisMachine(incoming.serviceUrl)) return refused(403, 'other-service-url');
      return { outcome: 'admitted', caller: await authentication.authenticateRequest(activity, '') };
    },
  };
}

export const isOnThisMachine = (address: string): boolean =>
  URL.canParse(address) && isLoopback(new URL(address).hostname.replace(/^\[|\]$/g, ''));
