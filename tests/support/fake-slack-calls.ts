import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import { z } from 'zod';
import { readBlocks } from './fake-slack-blocks.ts';
import { APP_TOKEN, BOT_ID, BOT_TOKEN } from './fake-slack-identity.ts';
import { manners } from './fake-slack-workspace.ts';
import type { Answer, FakeMessage, FakeWorkspace, Refused } from './fake-slack-workspace.ts';

const TOKENS: Readonly<Record<string, string>> = {
  'auth.test': BOT_TOKEN,
  'chat.postMessage': BOT_TOKEN,
  'chat.update': BOT_TOKEN,
  'chat.delete': BOT_TOKEN,
  'chat.postEphemeral': BOT_TOKEN,
  'conversations.open': BOT_TOKEN,
  'assistant.threads.setStatus': BOT_TOKEN,
  'assistant.threads.setSuggestedPrompts': BOT_TOKEN,
  'assistant.threads.setTitle': BOT_TOKEN,
  'conversations.info': BOT_TOKEN,
  'conversations.members': BOT_TOKEN,
  'users.info': BOT_TOKEN,
  'usergroups.users.list': BOT_TOKEN,
  'views.open': BOT_TOKEN,
  'views.publish': BOT_TOKEN,
  'apps.connections.open': APP_TOKEN,
};

const responseArguments = z.strictObject({
  text: z.string().min(1),
  blocks: z.unknown(),
  mrkdwn: z.literal(false),
  ...manners,
  response_type: z.enum(['ephemeral', 'in_channel']),
  replace_original: z.literal(false),
});

/** What Slack answers to a call of the Web API. */
export function answerCall(
  method: string,
  body: string,
  headers: IncomingHttpHeaders,
  { openSocket, workspace }: { readonly openSocket: () => string; readonly workspace: FakeWorkspace },
): Answer {
  const refused = refuse(method, headers);
  if (refused !== undefined) return { error: refused };
  const given = readArguments(body, headers['content-type']);
  if (given === undefined) return { error: 'invalid_form_data' };
  switch (method) {
    case 'auth.test':
      return {
        body: {
          url: 'https://council.slack.com/',
          team: 'Marlpit',
          team_id: 'T0COUNCIL',
          user: 'clausebook',
          user_id: BOT_ID,
          bot_id: 'B0CLAUSE',
        },
      };
    case 'apps.connections.open':
      return { body: { url: openSocket() } };
    default:
      return workspace.call(method, given);
  }
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

function refuse(method: string, headers: IncomingHttpHeaders): string | undefined {
  const wanted = TOKENS[method];
  if (wanted === undefined) return 'unknown_method';
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (given === undefined) return 'not_authed';
  if (given === wanted) return undefined;
  return given === BOT_TOKEN || given === APP_TOKEN ? 'not_allowed_token_type' : 'invalid_auth';
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
