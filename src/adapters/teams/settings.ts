import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';
import { Fault } from '../../core/errors.ts';
import { configurationFor } from './clouds.ts';
import type { CloudName } from './clouds.ts';

export type TeamsSettings =
  | {
      readonly kind: 'registered';
      readonly appId: string;
      /** Absent for a managed identity. */
      readonly appPassword?: string | undefined;
      /** Needed unless the app is for many tenants. */
      readonly tenantId?: string | undefined;
      readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
      /** Microsoft's public cloud if it is left out. */
      readonly cloud?: CloudName | undefined;
    }
  /** No app id: anybody who can reach the port may call. Only for a service bound to loopback. */
  | { readonly kind: 'emulator' };

type Credentials = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];

/** Where tokens come from and are checked, if not where the settings' cloud has it, with the app's own secret. */
export interface TeamsCloud {
  readonly credentials?: Credentials;
  readonly configuration?: ConfigurationBotFrameworkAuthenticationOptions;
}

/** Half a set of settings is a fault here, so that it is not found out by the first message. */
export function authenticationFor(
  settings: TeamsSettings,
  { credentials, configuration }: TeamsCloud,
): ConfigurationBotFrameworkAuthentication {
  if (settings.kind === 'emulator') return new ConfigurationBotFrameworkAuthentication({});
  const { appId, appPassword, tenantId, appType, cloud = 'public' } = settings;
  if (appType !== 'MultiTenant' && !tenantId) throw incomplete('MicrosoftAppTenantId', appType);
  if (appType !== 'UserAssignedMSI' && !appPassword) throw incomplete('MicrosoftAppPassword', appType);
  const own = {
    MicrosoftAppId: appId,
    MicrosoftAppType: appType,
    ...(tenantId && { MicrosoftAppTenantId: tenantId }),
    ...(appPassword && appType !== 'UserAssignedMSI' && { MicrosoftAppPassword: appPassword }),
  };
  return new ConfigurationBotFrameworkAuthentication(
    { ...own, ...configurationFor(cloud, appType === 'MultiTenant' ? undefined : tenantId), ...configuration },
    credentials ?? new ConfigurationServiceClientCredentialFactory(own),
  );
}

const incomplete = (name: string, appType: string): Fault =>
  new Fault('CONFIG_INVALID', `${name} is missing. Teams needs it when MicrosoftAppType is ${appType}.`);
