import { z } from 'zod';
import { claims, councilClaims } from './config-claims.ts';
import type { ClaimValue, CouncilClaim } from './config-claims.ts';
import { keys } from './config-keys.ts';
import type { Keys } from './config-keys.ts';
import { isGiven, text } from './config-values.ts';
import type { Given } from './config-values.ts';
import { isLoopback } from './core/loopback.ts';

/** How people sign in to the pages, and who of them may see what. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where browsers find Clausebook, without a slash at the end. */
  readonly publicUrl: string;
  /** The first encrypts sessions, each of them decrypts. */
  readonly sessionKeys: Keys;
  /** The directories whose people may sign in, in small letters; none: the issuer has one only. */
  readonly tenants: readonly string[];
  /** Who has one of these may see the pages of every council, and who has one of the others may administer guidance as well. */
  readonly readers: readonly ClaimValue[];
  readonly admins: readonly ClaimValue[];
  /** The same of one council each. */
  readonly councilReaders: readonly CouncilClaim[];
  readonly councilAdmins: readonly CouncilClaim[];
}

// A list of nothing would let people of every directory in.
const directories = text
  .refine(
    (value) => value === undefined || value.split(',').every((each) => /^[\w.-]+$/.test(each.trim())),
    'ids of directories (tenants), several with commas between them.',
  )
  .transform((value) => value?.split(',').map((each) => each.trim().toLowerCase()) ?? []);

export const oidcShape = {
  OIDC_ISSUER: text.refine(
    (value) => value === undefined || (isSafe(value) && !/[?#]/.test(value)),
    'the address of the issuer, such as https://login.microsoftonline.com/TENANT/v2.0; http only on this machine.',
  ),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_TENANTS: directories,
  OIDC_READERS: claims,
  OIDC_ADMINS: claims,
  OIDC_COUNCIL_READERS: councilClaims,
  OIDC_COUNCIL_ADMINS: councilClaims,
  PUBLIC_URL: text
    .refine(
      (value) => value === undefined || (isSafe(value) && /^https?:\/\/[^/?#]+\/?$/.test(value)),
      'where browsers find Clausebook, such as https://guidance.council.gov.uk, without a path; http only on this machine.',
    )
    .transform((value) => (value === undefined || !URL.canParse(value) ? undefined : new URL(value).origin)),
  SESSION_KEY: keys,
};

const NEEDED = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_READERS',
  'PUBLIC_URL',
  'SESSION_KEY',
] as const;

/** It may be that everybody named is named for one council. */
const isThere = (env: Given, name: string): boolean =>
  isGiven(env, name) || (name === 'OIDC_READERS' && isGiven(env, 'OIDC_COUNCIL_READERS'));

/** What is missing. Nobody may see anything until it is said who may. */
export function oidcFaults(env: Given): readonly string[] {
  if (!Object.keys(oidcShape).some((name) => isGiven(env, name))) return [];
  const missing = NEEDED.filter((name) => !isThere(env, name)).map(
    (name) => `${name}: is missing; signing in needs all of ${NEEDED.join(', ')}.`,
  );
  const anyTenant = isForAnyTenant(env['OIDC_ISSUER']?.trim() ?? '') && !isGiven(env, 'OIDC_TENANTS');
  return anyTenant
    ? [
        ...missing,
        'OIDC_TENANTS: is missing; this issuer signs in people of any directory, so say of which they may be.',
      ]
    : missing;
}

/** Of settings without a fault; undefined: nobody signs in. */
export function oidcFrom(values: z.infer<typeof environment>): OidcConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  const { PUBLIC_URL: publicUrl, SESSION_KEY: sessionKeys } = values;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  if (publicUrl === undefined || sessionKeys === undefined) return undefined;
  const { OIDC_TENANTS: tenants, OIDC_READERS: readers, OIDC_ADMINS: admins } = values;
  const { OIDC_COUNCIL_READERS: councilReaders, OIDC_COUNCIL_ADMINS: councilAdmins } = values;
  const who = { tenants, readers, admins, councilReaders, councilAdmins };
  return { issuer, clientId, clientSecret, publicUrl, sessionKeys, ...who };
}

const environment = z.object(oidcShape);

/** What travels there cannot be read on the way. */
function isSafe(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[(.*)\]$/, '$1')));
}

/** Addresses under which Microsoft Entra signs in people of more than one directory. */
const isForAnyTenant = (issuer: string): boolean =>
  URL.canParse(issuer) && /^\/(?:common|organizations|consumers)(?:\/|$)/i.test(new URL(issuer).pathname);
