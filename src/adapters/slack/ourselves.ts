import { webApi } from '@slack/bolt';
import { Fault } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { failureOf } from './failure.ts';
import type { ClientOptions } from './web-client.ts';
import { installationOf } from './who.ts';

/** Who we are in Slack. */
interface Own {
  readonly user: string | undefined;
  /** The installation that the token is of. */
  readonly team: string | undefined;
}

/** Undefined, with a line in the log, when Slack cannot be reached or refuses the token. */
async function whoWeAre(botToken: string, options: ClientOptions, log: Log): Promise<Own | undefined> {
  const client = new webApi.WebClient(botToken, { ...options, retryConfig: { retries: 0 } });
  try {
    const told = await client.auth.test();
    log.info('slack-token-accepted', { team: told.team_id, bot: told.user_id });
    return { user: told.user_id, team: installationOf(told) };
  } catch (cause) {
    const refused = cause instanceof webApi.WebAPIPlatformError;
    if (refused) log.error('slack-token-refused', { code: failureOf(cause).code });
    else log.warn('slack-unreachable', { ...failureOf(cause) });
    return undefined;
  }
}

/** Who we are, as far as Slack has told it. */
export interface Ourselves {
  known(): Own | undefined;
  /** Asks Slack, once it has to be asked. Never rejects. */
  ask(): Promise<Own | undefined>;
  /** The installation that the token is of. Rejects if Slack does not tell. */
  team(): Promise<string>;
}

export function createOurselves(token: string, calls: ClientOptions, log: Log): Ourselves {
  let own: Own | undefined;
  let asking: Promise<Own | undefined> | undefined;

  const ask = async (): Promise<Own | undefined> => {
    asking ??= whoWeAre(token, calls, log);
    own = await asking;
    // What Slack did not tell is asked again.
    if (own === undefined) asking = undefined;
    return own;
  };

  return {
    known: () => own,
    ask,
    async team() {
      const team = (own ?? (await ask()))?.team;
      if (team === undefined) throw new Fault('DELIVERY_FAILED', 'Slack did not tell which workspace this is.');
      return team;
    },
  };
}
