import { z } from 'zod';
import { keys } from './config-keys.ts';
import type { Keys } from './config-keys.ts';
import { isGiven, text } from './config-values.ts';
import type { Given } from './config-values.ts';

/** How Slack is reached, and with which tokens: one of the settings', or those of whoever installs the app. */
export type SlackConfig = { readonly apiUrl?: string } & SlackLine & SlackAccess;

type SlackLine =
  { readonly mode: 'http'; readonly signingSecret: string } | { readonly mode: 'socket'; readonly appToken: string };

type SlackAccess = { readonly botToken: string } | { readonly oauth: SlackOAuthConfig };

/** The app that workspaces install. `encryptionKeys`: the first encrypts what is kept of an installation, each of them decrypts. */
export interface SlackOAuthConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly encryptionKeys: Keys;
}

const startsWith = (prefix: string, what: string) =>
  text.refine((value) => value === undefined || value.startsWith(prefix), `${what} begins with “${prefix}”.`);

/** What can be guessed by trying is no secret. */
const LEAST_STATE_SECRET = 16;

export const slackShape = {
  SLACK_BOT_TOKEN: startsWith('xoxb-', 'a bot token'),
  SLACK_SIGNING_SECRET: text,
  SLACK_APP_TOKEN: startsWith('xapp-', 'an app-level token'),
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_STATE_SECRET: text.refine(
    (value) => value === undefined || value.length >= LEAST_STATE_SECRET,
    `at least ${LEAST_STATE_SECRET} characters that nobody can guess, such as openssl rand -hex 32 makes.`,
  ),
  SLACK_ENCRYPTION_KEY: keys,
  SLACK_API_URL: text.pipe(
    z.url({ protocol: /^https?$/, error: 'the address of a Web API, such as https://slack.com/api/.' }).optional(),
  ),
};

const OAUTH = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_ENCRYPTION_KEY'] as const;

/** What is missing, and what cannot be set together. */
export function slackFaults(env: Given): readonly string[] {
  if (!Object.keys(slackShape).some((name) => isGiven(env, name))) return [];
  const [oauth, token] = [OAUTH.some((name) => isGiven(env, name)), isGiven(env, 'SLACK_BOT_TOKEN')];
  const faults = oauth
    ? OAUTH.filter((name) => !isGiven(env, name)).map(
        (name) => `${name}: is missing; workspaces can install the app only with all of ${OAUTH.join(', ')}.`,
      )
    : [];
  if (oauth && token)
    faults.push(
      'SLACK_BOT_TOKEN: is for one workspace; leave it out where workspaces install the app (SLACK_CLIENT_ID).',
    );
  if (!oauth && !token) faults.push('SLACK_BOT_TOKEN: is missing; Slack needs it beside the other SLACK_ settings.');
  if (!isGiven(env, 'SLACK_SIGNING_SECRET') && !isGiven(env, 'SLACK_APP_TOKEN'))
    faults.push('SLACK_SIGNING_SECRET: is missing; Slack needs it (for HTTP) or SLACK_APP_TOKEN (for Socket Mode).');
  return faults;
}

const environment = z.object(slackShape);

/** Of settings without a fault. */
export function slackFrom(values: z.infer<typeof environment>): SlackConfig | undefined {
  const { SLACK_API_URL: apiUrl } = values;
  const [line, access] = [lineFrom(values), accessFrom(values)];
  if (line === undefined || access === undefined) return undefined;
  return { ...access, ...(apiUrl === undefined ? {} : { apiUrl }), ...line };
}

function lineFrom(values: z.infer<typeof environment>): SlackLine | undefined {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values;
  if (appToken !== undefined) return { mode: 'socket', appToken };
  return signingSecret === undefined ? undefined : { mode: 'http', signingSecret };
}

function accessFrom(values: z.infer<typeof environment>): SlackAccess | undefined {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = values;
  const { SLACK_BOT_TOKEN: botToken, SLACK_ENCRYPTION_KEY: encryptionKeys } = values;
  if (botToken !== undefined) return { botToken };
  if (clientId === undefined || clientSecret === undefined) return undefined;
  if (stateSecret === undefined || encryptionKeys === undefined) return undefined;
  return { oauth: { clientId, clientSecret, stateSecret, encryptionKeys } };
}
