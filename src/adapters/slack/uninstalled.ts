import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Installations, Log } from '../../core/ports.ts';
import { failureOf } from './failure.ts';
import type { Installation } from './installation.ts';
import { CLOCK_SKEW_MS } from './limits.ts';
import type { Tokens } from './tokens.ts';
import { onceOnly } from './web-client.ts';
import type { ClientOptions } from './web-client.ts';
import { readWhose } from './whose.ts';

const body = z.object({
  event_time: z.number().default(0),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    // Users' tokens, which we have none of, are told of as well.
    z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(z.string()).min(1) }) }),
  ]),
});

/** When the app was taken out somewhere, in milliseconds since 1970; undefined if that is not what is told. */
export function readUninstalled(given: unknown): { readonly at: number } | undefined {
  const read = body.safeParse(given);
  return read.success ? { at: read.data.event_time * 1000 } : undefined;
}

/** Slack's words for a token that will never be taken again. */
const DEAD: ReadonlySet<string> = new Set(['account_inactive', 'invalid_auth', 'token_revoked']);

/**
 * Forgets an installation that Slack says is gone. It comes late at times, when the app is installed again already: so a token that Slack
 * still takes is kept. Where Slack cannot be asked, the one that it is likeliest told of goes, if it is older than that. Never rejects.
 */
export async function forgetUninstalled(
  given: unknown,
  at: number,
  parts: {
    readonly tokens: Tokens;
    readonly installations: Installations;
    readonly calls: ClientOptions;
    readonly log: Log;
  },
): Promise<void> {
  const { tokens, installations, calls, log } = parts;
  for (const [index, id] of (readWhose(given)?.installations ?? []).entries())
    try {
      const kept = await tokens.read(id);
      if (kept === undefined) continue;
      const state = await stateOf(kept.installation, calls);
      const older = kept.installation.installedAt <= at + CLOCK_SKEW_MS;
      if (state === 'there' || (state === 'unknown' && !(index === 0 && older))) continue;
      if (await installations.forget(id, kept.version)) log.info('slack-uninstalled', { installation: id });
      await tokens.read(id);
    } catch (cause) {
      log.error('slack-uninstall-failed', { installation: id }, cause);
    }
}

async function stateOf({ token }: Installation, calls: ClientOptions): Promise<'there' | 'gone' | 'unknown'> {
  try {
    await new webApi.WebClient(token, onceOnly(calls)).auth.test();
    return 'there';
  } catch (cause) {
    return DEAD.has(failureOf(cause).code) ? 'gone' : 'unknown';
  }
}
