import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkPosted } from './connector-rules.ts';
import type { PostedActivity } from './connector-rules.ts';
import { createFakePlaces } from './fake-connector-places.ts';
import type { FakePlaces } from './fake-connector-places.ts';
import { listening } from './loopback.ts';

interface ConnectorFault {
  /** 0: there is no answer at all. */
  readonly status: number;
  readonly code: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Faults as the connector gives them. */
export const NOT_IN_ROSTER: ConnectorFault = { status: 403, code: 'BotNotInConversationRoster' };
export const NO_CONVERSATION: ConnectorFault = { status: 404, code: 'ConversationNotFound' };
export const TOO_MANY: ConnectorFault = { status: 429, code: 'TooManyRequests', headers: { 'retry-after': '0' } };
export const BAD_SYNTAX: ConnectorFault = { status: 400, code: 'BadSyntax' };
export const OUT_OF_ORDER: ConnectorFault = { status: 500, code: 'ServiceError' };
export const SILENCE: ConnectorFault = { status: 0, code: 'Silence' };

/** The part of Teams that takes a bot's messages. Strict: what Teams would refuse or misdraw is refused, and told. */
export interface FakeConnector extends FakePlaces {
  readonly serviceUrl: string;
  /** What was taken, in order. */
  readonly posted: readonly PostedActivity[];
  /** Every request, taken or not, as METHOD path. */
  readonly requests: readonly string[];
  /** Why requests were refused that nobody asked to be refused. */
  readonly problems: readonly string[];
  /** The next requests are answered with these. */
  fail(...faults: readonly ConnectorFault[]): void;
  /** The first so many requests from now on are taken, and then these. */
  failAfter(taken: number, ...faults: readonly ConnectorFault[]): void;
  /** Whatever is said in that conversation from now on is answered with this. */
  refuses(conversation: string, fault: ConnectorFault): void;
  /** From now on no request is answered. */
  stall(): void;
  /** How many requests their sender has cut off. */
  readonly cutOff: () => number;
  close(): Promise<void>;
}

/** The largest message Teams is documented to take, in bytes of UTF-16. */
const MOST_BYTES = 28 * 1024;
const PATH = /^\/uk\/v3\/conversations(?:\/([^/]+)\/(activities|pagedmembers)(?:\/([^/]+))?)?$/;

export async function openFakeConnector(bearer: string | undefined): Promise<FakeConnector> {
  const posted: PostedActivity[] = [];
  const requests: string[] = [];
  const problems: string[] = [];
  const faults: (ConnectorFault | undefined)[] = [];
  const refused = new Map<string, ConnectorFault>();
  let cutOff = 0;
  const places = createFakePlaces();
  let stalled = false;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests.push(`${request.method} ${request.url}`);
    response.once('close', () => {
      if (!response.writableEnded) cutOff += 1;
    });
    const body = await textOf(request);
    if (stalled) return;
    const [, asked = ''] = PATH.exec(new URL(request.url ?? '', 'http://connector').pathname) ?? [];
    const fault = refused.get(decodeURIComponent(asked)) ?? faults.shift();
    if (fault?.status === 0) return;
    if (fault !== undefined) return answer(response, fault.status, refusal(fault.code), fault.headers);
    if (request.headers.authorization !== (bearer && `Bearer ${bearer}`)) return refuse(response, 401, 'a wrong token');
    if (body.length * 2 > MOST_BYTES) return refuse(response, 413, `MessageSizeTooBig: ${body.length * 2} bytes`);
    const answered = answerTo(request.method ?? '', new URL(request.url ?? '', 'http://connector'), body);
    if ('problem' in answered) return refuse(response, answered.status ?? 400, answered.problem);
    return answer(response, answered.status, answered.body);
  }

  function answerTo(method: string, { pathname, searchParams }: URL, body: string): Answered {
    const [path, conversation = '', what, id] = PATH.exec(pathname) ?? [];
    const named = decodeURIComponent(conversation);
    if (path !== undefined && what === undefined && method === 'POST') return places.create(body);
    if (what === 'pagedmembers' && method === 'GET') return places.members(named, searchParams);
    if (what !== 'activities' || (method !== 'POST' && !(method === 'PUT' && id !== undefined)))
      return { problem: 'no such address', status: 404 };
    const checked = checkPosted(body, { conversation, replyTo: method === 'POST' ? id : undefined });
    if (checked.outcome === 'faulty') return { problem: checked.problem };
    if (method === 'PUT') return places.edit(named, decodeURIComponent(id ?? ''), checked.activity);
    const taken = places.post(named, checked.activity);
    if ('body' in taken && taken.status === 201) posted.push(checked.activity);
    return taken;
  }

  function refuse(response: ServerResponse, status: number, problem: string): void {
    problems.push(problem);
    answer(response, status, refusal(problem));
  }

  const server = createServer((request, response) => void take(request, response));
  const { origin, close } = await listening(server);
  return {
    serviceUrl: `${origin}/uk/`,
    posted,
    requests,
    problems,
    standing: places.standing,
    lists: places.lists,
    remove: places.remove,
    fail: (...next) => void faults.push(...next),
    failAfter: (taken, ...next) => void faults.push(...Array.from({ length: taken }, () => undefined), ...next),
    refuses: (conversation, fault) => void refused.set(conversation, fault),
    cutOff: () => cutOff,
    stall: () => {
      stalled = true;
    },
    close,
  };
}

type Answered =
  { readonly status: number; readonly body: unknown } | { readonly problem: string; readonly status?: number };

const refusal = (code: string) => ({ error: { code, message: `Refused: ${code}.` } });

function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: ConnectorFault['headers'] = {},
): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
