import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addressesIn, CLOUD_NAMES, configurationFor, issuerIn } from '../../../src/adapters/teams/clouds.ts';
import { nothingHandled } from '../../support/handling.ts';
import { aPersonalMessage, APP_ID, TENANT } from '../../support/teams-activities.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';

const TEXT = z.string();
const INNER = z.object({
  inner: z.object({
    validateAuthority: z.boolean(),
    toChannelFromBotLoginUrl: TEXT,
    toChannelFromBotOAuthScope: TEXT,
    toBotFromChannelTokenIssuer: TEXT,
    oAuthUrl: TEXT,
    toBotFromChannelOpenIdMetadataUrl: TEXT,
    toBotFromEmulatorOpenIdMetadataUrl: TEXT,
  }),
});

const LOGINS = {
  public: 'https://login.microsoftonline.com/',
  usgov: 'https://login.microsoftonline.us/',
  china: 'https://login.partner.microsoftonline.cn/',
} as const;
const SERVICES = {
  public: 'https://api.botframework.com',
  usgov: 'https://api.botframework.us',
  china: 'https://api.botframework.azure.cn',
} as const;
const SERVICE_TENANTS = {
  public: 'botframework.com',
  usgov: 'MicrosoftServices.onmicrosoft.us',
  china: 'microsoftservices.partner.onmschina.cn',
} as const;

describe.each(CLOUD_NAMES)('in the cloud “%s”', (cloud) => {
  let service: TeamsService;
  let asked: number;
  afterEach(() => service.dispose());
  const open = async (): Promise<void> => {
    service = await openTeams({ ...REGISTERED, cloud });
    asked = 0;
    await service.platform.start(async () => {
      asked += 1;
      return { kind: 'asks-again', why: 'empty' };
    }, nothingHandled);
    await service.open();
  };

  it('takes tokens of its own issuer by its own keys, and no other cloud’s', async () => {
    await open();
    expect((await service.send(aPersonalMessage('the logo?'))).status).toBe(200);
    expect([asked, service.openId.asked()]).toEqual([1, 1]);
    for (const other of CLOUD_NAMES.filter((name) => name !== cloud)) {
      const token = service.token({ iss: issuerIn(other) });
      const response = await service.send(aPersonalMessage('the logo?'), { authorization: `Bearer ${token}` });
      expect(response.status).toBe(401);
    }
    expect(asked).toBe(1);
    expect(service.log.lines).toEqual([]);
  });

  it('answers with a token for its own service, fetched where its app is known', async () => {
    await open();
    await service.send(aPersonalMessage('the logo?'));
    expect(service.connector.posted).toHaveLength(1);
    expect(service.tokensAsked).toContainEqual({
      audience: SERVICES[cloud],
      login: `${LOGINS[cloud]}${TENANT}`,
      validated: true,
    });
  });
});

describe('the addresses of a cloud', () => {
  // What the library makes of its own names for the two clouds that it knows.
  const made = (options: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0]): unknown =>
    INNER.parse(new ConfigurationBotFrameworkAuthentication(options)).inner;

  it.each([
    ['public', {}],
    ['usgov', { ChannelService: 'https://botframework.azure.us' }],
  ] as const)('are those of the library in “%s”', (cloud, known) => {
    expect(made(configurationFor(cloud, undefined))).toEqual(made(known));
  });

  const fetching = async (cloud: (typeof CLOUD_NAMES)[number], type: string, tenant: string | undefined) => {
    const { ToChannelFromBotLoginUrl: login = '', ToChannelFromBotOAuthScope: audience = '' } = configurationFor(
      cloud,
      tenant,
    );
    const own = { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'not-a-real-secret', MicrosoftAppType: type };
    const factory = new ConfigurationServiceClientCredentialFactory({
      ...own,
      ...(tenant !== undefined && { MicrosoftAppTenantId: tenant }),
    });
    return JSON.parse(JSON.stringify(await factory.createCredentials(APP_ID, audience, login, true)));
  };

  it.each(CLOUD_NAMES)('are where the library fetches tokens: %s', async (cloud) => {
    expect(await fetching(cloud, 'SingleTenant', TENANT)).toMatchObject({
      oAuthEndpoint: `${LOGINS[cloud]}${TENANT}`,
      oAuthScope: SERVICES[cloud],
    });
    const many = await fetching(cloud, 'MultiTenant', undefined);
    expect(many['oAuthEndpoint'].toLowerCase()).toBe(`${LOGINS[cloud]}${SERVICE_TENANTS[cloud]}`.toLowerCase());
  });
});

describe.each(CLOUD_NAMES)('the doctor, in the cloud “%s”', (cloud) => {
  it('asks for tokens and keys there', () => {
    expect(addressesIn(cloud)).toMatchObject({
      login: LOGINS[cloud],
      anyTenant: SERVICE_TENANTS[cloud],
      scope: SERVICES[cloud],
      openId: configurationFor(cloud, undefined).ToBotFromChannelOpenIdMetadataUrl,
    });
  });
});
