import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import { z } from 'zod';
import { readBlocks } from './fake-slack-blocks.ts';
import { APP_TOKEN, BOT_ID, BOT_TOKEN, TEAM } from './fake-slack-identity.ts';
import type { FakeInstalls } from './fake-slack-installs.ts';
import { manners } from './fake-slack-workspace.ts';
import type { Answer, FakeMessage, FakeWorkspace, Refused } from './fake-slack-workspace.ts';

/** Methods that are called with a bot's token. */
const BOTS: ReadonlySet<string> = new Set([
  'auth.test',
  'chat.postMessage',
  'chat.postEphemeral',
  'chat.update',
  'chat.delete',
  'conversations.open',
  'assistant.threads.setStatus',
  'assistant.threads.setSuggestedPrompts',
  'assistant.threads.setTitle',
  'conversations.info',
  'conversations.members',
  'users.info',
  'usergroups.users.list',
  'views.open',
  'views.publish',
]);

const responseArguments = z.strictObject({
  text: z.string().min(1),
  blocks: z.unknown(),
  mrkdwn: z.literal(false),
  ...manners,
  response_type: z.enum(['ephemeral', 'in_channel']),
  replace_original: z.literal(false),
});

interface World {
  readonly openSocket: () => string;
  readonly workspace: FakeWorkspace;
  readonly installs: FakeInstalls;
}

/** What Slack answers to a call of the Web API. */
export function answerCall(method: string, body: string, headers: IncomingHttpHeaders, world: World): Answer {
  const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  const given = readArguments(body, headers['content-type']);
  if (method === 'oauth.v2.access') {
    const form = headers['content-type'] === 'application/x-www-form-urlencoded';
    return token === undefined && form && given !== undefined
      ? world.installs.access(given)
      : { error: 'invalid_arguments' };
  }
  if (!BOTS.has(method) && method !== 'apps.connections.open') return { error: 'unknown_method' };
  if (token === undefined) return { error: 'not_authed' };
  const whose = whoseToken(method, token, world);
  if ('error' in whose) return whose;
  if (given === undefined) return { error: 'invalid_form_data' };
  switch (method) {
    case 'auth.test':
      return {
        body: {
          url: 'https://council.slack.com/',
          team: 'Marlpit',
          user: 'clausebook',
          bot_id: 'B0CLAUSE',
          ...whose.is,
        },
      };
    case 'apps.connections.open':
      return { body: { url: world.openSocket() } };
    default:
      return whose.workspace.call(method, given);
  }
}

type Is = { readonly team_id?: string; readonly enterprise_id?: string; readonly is_enterprise_install?: boolean };

function whoseToken(
  method: string,
  token: string,
  { workspace, installs }: World,
): Refused | { readonly workspace: FakeWorkspace; readonly is: Is & { readonly user_id: string } } {
  const [wanted, other] = BOTS.has(method) ? [BOT_TOKEN, APP_TOKEN] : [APP_TOKEN, BOT_TOKEN];
  if (token === wanted) return { workspace, is: { team_id: TEAM, user_id: BOT_ID } };
  return token === other ? { error: 'not_allowed_token_type' } : installs.holder(token);
}

/** The message in a use of a response address. */
export function readResponse(body: string, headers: IncomingHttpHeaders): Refused | { readonly message: FakeMessage } {
  const given =
    headers['content-type'] === 'application/json' ? readArguments(body, headers['content-type']) : undefined;
  const read = responseArguments.safeParse(given);
  if (!read.success) return { error: 'invalid_payload' };
  const { text, blocks, response_type, ...rest } = read.data;
  const shown = readBlocks(blocks);
  if ('error' in shown) return shown;
  return {
    message: {
      channel: undefined,
      ts: undefined,
      thread: undefined,
      ephemeral: response_type === 'ephemeral',
      text,
      ...shown,
      manners: rest,
    },
  };
}

export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function readArguments(body: string, type: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (type?.startsWith('application/json') === true) return z.record(z.string(), z.unknown()).parse(JSON.parse(body));
  if (type !== 'application/x-www-form-urlencoded') return undefined;
  return Object.fromEntries(Object.entries(parse(body)).map(([name, value]) => [name, decoded(name, value)]));
}

const decoded = (name: string, value: unknown): unknown => {
  if ((name === 'blocks' || name === 'view' || name === 'prompts') && typeof value === 'string')
    return JSON.parse(value);
  return value === 'true' || value === 'false' ? value === 'true' : value;
};
