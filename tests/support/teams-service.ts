import { createHttpServer } from '../../src/adapters/http-server.ts';
import { issuerIn } from '../../src/adapters/teams/clouds.ts';
import type { TeamsCloud, TeamsSettings } from '../../src/adapters/teams/settings.ts';
import { createTeamsPlatform } from '../../src/adapters/teams/teams-platform.ts';
import { ALL_TAKEN } from './leases-in-memory.ts';
import { createPlacesInMemory } from './places-in-memory.ts';
import type { CouncilManners } from '../../src/core/council-manners.ts';
import type { Council } from '../../src/core/people.ts';
import type { Clock, Leases, OfficerPlatform, Places } from '../../src/core/ports.ts';
import { shortMemoryHere } from '../../src/core/short-memory-here.ts';
import { aLog, ALWAYS_READY, GEDLING } from './builders.ts';
import { openFakeConnector } from './fake-connector.ts';
import type { FakeConnector } from './fake-connector.ts';
import { openFakeOpenId } from './fake-openid.ts';
import type { FakeOpenId, TokenChange } from './fake-openid.ts';
import { PLAIN_MANNERS } from './manners.ts';
import { APP_ID, TENANT } from './teams-activities.ts';
import type { TeamsActivity } from './teams-activities.ts';

export const REGISTERED = {
  kind: 'registered',
  appId: APP_ID,
  appPassword: 'not-a-real-secret',
  tenantId: TENANT,
  appType: 'SingleTenant',
} as const satisfies TeamsSettings;

const OUTBOUND_TOKEN = 'the-token-for-the-connector';
const TEN_MINUTES = 600;

/** For whom a token for outgoing calls was asked, and where. */
interface TokenAsked {
  readonly audience: string | undefined;
  readonly login: string | undefined;
  readonly validated: boolean | undefined;
}

/** The adapter on a server of its own, with a fake of everything of Microsoft's that it talks to. */
export interface TeamsService {
  readonly platform: OfficerPlatform;
  readonly connector: FakeConnector;
  readonly openId: FakeOpenId;
  readonly log: ReturnType<typeof aLog>;
  /** The address that Teams posts to, once open. */
  readonly url: string;
  /** Takes connections from now on. */
  readonly open: () => Promise<void>;
  /** Posts an activity as Teams does: with its service URL and, in registered mode, its token. */
  readonly send: (activity: TeamsActivity, headers?: Readonly<Record<string, string | undefined>>) => Promise<Response>;
  /** Posts any body, under any headers. */
  readonly post: (body: string, headers: Readonly<Record<string, string>>) => Promise<Response>;
  readonly token: (claims?: TeamsActivity, change?: TokenChange) => string;
  readonly tokensAsked: readonly TokenAsked[];
  readonly dispose: () => Promise<void>;
}

interface TeamsOptions {
  readonly patienceMs?: number;
  readonly clock?: Clock;
  readonly places?: Places;
  readonly leases?: Leases;
  readonly manners?: CouncilManners;
  readonly councils?: readonly Council[];
}

export async function openTeams(
  settings: TeamsSettings = { kind: 'emulator' },
  {
    places = createPlacesInMemory(),
    leases = ALL_TAKEN,
    manners = PLAIN_MANNERS,
    councils = [GEDLING],
    ...options
  }: TeamsOptions = {},
): Promise<TeamsService> {
  const log = aLog();
  const registered = settings.kind === 'registered';
  const issuer = issuerIn(settings.kind === 'registered' ? (settings.cloud ?? 'public') : 'public');
  const openId = await openFakeOpenId(issuer);
  const connector = await openFakeConnector(registered ? OUTBOUND_TOKEN : undefined);
  const server = createHttpServer({ host: '127.0.0.1', port: 0, health: () => HEALTH, readiness: ALWAYS_READY, log });
  const asked: TokenAsked[] = [];
  const cloud = registered ? cloudOf(openId, asked) : {};
  const platform = createTeamsPlatform(
    {
      settings,
      server,
      council: GEDLING.id,
      councils: () => councils,
      manners,
      places,
      leases,
      memory: shortMemoryHere(),
      log,
    },
    { cloud, ...options },
  );
  let url = '';

  const token: TeamsService['token'] = (claims = {}, change = {}) =>
    openId.sign({ ...claimsFor(connector, issuer), ...claims }, change);
  const post: TeamsService['post'] = (body, headers) => fetch(url, { method: 'POST', body, headers });
  return {
    platform,
    connector,
    openId,
    log,
    token,
    tokensAsked: asked,
    post,
    get url() {
      return url;
    },
    async open() {
      url = `${(await server.listen()).url}api/messages`;
    },
    send(activity, headers = {}) {
      const all = {
        'content-type': 'application/json',
        ...(registered && { authorization: `Bearer ${token()}` }),
        ...headers,
      };
      const kept = Object.entries(all).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      return post(
        JSON.stringify({
          ...activity,
          serviceUrl: activity['serviceUrl'] === TEAMS ? connector.serviceUrl : activity['serviceUrl'],
        }),
        Object.fromEntries(kept),
      );
    },
    async dispose() {
      await platform.stop();
      await Promise.all([server.close(), connector.close(), openId.close()]);
    },
  };
}

/** The service URL of the fixtures, put in place of which the fake's is. */
const TEAMS = 'https://smba.trafficmanager.net/uk/';

const HEALTH = { status: 'ok', edition: 'none', problems: [] } as const;

const claimsFor = ({ serviceUrl }: FakeConnector, iss: string) => {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss,
    aud: APP_ID,
    serviceurl: serviceUrl,
    nbf: now - TEN_MINUTES,
    exp: now + TEN_MINUTES,
  };
};

/** The library as it speaks to these fakes. Everything else is as the settings' cloud has it. */
export const cloudOf = ({ metadataUrl }: FakeOpenId, asked: TokenAsked[] = []): TeamsCloud => ({
  credentials: {
    isValidAppId: async (id) => id === APP_ID,
    isAuthenticationDisabled: async () => false,
    createCredentials: async (_app, audience, login, validated) => {
      asked.push({ audience, login, validated });
      return {
        signRequest: async (request) => {
          request.headers.set('authorization', `Bearer ${OUTBOUND_TOKEN}`);
          return request;
        },
      };
    },
  },
  configuration: {
    ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
  },
});
