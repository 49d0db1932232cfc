import type { Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { z } from 'zod';
import { inTime, TooLate } from './in-time.ts';
import { quietly } from './quietly.ts';

/** Who calls, as botbuilder found out: it takes this to answer them. */
export type Caller = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

type TokenCheck =
  | { readonly outcome: 'valid'; readonly caller: Caller }
  | { readonly outcome: 'invalid' }
  /** The keys to check it with could not be fetched: nothing is known about the token. */
  | { readonly outcome: 'unchecked'; readonly cause: unknown };

/** Checks the token of a request from Teams, by botbuilder and the keys that Microsoft publishes for the issuer. Never prints. */
export async function checkToken(
  authentication: ConfigurationBotFrameworkAuthentication,
  activity: Activity,
  {
    authorization,
    issuer,
    patienceMs,
  }: { readonly authorization: string; readonly issuer: string; readonly patienceMs: number },
): Promise<TokenCheck> {
  if (!isFromConnector(authorization, issuer)) return { outcome: 'invalid' };
  try {
    const caller = await inTime(
      quietly(() => authentication.authenticateRequest(activity, authorization)),
      patienceMs,
    );
    return { outcome: 'valid', caller };
  } catch (cause) {
    return cameFromFetchingKeys(cause) ? { outcome: 'unchecked', cause } : { outcome: 'invalid' };
  }
}

const CLAIMS = z.looseObject({ iss: z.string() });

// botbuilder also takes tokens that bots and the emulator get for themselves, and does not hold those to a service URL.
// Whoever is sent an answer by Clausebook holds one such token.
function isFromConnector(authorization: string, issuer: string): boolean {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]*$/.exec(authorization)?.[1];
  if (payload === undefined) return false;
  try {
    return CLAIMS.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString())).data?.iss === issuer;
  } catch {
    // No JSON: no token.
    return false;
  }
}

const STATUS = z.looseObject({ statusCode: z.number().min(500) });
const FETCH_ERROR = z.looseObject({ name: z.literal('FetchError') });

const cameFromFetchingKeys = (cause: unknown): boolean =>
  cause instanceof TooLate || STATUS.safeParse(cause).success || FETCH_ERROR.safeParse(cause).success;
