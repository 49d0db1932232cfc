import { z } from 'zod';
import { jsonText } from './json.ts';
import { installationOf } from './who.ts';

/** What Slack gave when the app was installed somewhere. */
export interface Installation {
  readonly token: string;
  /** Our own Slack id there. */
  readonly bot: string;
  /** When it was installed, in milliseconds since 1970. */
  readonly installedAt: number;
  /** Where tokens expire: when, and what another one is got for. It can be used once. */
  readonly expiring?: { readonly at: number; readonly refreshToken: string } | undefined;
}

const kept: z.ZodType<Installation> = z.object({
  token: z.string(),
  bot: z.string(),
  installedAt: z.number(),
  expiring: z.object({ at: z.number(), refreshToken: z.string() }).optional(),
});

/** As it is kept, which is a secret. */
export const asSecret = (installation: Installation): string => JSON.stringify(installation);

/** Throws without a word of it if it is none. */
export function fromSecret(secret: string): Installation {
  const read = jsonText.pipe(kept).safeParse(secret);
  if (!read.success) throw new TypeError('What is kept of a Slack installation is not what was stored.');
  return read.data;
}

const tokens = {
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
};
const some = z.object({ id: z.string().min(1), name: z.string().optional() }).nullish();
const granted = z.object({
  ...tokens,
  bot_user_id: z.string().min(1),
  scope: z.string().default(''),
  team: some,
  enterprise: some,
  is_enterprise_install: z.boolean().nullish(),
});

/** What came of an installation, and of where. */
export interface Granted {
  readonly id: string;
  /** What people call it there, as far as Slack tells. */
  readonly name: string;
  readonly workspace: string | undefined;
  readonly organisation: string | undefined;
  readonly scopes: readonly string[];
  readonly installation: Installation;
}

/** Undefined if it is not what Slack documents. */
export function readGranted(answer: unknown, now: number): Granted | undefined {
  const read = granted.safeParse(answer);
  if (!read.success) return undefined;
  const { team, enterprise, is_enterprise_install, bot_user_id: bot, scope } = read.data;
  const [workspace, organisation] = [team?.id, enterprise?.id];
  const id = installationOf({ team_id: workspace, enterprise_id: organisation, is_enterprise_install });
  if (id === undefined) return undefined;
  const installation = { bot, installedAt: now, ...tokensIn(read.data, now) };
  const name = (id === organisation ? enterprise?.name : team?.name) ?? id;
  return { id, name, workspace, organisation, scopes: scope.split(','), installation };
}

/** The same installation with the tokens that Slack gave for the old ones; undefined if it gave none. */
export function withNewTokens(installation: Installation, answer: unknown, now: number): Installation | undefined {
  const read = z.object(tokens).safeParse(answer);
  return read.success ? { ...installation, ...tokensIn(read.data, now) } : undefined;
}

function tokensIn(
  { access_token: token, refresh_token: refreshToken, expires_in: seconds }: z.infer<z.ZodObject<typeof tokens>>,
  now: number,
): Pick<Installation, 'token' | 'expiring'> {
  if (refreshToken === undefined || seconds === undefined) return { token, expiring: undefined };
  return { token, expiring: { at: now + seconds * 1000, refreshToken } };
}
