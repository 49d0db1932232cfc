import { webApi } from '@slack/bolt';
import type { Check, Finding } from '../../core/checkup.ts';
import type { Council } from '../../core/people.ts';
import type { Clock } from '../../core/ports.ts';
import { boltLogger } from './bolt-logger.ts';
import { addressCheck } from './doctor-address.ts';
import { channelCheck } from './doctor-channels.ts';
import { installedChecks, sayWhereInstalled } from './doctor-installed.ts';
import type { InstalledAt } from './doctor-installed.ts';
import { sayCheck } from './doctor-say.ts';
import { askAboutToken, tokenChecks } from './doctor-token.ts';
import { DOCTOR } from './doctor-wording.ts';
import { failureOf } from './failure.ts';
import { CALL_TIMEOUT_MS } from './limits.ts';
import type { SlackSettings } from './slack-platform.ts';
import type { ClientOptions } from './web-client.ts';

/** What is looked at besides the settings. */
export interface Asked {
  /** Under which Slack reaches this service. */
  readonly address?: string;
  /** Where a message is posted to see whether one can be. */
  readonly say?: string;
}

type OneToken = Extract<SlackSettings, { botToken: string }>;
/** How requests come, and where calls go. */
type Line = (
  | Pick<Extract<OneToken, { mode: 'http' }>, 'mode' | 'signingSecret'>
  | Pick<Extract<OneToken, { mode: 'socket' }>, 'mode' | 'appToken'>
) &
  Pick<OneToken, 'apiUrl'>;

/** Everything that has to be right before Slack works, in the order to mend it in. */
export function slackChecks(options: {
  /** Those of one bot token, or where workspaces have installed the app, each with a token of its own. */
  readonly settings: OneToken | (Line & { readonly installed: readonly InstalledAt[] }) | undefined;
  readonly councils: readonly Council[];
  readonly asked: Asked;
  readonly clock?: Clock;
}): readonly Check[] {
  const { settings, councils, asked, clock = Date.now } = options;
  if (settings === undefined)
    return [known('settings', { outcome: 'not-ok', says: DOCTOR.notSetUp, mend: DOCTOR.mendNotSetUp })];
  const calls = callsOf(settings.apiUrl);
  return [
    known('settings', { outcome: 'ok', says: DOCTOR.setUp(settings.mode, settings.apiUrl) }),
    ...('installed' in settings
      ? installedChecks({ installed: settings.installed, councils, calls, clock })
      : tokenChecks(askAboutToken(settings.botToken, calls, clock))),
    settings.mode === 'http' ? secretCheck(settings.signingSecret) : socketCheck(settings.appToken, calls),
    ...('installed' in settings ? [] : [channelCheck(clientOf(settings, calls), councils)]),
    ...(asked.address === undefined ? [] : [addressed(settings, asked.address, clock)]),
    ...(asked.say === undefined ? [] : [saying(settings, calls, asked.say)]),
  ];
}

const clientOf = ({ botToken }: OneToken, calls: ClientOptions): webApi.WebClient =>
  new webApi.WebClient(botToken, { ...calls });

const addressed = (line: Line, address: string, clock: Clock): Check =>
  line.mode === 'http'
    ? addressCheck(address, line.signingSecret, clock)
    : known('address', { outcome: 'ok', says: DOCTOR.addressSocket });

const saying = (
  settings: OneToken | { readonly installed: readonly InstalledAt[] },
  calls: ClientOptions,
  channel: string,
): Check =>
  'installed' in settings
    ? sayWhereInstalled(settings.installed, calls, channel)
    : sayCheck(clientOf(settings, calls), channel);

const known = (name: string, finding: Finding): Check => ({ name, run: async () => [finding] });

const quiet = (): void => undefined;

/** Somebody is watching: one try, and what goes wrong is found and not logged. */
const callsOf = (apiUrl: string | undefined): ClientOptions => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: CALL_TIMEOUT_MS,
  logger: boltLogger({ info: quiet, warn: quiet, error: quiet }),
});

const secretCheck = (secret: string): Check =>
  known(
    'signing secret',
    /^[\da-z]{32}$/.test(secret)
      ? { outcome: 'ok', says: DOCTOR.secretRight }
      : { outcome: 'not-ok', says: DOCTOR.secretWrong, mend: DOCTOR.mendSecret },
  );

const socketCheck = (appToken: string, calls: ClientOptions): Check => ({
  name: 'app-level token',
  async run() {
    try {
      // What is opened and not used ends by itself.
      await new webApi.WebClient(appToken, { ...calls }).apps.connections.open({});
      return [{ outcome: 'ok', says: DOCTOR.socketOpens }];
    } catch (cause) {
      const { code } = failureOf(cause);
      if (!(cause instanceof webApi.WebAPIPlatformError))
        return [{ outcome: 'could-not-tell', says: DOCTOR.unreachable(code), mend: DOCTOR.mendUnreachable }];
      return [{ outcome: 'not-ok', says: DOCTOR.socketRefused(code), mend: DOCTOR.mendSocket }];
    }
  },
});
