import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerCall, readResponse, readText } from './fake-slack-calls.ts';
import { createFakeInstalls } from './fake-slack-installs.ts';
import type { FakeInstalls } from './fake-slack-installs.ts';
import { createFakeSocketMode } from './fake-slack-socket.ts';
import type { FakeSocketMode } from './fake-slack-socket.ts';
import { createFakeWorkspace } from './fake-slack-workspace.ts';
import type { FakeMessage, FakeWorkspace } from './fake-slack-workspace.ts';

/** What the next call, or the next use of a response address, is answered with instead. */
export type Trouble =
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'busy'; readonly retryAfter: string | undefined }
  | { readonly kind: 'broken'; readonly status: number }
  /** No answer at all. */
  | { readonly kind: 'silent' }
  /** Nothing is wrong with this one. */
  | { readonly kind: 'none' }
  | { readonly kind: 'reset' };

/** A Slack on loopback: strict about tokens, methods, arguments, bodies and blocks, and answering as Slack does. */
export interface FakeSlack {
  readonly apiUrl: string;
  /** Every message taken, in order, posted or given through a response address. */
  readonly messages: readonly FakeMessage[];
  /** Methods called so far, whatever came of it, with the time. */
  readonly calls: readonly {
    readonly method: string;
    readonly at: number;
    readonly installation: string | undefined;
  }[];
  /** Errors given because of what was asked, not because of trouble. */
  readonly refusals: readonly string[];
  readonly socketMode: FakeSocketMode;
  /** The one of the bot token. */
  readonly workspace: FakeWorkspace;
  /** Sent along with every answer of the Web API. */
  readonly headers: Map<string, string>;
  /** The others, that install the app. */
  readonly installs: FakeInstalls;
  /** The next calls of the method meet these, one each. A method of one installation is named “T0MARLPIT chat.postMessage”. */
  trouble(method: string, ...troubles: readonly Trouble[]): void;
  /** A new address to respond to a slash command or a press. */
  responseUrl(): string;
  /** What was given through a response address, in order. */
  respondedAt(url: string): readonly FakeMessage[];
  close(): Promise<void>;
}

/** The method name under which uses of a response address are counted. */
export const RESPONSE = 'response_url';
const USES = 5;

export async function openFakeSlack(clock: () => number = Date.now): Promise<FakeSlack> {
  const messages: FakeMessage[] = [];
  const calls: { method: string; at: number; installation: string | undefined }[] = [];
  const refusals: string[] = [];
  const troubles = new Map<string, Trouble[]>();
  const uses: number[] = [];
  const responses = new Map<number, FakeMessage[]>();
  const workspace = createFakeWorkspace();
  const headers = new Map<string, string>();
  const installs = createFakeInstalls(clock);
  const server = createServer((request, response) => void handle(request, response));
  const socketMode = createFakeSocketMode(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(request);
    const [, area = '', name = ''] = (request.url ?? '').split('/');
    const method = area === 'commands' ? RESPONSE : name;
    const installation = installs.idOf(request.headers.authorization);
    calls.push({ method, at: Date.now(), installation });
    const trouble = troubles.get(`${installation} ${method}`)?.shift() ?? troubles.get(method)?.shift();
    if (trouble !== undefined && trouble.kind !== 'none') return meet(trouble, response);
    return area === 'commands' ? respond(Number(name), body, request, response) : call(method, body, request, response);
  }

  function call(method: string, body: string, request: IncomingMessage, response: ServerResponse): void {
    const answer = answerCall(method, body, request.headers, {
      openSocket: () => socketMode.open(port),
      workspace,
      installs,
    });
    if ('error' in answer) refusals.push(answer.error);
    else if (answer.message !== undefined) messages.push(answer.message);
    response.setHeaders(headers);
    json(response, 200, 'error' in answer ? { ok: false, error: answer.error } : { ok: true, ...answer.body });
  }

  function respond(id: number, body: string, request: IncomingMessage, response: ServerResponse): void {
    const used = (uses[id] = (uses[id] ?? USES) + 1);
    const read = used > USES ? { error: 'used_url' } : readResponse(body, request.headers);
    if ('error' in read) {
      refusals.push(read.error);
      return json(response, read.error === 'used_url' ? 404 : 400, { ok: false, error: read.error });
    }
    messages.push(read.message);
    responses.set(id, [...(responses.get(id) ?? []), read.message]);
    response.end('ok');
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    messages,
    calls,
    refusals,
    socketMode,
    workspace,
    headers,
    installs,
    trouble: (method, ...next) => void troubles.set(method, [...(troubles.get(method) ?? []), ...next]),
    responseUrl: () => `http://127.0.0.1:${port}/commands/${uses.push(0) - 1}`,
    respondedAt: (url) => responses.get(Number(url.split('/').at(-1))) ?? [],
    close: async () => {
      socketMode.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function meet(trouble: Exclude<Trouble, { kind: 'none' }>, response: ServerResponse): void {
  switch (trouble.kind) {
    case 'refused':
      return json(response, 200, { ok: false, error: trouble.error });
    case 'busy':
      if (trouble.retryAfter !== undefined) response.setHeader('Retry-After', trouble.retryAfter);
      return json(response, 429, { ok: false, error: 'ratelimited' });
    case 'broken':
      return json(response, trouble.status, { ok: false, error: 'internal_error' });
    case 'silent':
      return;
    case 'reset':
      return void response.destroy();
  }
}

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
};
