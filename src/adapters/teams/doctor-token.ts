import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { z } from 'zod';
import type { Check, Finding } from '../../core/checkup.ts';
import type { Clock } from '../../core/ports.ts';
import type { MicrosoftAddresses } from './clouds.ts';
import { call, jsonOf } from './doctor-calls.ts';
import { DOCTOR } from './doctor-wording.ts';
import { inTime } from './in-time.ts';
import { LIMITS } from './limits.ts';
import type { TeamsCloud, TeamsSettings } from './settings.ts';

type Registered = Extract<TeamsSettings, { kind: 'registered' }>;

/** What Microsoft's login says of the app. */
type Asked = (
  | { readonly answer: 'given' }
  | { readonly answer: 'refused'; readonly codes: readonly number[]; readonly code: string }
  | { readonly answer: 'unreachable'; readonly code: string }
  | { readonly answer: 'no-identity' }
) & {
  /** How far this machine's clock is ahead of Microsoft's; undefined if it was not told. */
  readonly aheadSeconds?: number;
};

/** Whether a token can be had as the service gets it, and whether the clocks agree. Microsoft is asked once. */
export function tokenChecks(
  settings: Registered,
  parts: {
    readonly addresses: MicrosoftAddresses;
    readonly credentials: TeamsCloud['credentials'];
    readonly clock: Clock;
  },
): readonly Check[] {
  let asking: Promise<Asked> | undefined;
  const asked = (): Promise<Asked> =>
    (asking ??= settings.appType === 'UserAssignedMSI' ? askIdentity(settings, parts) : askLogin(settings, parts));
  const { host } = new URL(parts.addresses.login);
  return [
    { name: 'token', run: async () => [tokenFinding(await asked(), host)] },
    { name: 'clock', run: async () => [clockFinding(await asked())] },
  ];
}

const REFUSAL = z.object({
  error: z.string().regex(/^(?=.{1,60}$)[a-z]+(?:_[a-z]+)*$/i),
  error_codes: z.array(z.number().int()).optional(),
});
const GIVEN = z.object({ access_token: z.string().min(1) });

async function askLogin(
  { appId, appPassword = '', appType, tenantId = '' }: Registered,
  { addresses, clock }: { readonly addresses: MicrosoftAddresses; readonly clock: Clock },
): Promise<Asked> {
  const tenant = appType === 'MultiTenant' ? addresses.anyTenant : tenantId;
  const called = await call(new URL(`${encodeURIComponent(tenant)}/oauth2/v2.0/token`, addresses.login), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: appPassword,
      scope: `${addresses.scope}/.default`,
    }),
  });
  if (called.outcome === 'unreachable') return { answer: 'unreachable', code: called.code };
  const microsofts = Date.parse(called.headers.get('date') ?? '');
  const told = Number.isNaN(microsofts) ? {} : { aheadSeconds: Math.round((clock() - microsofts) / 1000) };
  const body = jsonOf(called.text);
  if (called.status === 200 && GIVEN.safeParse(body).success) return { answer: 'given', ...told };
  const refusal = REFUSAL.safeParse(body);
  if (!refusal.success) return { answer: 'unreachable', code: `status ${called.status}`, ...told };
  const { error, error_codes: codes = [] } = refusal.data;
  return { answer: 'refused', codes, code: codes[0] === undefined ? error : `AADSTS${codes[0]}`, ...told };
}

const CREDENTIALS = z.custom<{ getToken(): Promise<unknown> }>(
  (value) => typeof value === 'object' && value !== null && 'getToken' in value,
);

/** A managed identity is known only to the machine it was given to, so the library is asked as the service asks it. */
async function askIdentity(
  { appId, appType, tenantId }: Registered,
  { addresses, credentials }: Parameters<typeof tokenChecks>[1],
): Promise<Asked> {
  const own = { MicrosoftAppId: appId, MicrosoftAppType: appType, ...(tenantId && { MicrosoftAppTenantId: tenantId }) };
  try {
    const factory = credentials ?? new ConfigurationServiceClientCredentialFactory(own);
    const made = await factory.createCredentials(appId, addresses.scope, addresses.login, true);
    await inTime(CREDENTIALS.parse(made).getToken(), LIMITS.patienceMs);
    return { answer: 'given' };
  } catch {
    return { answer: 'no-identity' };
  }
}

function tokenFinding(asked: Asked, host: string): Finding {
  switch (asked.answer) {
    case 'given':
      return { outcome: 'ok', says: DOCTOR.tokenGiven };
    case 'refused':
      return { outcome: 'not-ok', says: DOCTOR.tokenRefused(asked.code), mend: DOCTOR.mendToken(asked.codes) };
    case 'unreachable':
      return {
        outcome: 'could-not-tell',
        says: DOCTOR.tokenUntold(asked.code),
        mend: DOCTOR.mendTokenUntold(host),
      };
    case 'no-identity':
      return { outcome: 'not-ok', says: DOCTOR.identityRefused, mend: DOCTOR.mendIdentity };
  }
}

/** Microsoft's tokens are taken for five minutes beyond their time; a minute is as much as a sound clock is ever off. */
const MAY_BE_OFF_SECONDS = 60;
const TAKEN_WITHIN_SECONDS = 300;

function clockFinding({ aheadSeconds: ahead }: Asked): Finding {
  if (ahead === undefined) return { outcome: 'could-not-tell', says: DOCTOR.clockUntold, mend: DOCTOR.mendTokenFirst };
  if (Math.abs(ahead) <= MAY_BE_OFF_SECONDS) return { outcome: 'ok', says: DOCTOR.clockRight };
  return { outcome: 'not-ok', says: DOCTOR.clockWrong(ahead, TAKEN_WITHIN_SECONDS), mend: DOCTOR.mendClock };
}
