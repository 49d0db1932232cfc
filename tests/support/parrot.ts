import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { listening } from './loopback.ts';

/** How a server repeats what it was sent. */
export const MANNERS = ['as-error', 'as-words', 'as-header', 'as-place', 'as-json'] as const;
export type Manner = (typeof MANNERS)[number];

/** A server on this machine that answers every request with what it got: its headers, its form and its body. */
export interface Parrot {
  readonly origin: string;
  /** What was sent, request by request, newest last. */
  readonly heard: readonly string[];
  be(manner: Manner): void;
  /** What it says at a path that ends so, instead of repeating. */
  knows(path: string, body: object): void;
  close(): Promise<void>;
}

export async function openParrot(): Promise<Parrot> {
  const heard: string[] = [];
  const known = new Map<string, object>();
  let manner: Manner = 'as-error';
  const server = createServer((request, response) => void repeat(request, response));
  const { origin, close } = await listening(server);

  async function repeat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', origin);
    const body = await text(request);
    const bearer = request.headers.authorization?.replace(/^\w+ /, '') ?? String(request.headers['api-key'] ?? '');
    const form = new URLSearchParams(body);
    const sent = [bearer, ...form.values()].filter((each) => each !== '');
    const echo = bearer === '' ? (form.get('client_secret') ?? 'nothing') : bearer;
    heard.push(`${JSON.stringify(request.headers)}\n${body}`);
    // What cannot stand in a header is sent as in an address.
    const safe = encodeURIComponent(echo);
    const knows = known.get(pathname.split('/').at(-1) ?? '');
    if (knows !== undefined) return answer(response, 200, {}, JSON.stringify(knows));
    switch (manner) {
      case 'as-error':
        return answer(response, 400, {}, JSON.stringify(complaint(echo)));
      case 'as-words':
        return answer(response, 500, {}, `What is ${sent.join(' and ')}? ${body}`);
      case 'as-header':
        return answer(response, 401, { 'www-authenticate': `Bearer realm="${safe}", error="${safe}"` }, safe);
      case 'as-place':
        return answer(response, 302, { location: `${origin}/${safe}?token=${safe}` }, '');
      case 'as-json':
        return answer(response, 200, {}, JSON.stringify({ ok: false, ...complaint(echo), id_token: echo }));
    }
  }

  // A provider that nobody can find is asked nothing.
  known.set('openid-configuration', discovery(origin));
  return {
    origin,
    heard,
    knows: (path, body) => void known.set(path, body),
    be: (next) => {
      manner = next;
    },
    close,
  };
}

const complaint = (echo: string): object => ({
  error: echo,
  error_description: `There is no ${echo}.`,
  error_codes: [echo],
  code: echo,
  errorCode: echo,
  message: echo,
  response_metadata: { messages: [echo] },
});

const discovery = (origin: string): object => ({
  issuer: origin,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  jwks_uri: `${origin}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
});

function answer(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

/** A PostgreSQL that wants the password as it is, and refuses it by name. `host`: with its port. */
export async function openParrotDatabase(): Promise<{ readonly host: string; close(): Promise<void> }> {
  const server = createSocketServer((socket) => {
    socket.on('error', () => socket.destroy());
    let greeted = false;
    socket.on('data', (sent) => {
      if (!greeted) {
        greeted = true;
        return void socket.write(message('R', Buffer.from([0, 0, 0, 3])));
      }
      const password = sent.subarray(5, -1).toString('utf8');
      const fields = `SFATAL\0C28P01\0Mno role has the password ${password}\0DIt is “${JSON.stringify(password)}”.\0\0`;
      socket.end(message('E', Buffer.from(fields)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return {
    host: `127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function message(kind: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(kind), length, body]);
}
