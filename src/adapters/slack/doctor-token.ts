import { webApi } from '@slack/bolt';
import type { Check, Finding } from '../../core/checkup.ts';
import type { Clock } from '../../core/ports.ts';
import { DOCTOR } from './doctor-wording.ts';
import { failureOf } from './failure.ts';
import { CLOCK_MAY_BE_OFF_SECONDS, SIGNATURE_WINDOW_SECONDS } from './limits.ts';
import { BOT_SCOPES } from './scopes.ts';
import type { ClientOptions } from './web-client.ts';

/** What Slack says of the bot token. */
export type Asked =
  | {
      readonly answer: 'taken';
      readonly bot: string;
      readonly team: string;
      /** Undefined if Slack does not tell. */
      readonly scopes: readonly string[] | undefined;
      /** How far this machine's clock is ahead of Slack's; undefined if Slack does not tell. */
      readonly aheadSeconds: number | undefined;
    }
  | { readonly answer: 'refused' | 'unreachable'; readonly code: string };

/** Asks Slack about the bot token, once however often it is called. Never rejects. */
export function askAboutToken(token: string, calls: ClientOptions, clock: Clock): () => Promise<Asked> {
  let asking: Promise<Asked> | undefined;
  return () => (asking ??= ask(token, calls, clock));
}

async function ask(token: string, calls: ClientOptions, clock: Clock): Promise<Asked> {
  let aheadSeconds: number | undefined;
  const listening: ClientOptions['fetch'] = async (url, init) => {
    const response = await fetch(url, init);
    const slacks = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(slacks)) aheadSeconds = Math.round((clock() - slacks) / 1000);
    return response;
  };
  try {
    const told = await new webApi.WebClient(token, { ...calls, fetch: listening }).auth.test();
    const { scopes } = told.response_metadata ?? {};
    const team = told.team === undefined ? String(told.team_id) : `“${told.team}” (${told.team_id})`;
    return { answer: 'taken', bot: told.user ?? String(told.user_id), team, scopes, aheadSeconds };
  } catch (cause) {
    const { code } = failureOf(cause);
    return { answer: cause instanceof webApi.WebAPIPlatformError ? 'refused' : 'unreachable', code };
  }
}

/** Whether Slack takes the token, whether it grants what is needed, and whether the clocks agree. `mend`: how another token is come by. */
export const tokenChecks = (
  asked: () => Promise<Asked>,
  mend: (code: string) => string = DOCTOR.mendToken,
): readonly Check[] => [
  { name: 'bot token', run: async () => [tokenFinding(await asked(), mend)] },
  { name: 'scopes', run: async () => [scopesFinding(await asked())] },
  { name: 'clock', run: async () => [clockFinding(await asked())] },
];

function tokenFinding(asked: Asked, mend: (code: string) => string): Finding {
  if (asked.answer === 'taken') return { outcome: 'ok', says: DOCTOR.tokenTaken(asked.bot, asked.team) };
  if (asked.answer === 'unreachable')
    return { outcome: 'could-not-tell', says: DOCTOR.unreachable(asked.code), mend: DOCTOR.mendUnreachable };
  return { outcome: 'not-ok', says: DOCTOR.tokenRefused(asked.code), mend: mend(asked.code) };
}

function scopesFinding(asked: Asked): Finding {
  if (asked.answer !== 'taken')
    return { outcome: 'could-not-tell', says: DOCTOR.scopesUntold, mend: DOCTOR.mendTokenFirst };
  const { scopes } = asked;
  if (scopes === undefined)
    return { outcome: 'could-not-tell', says: DOCTOR.scopesUntold, mend: DOCTOR.mendScopesUntold };
  const missing = BOT_SCOPES.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0) return { outcome: 'not-ok', says: DOCTOR.scopesMissing(missing), mend: DOCTOR.mendScopes };
  const needed: ReadonlySet<string> = new Set(BOT_SCOPES);
  return { outcome: 'ok', says: DOCTOR.scopesGranted(scopes.filter((scope) => !needed.has(scope))) };
}

function clockFinding(asked: Asked): Finding {
  const ahead = asked.answer === 'taken' ? asked.aheadSeconds : undefined;
  if (ahead === undefined) return { outcome: 'could-not-tell', says: DOCTOR.clockUntold, mend: DOCTOR.mendTokenFirst };
  if (Math.abs(ahead) <= CLOCK_MAY_BE_OFF_SECONDS) return { outcome: 'ok', says: DOCTOR.clockRight };
  return { outcome: 'not-ok', says: DOCTOR.clockWrong(ahead, SIGNATURE_WINDOW_SECONDS), mend: DOCTOR.mendClock };
}
