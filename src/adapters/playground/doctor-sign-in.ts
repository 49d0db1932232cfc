import type { CustomFetch } from 'openid-client';
import type { Check, Finding } from '../../core/checkup.ts';
import type { Clock } from '../../core/ports.ts';
import { DOCTOR } from './doctor-wording.ts';
import { CLOCK_TOLERANCE_SECONDS } from './sign-in-limits.ts';
import { createProvider } from './sign-in-provider.ts';
import type { SignInSettings } from './sign-in-settings.ts';

/** As many as are read at once. */
const MOST_NAMED = 5;

/**
 * What has to be right before people can sign in to the pages: the provider answers, is the one of the settings, and its clock is ours. It is asked
 * once, as the service asks it, and nobody is signed in. `councils`: those of the guidance; undefined if that cannot be told.
 */
export function signInChecks(
  settings: SignInSettings,
  { clock, councils }: { readonly clock: Clock; readonly councils: () => Promise<readonly string[] | undefined> },
): readonly Check[] {
  let asking: Promise<Asked> | undefined;
  const asked = (): Promise<Asked> => (asking ??= ask(settings, clock));
  return [
    { name: 'sign-in provider', run: async () => [providerFinding(await asked(), settings.issuer)] },
    { name: 'sign-in clock', run: async () => [clockFinding(await asked())] },
    { name: 'sign-in councils', run: async () => councilFindings(settings, await councils()) },
  ];
}

interface Asked {
  /** Undefined: it is as it should be. Else a code. */
  readonly why: string | undefined;
  /** The network's own word for why there was no answer. */
  readonly network?: string;
  readonly status?: number;
  /** How far this machine's clock is ahead of the provider's; undefined if it was not told. */
  readonly aheadSeconds?: number;
}

async function ask(settings: SignInSettings, clock: Clock): Promise<Asked> {
  let heard: Omit<Asked, 'why'> = {};
  const listening: CustomFetch = async (url, options) => {
    try {
      const response = await fetch(url, { ...options, body: null });
      const theirs = Date.parse(response.headers.get('date') ?? '');
      const told = Number.isNaN(theirs) ? {} : { aheadSeconds: Math.round((clock() - theirs) / 1000) };
      heard = { status: response.status, ...told };
      return response;
    } catch (cause) {
      heard = { network: networkCode(cause) };
      throw cause;
    }
  };
  const begun = await createProvider({ settings, clock, fetch: listening }).begin();
  return { ...heard, why: begun.outcome === 'begun' ? undefined : begun.why };
}

function networkCode(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const { cause: under } = cause;
  return under instanceof Error && 'code' in under ? String(under.code) : cause.name;
}

/** The library's word for an issuer that is not the one that was asked for. */
const CALLED_OTHERWISE = 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED';

function providerFinding({ why, network, status }: Asked, issuer: string): Finding {
  if (why === undefined) return { outcome: 'ok', says: DOCTOR.providerRight };
  if (network !== undefined || status === undefined) {
    const mend = DOCTOR.mendProviderUnreachable(new URL(issuer).host);
    return { outcome: 'not-ok', says: DOCTOR.providerUnreachable(network ?? why), mend };
  }
  if (why === CALLED_OTHERWISE)
    return { outcome: 'not-ok', says: DOCTOR.providerOther, mend: DOCTOR.mendProviderOther };
  return { outcome: 'not-ok', says: DOCTOR.noProvider(status), mend: DOCTOR.mendNoProvider };
}

function clockFinding({ aheadSeconds: ahead }: Asked): Finding {
  if (ahead === undefined)
    return { outcome: 'could-not-tell', says: DOCTOR.clockUntold, mend: DOCTOR.mendProviderFirst };
  if (Math.abs(ahead) <= CLOCK_TOLERANCE_SECONDS) return { outcome: 'ok', says: DOCTOR.clockRight };
  return { outcome: 'not-ok', says: DOCTOR.clockWrong(ahead, CLOCK_TOLERANCE_SECONDS), mend: DOCTOR.mendClock };
}

/** With a library each, a council may be published before its files are here, so it may be no fault. */
function councilFindings(
  { councilReaders, councilAdmins }: SignInSettings,
  there: readonly string[] | undefined,
): readonly Finding[] {
  if (there === undefined)
    return [{ outcome: 'could-not-tell', says: DOCTOR.councilsUntold, mend: DOCTOR.mendGuidanceFirst }];
  const named = [...new Set([...councilReaders, ...councilAdmins].map(({ council }) => council))];
  const missing = named.filter((council) => !there.includes(council));
  if (missing.length === 0) return [{ outcome: 'ok', says: DOCTOR.councilsRight(named.length) }];
  const shown = missing.slice(0, MOST_NAMED);
  const says = DOCTOR.councilsMissing(shown, missing.length - shown.length);
  return [{ outcome: 'could-not-tell', says, mend: DOCTOR.mendCouncils }];
}
