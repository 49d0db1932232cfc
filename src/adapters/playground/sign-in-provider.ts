import * as openid from 'openid-client';
import type { Clock } from '../../core/ports.ts';
import { CLOCK_TOLERANCE_SECONDS, DISCOVERED_FOR_MS, PROVIDER_WITHIN_SECONDS } from './sign-in-limits.ts';
import type { SignInSettings } from './sign-in-settings.ts';

/** What has to come back, kept by the browser that signs in. */
export interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** `why` is a code, never what was sent or said. */
type Failed = { readonly outcome: 'unreachable' | 'refused'; readonly why: string };

/** The provider that vouches for people. Never rejects because of what it does. */
export interface Provider {
  begin(): Promise<{ readonly outcome: 'begun'; readonly address: URL; readonly asked: Asked } | Failed>;
  /** What the provider says of whoever it sent back, checked: signed by it, for us, of this sign-in, and of now. */
  finish(query: string, asked: Asked): Promise<{ readonly outcome: 'vouched'; readonly claims: unknown } | Failed>;
}

/** Where the provider sends people back to. */
export const BACK_PATH = '/sign-in/back';

export function createProvider(parts: {
  readonly settings: SignInSettings;
  readonly clock: Clock;
  readonly fetch?: openid.CustomFetch;
}): Provider {
  const { settings, clock } = parts;
  const back = settings.publicUrl + BACK_PATH;
  let known: { readonly configuration: openid.Configuration; readonly until: number } | undefined;

  async function discovered(): Promise<openid.Configuration> {
    if (known !== undefined && clock() < known.until) return known.configuration;
    const configuration = await discover(settings, parts.fetch);
    known = { configuration, until: clock() + DISCOVERED_FOR_MS };
    return configuration;
  }

  async function begin(): ReturnType<Provider['begin']> {
    try {
      const configuration = await discovered();
      const asked = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
      };
      const address = openid.buildAuthorizationUrl(configuration, {
        redirect_uri: back,
        scope: 'openid profile',
        state: asked.state,
        nonce: asked.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(asked.verifier),
        code_challenge_method: 'S256',
      });
      return { outcome: 'begun', address, asked };
    } catch (cause) {
      return failureOf(cause);
    }
  }

  async function finish(query: string, { state, nonce, verifier }: Asked): ReturnType<Provider['finish']> {
    try {
      const tokens = await openid.authorizationCodeGrant(await discovered(), new URL(`${back}${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      return { outcome: 'vouched', claims: tokens.claims() };
    } catch (cause) {
      return failureOf(cause);
    }
  }

  return { begin, finish };
}

async function discover(
  { issuer, clientId, clientSecret }: SignInSettings,
  fetch: openid.CustomFetch | undefined,
): Promise<openid.Configuration> {
  // The settings let plain HTTP be on this machine alone.
  const insecure = new URL(issuer).protocol === 'http:' ? [openid.allowInsecureRequests] : [];
  const metadata = { client_secret: clientSecret, [openid.clockTolerance]: CLOCK_TOLERANCE_SECONDS };
  return openid.discovery(new URL(issuer), clientId, metadata, undefined, {
    // Without the second, a token is believed because of where it came from.
    execute: [...insecure, openid.enableNonRepudiationChecks],
    timeout: PROVIDER_WITHIN_SECONDS,
    ...(fetch === undefined ? {} : { [openid.customFetch]: fetch }),
  });
}

/** What says nothing of the person or the sign-in, but of the way there. */
const OF_THE_WAY = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);

// What the library throws may hold the token: only its code is told.
function failureOf(cause: unknown): Failed {
  if (cause instanceof openid.ResponseBodyError || cause instanceof openid.AuthorizationResponseError)
    return { outcome: 'refused', why: plain(cause.error) };
  const code = cause instanceof Error && 'code' in cause && cause.code !== undefined ? plain(cause.code) : undefined;
  if (code === undefined || OF_THE_WAY.has(code)) return { outcome: 'unreachable', why: code ?? 'no-answer' };
  return { outcome: 'refused', why: code };
}

/** A provider's own code is words with lines between them. Anything else may be what it was sent. */
const plain = (code: unknown): string =>
  typeof code === 'string' && /^(?=.{1,60}$)[a-z]+(?:_[a-z]+)*$/i.test(code) ? code : 'unknown';
