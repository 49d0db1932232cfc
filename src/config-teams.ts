import { z } from 'zod';
import { isGiven, text } from './config-values.ts';
import type { Given } from './config-values.ts';

export interface TeamsConfig {
  readonly appId: string;
  readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  readonly appPassword?: string;
  readonly tenantId?: string;
  readonly cloud?: 'public' | 'usgov' | 'china';
  /** The last day on which the secret is good, YYYY-MM-DD: Microsoft does not tell the app. */
  readonly secretExpires?: string;
}

const type = text
  .pipe(
    z
      .enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'], 'one of MultiTenant, SingleTenant, UserAssignedMSI.')
      .optional(),
  )
  .transform((value) => value ?? 'MultiTenant');

export const teamsShape = {
  MicrosoftAppId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppTenantId: text,
  MicrosoftAppType: type,
  MicrosoftAppCloud: text.pipe(z.enum(['public', 'usgov', 'china'], 'one of public, usgov, china.').optional()),
  TEAMS_SECRET_EXPIRES: text.pipe(z.iso.date('a day such as 2027-03-01.').optional()),
};

/** What is missing, told from what was given. */
export function teamsFaults(env: Given): readonly string[] {
  if (!Object.keys(teamsShape).some((name) => isGiven(env, name))) return [];
  const faults: string[] = [];
  if (!isGiven(env, 'MicrosoftAppId'))
    faults.push('MicrosoftAppId: is missing; Teams needs it beside the other MicrosoftApp settings.');
  const read = type.safeParse(env['MicrosoftAppType']);
  if (!read.success) return faults;
  if (!isGiven(env, 'MicrosoftAppPassword') && read.data !== 'UserAssignedMSI') {
    faults.push(`MicrosoftAppPassword: is missing; an app of the type ${read.data} needs it.`);
  }
  if (!isGiven(env, 'MicrosoftAppTenantId') && read.data !== 'MultiTenant') {
    faults.push(`MicrosoftAppTenantId: is missing; an app of the type ${read.data} needs it.`);
  }
  return faults;
}

const environment = z.object(teamsShape);

/** Of settings without a fault. */
export function teamsFrom(values: z.infer<typeof environment>): TeamsConfig | undefined {
  if (values.MicrosoftAppId === undefined) return undefined;
  return {
    appId: values.MicrosoftAppId,
    appType: values.MicrosoftAppType,
    ...(values.MicrosoftAppPassword === undefined ? {} : { appPassword: values.MicrosoftAppPassword }),
    ...(values.MicrosoftAppTenantId === undefined ? {} : { tenantId: values.MicrosoftAppTenantId }),
    ...(values.MicrosoftAppCloud === undefined ? {} : { cloud: values.MicrosoftAppCloud }),
    ...(values.TEAMS_SECRET_EXPIRES === undefined ? {} : { secretExpires: values.TEAMS_SECRET_EXPIRES }),
  };
}
