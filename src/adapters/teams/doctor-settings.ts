import { z } from 'zod';
import type { Check, Finding } from '../../core/checkup.ts';
import { DOCTOR } from './doctor-wording.ts';
import type { TeamsSettings } from './settings.ts';

type Registered = Extract<TeamsSettings, { kind: 'registered' }>;

/** Whether the settings look like what Microsoft gives. No call is made. */
export const settingsChecks = (settings: Registered): readonly Check[] => [
  known('settings', { outcome: 'ok', says: DOCTOR.setUp(settings.appType) }),
  known('app id', idFinding(settings.appId, 'MicrosoftAppId', DOCTOR.mendAppId)),
  known('tenant id', tenantFinding(settings)),
  known('client secret', secretFinding(settings)),
];

/** A check of what is known already. */
export const known = (name: string, finding: Finding): Check => ({ name, run: async () => [finding] });

const isGuid = (text: string): boolean => z.guid().safeParse(text).success;

const idFinding = (id: string, setting: string, mend: string): Finding =>
  isGuid(id) ? { outcome: 'ok', says: DOCTOR.idRight } : { outcome: 'not-ok', says: DOCTOR.idWrong(setting), mend };

const tenantFinding = ({ appType, tenantId = '' }: Registered): Finding =>
  appType === 'MultiTenant' && tenantId === ''
    ? { outcome: 'ok', says: DOCTOR.noTenant }
    : idFinding(tenantId, 'MicrosoftAppTenantId', DOCTOR.mendTenantId);

function secretFinding({ appType, appPassword = '' }: Registered): Finding {
  if (appType === 'UserAssignedMSI') return { outcome: 'ok', says: DOCTOR.noSecret };
  if (isGuid(appPassword)) return { outcome: 'not-ok', says: DOCTOR.secretIsId, mend: DOCTOR.mendSecretIsId };
  return { outcome: 'ok', says: DOCTOR.secretThere };
}
