import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { parse } from 'node:querystring';
import { z } from 'zod';
import { BOT_ID, TEAM } from '../../tests/support/fake-slack-identity.ts';
import { readText } from '../../tests/support/fake-slack-calls.ts';
import { listening } from '../../tests/support/loopback.ts';

/** A Slack and a Teams that take whatever is posted at once and keep none of it, so that neither their work nor their memory is measured. */
export interface Platforms {
  readonly apiUrl: string;
  readonly serviceUrl: string;
  readonly responseUrl: string;
  /** Resolves to when the next message of that conversation came. */
  nextIn(conversation: string): Promise<number>;
  /** Nobody waits for it any more. */
  forget(conversation: string): void;
  close(): Promise<void>;
}

const json = z.object({
  channel: z.string().optional(),
  user: z.string().optional(),
  users: z.string().optional(),
  ts: z.string().optional(),
});
type Given = z.infer<typeof json>;
const ACTIVITIES = /^\/uk\/v3\/conversations\/([^/]+)\/activities/;

/** `isService`: whether what is posted to Teams may be, by its header. */
export async function openPlatforms(
  officers: readonly string[],
  isService: (authorization: string | undefined) => boolean,
): Promise<Platforms> {
  const waiting = new Map<string, (at: number) => void>();
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { conversation, answer } = await taken(request, officers);
    if (isTeams(request) && !isService(request.headers.authorization)) return void response.writeHead(401).end();
    if (conversation !== undefined) waiting.get(conversation)?.(performance.now());
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  const { origin, close } = await listening(server);
  return {
    apiUrl: `${origin}/api/`,
    serviceUrl: `${origin}/uk/`,
    responseUrl: `${origin}/commands/1`,
    nextIn: (conversation) => new Promise((resolve) => void waiting.set(conversation, resolve)),
    forget: (conversation) => void waiting.delete(conversation),
    close,
  };
}

const isTeams = ({ url = '' }: IncomingMessage): boolean => ACTIVITIES.test(url);

interface Taken {
  /** Where a message was posted, if it was one. */
  readonly conversation: string | undefined;
  readonly answer: object;
}

let stamp = 0;
const nextStamp = (): string => `1700000000.${String((stamp += 1)).padStart(6, '0')}`;

async function taken(request: IncomingMessage, officers: readonly string[]): Promise<Taken> {
  const { url = '', headers } = request;
  const body = await readText(request);
  const posted = ACTIVITIES.exec(url)?.[1];
  if (posted !== undefined) return { conversation: decodeURIComponent(posted), answer: { id: nextStamp() } };
  const isJson = headers['content-type']?.startsWith('application/json') === true;
  const method = url.split('/').at(-1) ?? '';
  const given = json.parse(isJson ? JSON.parse(body) : parse(body));
  return {
    conversation: method === 'chat.postMessage' ? given.channel : undefined,
    answer: { ok: true, ...answerOf(method, given, officers) },
  };
}

function answerOf(method: string, given: Given, officers: readonly string[]): object {
  const { channel = '', user = given.users ?? '', ts } = given;
  switch (method) {
    case 'auth.test':
      return { team_id: TEAM, user_id: BOT_ID, bot_id: 'B0CLAUSE', team: 'Load', url: 'https://load.slack.com/' };
    case 'chat.postMessage':
      return { channel, ts: nextStamp() };
    case 'conversations.open':
      return { channel: { id: `D${user.slice(1)}` } };
    case 'conversations.members':
      return { members: officers, response_metadata: { next_cursor: '' } };
    case 'conversations.info':
      return { channel: { id: channel, name: 'load', is_member: true, is_archived: false } };
    case 'users.info':
      return { user: { id: user, team_id: TEAM, real_name: `Person ${user}`, profile: {} } };
    case 'views.publish':
      return { view: { id: 'V1', hash: '1' } };
    default:
      return { channel, ts };
  }
}
