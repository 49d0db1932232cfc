import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';

/** Microsoft's clouds in which Teams runs. GCC is in the public one, GCC High and DoD are in the US government's. */
export const CLOUD_NAMES = ['public', 'usgov', 'china'] as const;
export type CloudName = (typeof CLOUD_NAMES)[number];

/** Where a cloud's tokens come from, and how those that Teams sends are checked. */
interface Cloud {
  /** Tokens for the service are fetched under it, for the app's own tenant or else for the service's. */
  readonly login: string;
  readonly serviceTenant: string;
  /** For whom a token is that we fetch, and who issues those that Teams sends. */
  readonly service: string;
  /** Names the keys that these are signed with. */
  readonly openId: string;
  /** botbuilder wants it; no token is taken by it. */
  readonly emulatorOpenId: string;
  /** botbuilder wants it for signing people in, which is not done here. */
  readonly oauth: string;
}

const ADDRESSES: Readonly<Record<CloudName, Cloud>> = {
  public: {
    login: 'https://login.microsoftonline.com/',
    serviceTenant: 'botframework.com',
    service: 'https://api.botframework.com',
    openId: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    emulatorOpenId: 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
    oauth: 'https://api.botframework.com',
  },
  usgov: {
    login: 'https://login.microsoftonline.us/',
    serviceTenant: 'MicrosoftServices.onmicrosoft.us',
    service: 'https://api.botframework.us',
    openId: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    emulatorOpenId:
      'https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration',
    oauth: 'https://api.botframework.azure.us',
  },
  china: {
    login: 'https://login.partner.microsoftonline.cn/',
    serviceTenant: 'microsoftservices.partner.onmschina.cn',
    service: 'https://api.botframework.azure.cn',
    openId: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    emulatorOpenId:
      'https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/v2.0/.well-known/openid-configuration',
    oauth: 'https://token.botframework.azure.cn',
  },
};

/** Where Microsoft gives tokens and publishes keys. */
export interface MicrosoftAddresses {
  /** The login, without a tenant. */
  readonly login: string;
  /** Where an app of many tenants gets its tokens. */
  readonly anyTenant: string;
  /** What tokens are asked for. */
  readonly scope: string;
  readonly openId: string;
}

export function addressesIn(cloud: CloudName): MicrosoftAddresses {
  const { login, serviceTenant, service, openId } = ADDRESSES[cloud];
  return { login, anyTenant: serviceTenant, scope: service, openId };
}

/** Who issues every token that Teams sends in a cloud. */
export const issuerIn = (cloud: CloudName): string => ADDRESSES[cloud].service;

/** A cloud's addresses as botbuilder takes them. `tenant`: of an app of one tenant. */
export function configurationFor(
  cloud: CloudName,
  tenant: string | undefined,
): ConfigurationBotFrameworkAuthenticationOptions {
  const { login, serviceTenant, service, openId, emulatorOpenId, oauth } = ADDRESSES[cloud];
  return {
    ToChannelFromBotLoginUrl: `${login}${tenant ?? serviceTenant}`,
    ToChannelFromBotOAuthScope: service,
    ToBotFromChannelTokenIssuer: service,
    ToBotFromChannelOpenIdMetadataUrl: openId,
    ToBotFromEmulatorOpenIdMetadataUrl: emulatorOpenId,
    OAuthUrl: oauth,
    ValidateAuthority: true,
  };
}
