import type { Request, RequestHandler, Response } from 'express';
import type { Clock, Log } from '../../core/ports.ts';
import { ownAddress } from './own-page.ts';
import { admit } from './sign-in-admission.ts';
import type { Cookies } from './sign-in-cookies.ts';
import { MOST_SIGN_INS_A_MINUTE } from './sign-in-limits.ts';
import type { Notice } from './sign-in-page.ts';
import type { Provider } from './sign-in-provider.ts';
import { isAdmin } from './sign-in-settings.ts';
import type { SignInSettings } from './sign-in-settings.ts';
import * as words from './sign-in-wording.ts';

/** The way to the provider, and back with its word. */
export interface SignInFlow {
  readonly begin: RequestHandler;
  readonly back: RequestHandler;
}

const AGAIN = { label: words.SIGN_IN_AGAIN, href: '/sign-in' };

export function createSignInFlow(parts: {
  readonly settings: SignInSettings;
  readonly provider: Provider;
  readonly cookies: Cookies;
  readonly say: (response: Response, status: number, notice: Notice) => void;
  readonly clock: Clock;
  readonly log: Log;
}): SignInFlow {
  const { settings, provider, cookies, say, clock, log } = parts;
  const [mayBegin, mayFinish] = [fewAMinute(clock), fewAMinute(clock)];
  const busy = (response: Response): void =>
    say(response.set('Retry-After', '60'), 429, { heading: words.BUSY_HEADING, lines: words.BUSY_LINES });

  function failed(response: Response, outcome: 'unreachable' | 'refused' | 'stale', why: string): void {
    log.warn('sign-in-failed', { outcome, why });
    const { status, ...notice } = FAILED[outcome];
    say(response, status, { ...notice, link: AGAIN });
  }

  const begin: RequestHandler = async (request, response) => {
    if (!mayBegin()) return busy(response);
    const begun = await provider.begin();
    // Whatever is wrong, nobody can mend it by signing in otherwise.
    if (begun.outcome !== 'begun') return failed(response, 'unreachable', begun.why);
    const to = ownAddress(request.query['to'], settings.publicUrl);
    await cookies.ask(response, { ...begun.asked, to }, clock());
    response.redirect(303, begun.address.href);
  };

  const back: RequestHandler = async (request, response) => {
    const asked = await cookies.asked(request, response, clock());
    // Before the provider is asked anything, so that nobody makes it work from elsewhere.
    if (asked === undefined || request.query['state'] !== asked.state)
      return failed(response, 'stale', 'not-begun-here');
    if (!mayFinish()) return busy(response);
    const finished = await provider.finish(queryOf(request), asked);
    if (finished.outcome !== 'vouched') return failed(response, finished.outcome, finished.why);
    const admission = admit(finished.claims, settings);
    if (admission.admitted === undefined) {
      log.warn('sign-in-turned-away', { why: admission.why });
      return say(response, 403, { heading: words.TURNED_AWAY_HEADING, lines: words.TURNED_AWAY_LINES });
    }
    await cookies.begin(response, admission.admitted, clock());
    log.info('signed-in', { admin: isAdmin(admission.admitted) });
    response.redirect(303, asked.to);
  };

  return { begin, back };
}

const FAILED = {
  unreachable: { status: 502, heading: words.UNAVAILABLE_HEADING, lines: words.UNAVAILABLE_LINES },
  refused: { status: 400, heading: words.NOT_SIGNED_IN_HEADING, lines: words.REFUSED_LINES },
  stale: { status: 400, heading: words.NOT_SIGNED_IN_HEADING, lines: words.STALE_LINES },
} as const;

const queryOf = ({ originalUrl }: Request): string => {
  const at = originalUrl.indexOf('?');
  return at === -1 ? '' : originalUrl.slice(at);
};

/** Whether there may be one more in this minute. */
function fewAMinute(clock: Clock): () => boolean {
  let [minute, count] = [0, 0];
  return () => {
    const now = Math.floor(clock() / 60_000);
    if (now !== minute) [minute, count] = [now, 0];
    count += 1;
    return count <= MOST_SIGN_INS_A_MINUTE;
  };
}
