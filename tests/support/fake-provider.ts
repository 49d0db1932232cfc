import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listening } from './loopback.ts';

type Claims = Readonly<Record<string, unknown>>;

/** A provider of OpenID Connect on this machine, where one person is signed in already. */
export interface FakeProvider {
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** What it was asked at its page for signing in, newest last. */
  readonly asked: readonly URLSearchParams[];
  /** How often it gave its keys. */
  readonly keysGiven: () => number;
  /** Who is signed in there from now on. */
  person(claims: Claims): void;
  /** From now on its word is changed so before it is signed. */
  twist(change: (claims: Claims) => Claims): void;
  /** From now on its word is signed by a key that is not among those it gives. */
  forge(): void;
  /** From now on its word is not signed at all. */
  leaveUnsigned(): void;
  /** It makes a new key, and gives that one only. */
  rotate(): void;
  be(state: 'up' | 'down'): void;
  close(): Promise<void>;
}

interface Code {
  readonly challenge: string;
  readonly nonce: string | undefined;
  readonly redirect: string;
}

interface Key {
  readonly kid: string;
  readonly secret: KeyObject;
  readonly jwk: JsonWebKey;
}

const CLIENT = { id: 'clausebook-at-the-council', secret: 'sesame-of-the-client' };
const EVERYBODY: Claims = { sub: 'person-1', name: 'Anna <b>Reed</b>', groups: ['readers', 'bowling'] };

/** `named`: what it calls itself, and where it says that it is, if that is not its address. */
export async function openFakeProvider(named?: string): Promise<FakeProvider> {
  const codes = new Map<string, Code>();
  const asked: URLSearchParams[] = [];
  let [key, signs, keysGiven, up] = [newKey(), newKey(), 0, true];
  signs = key;
  let [unsigned, person] = [false, EVERYBODY];
  let change = (claims: Claims): Claims => claims;

  function authorize(query: URLSearchParams): string {
    asked.push(query);
    const back = new URL(query.get('redirect_uri') ?? '');
    const code = randomUUID();
    const challenge = query.get('code_challenge') ?? '';
    codes.set(code, { challenge, nonce: query.get('nonce') ?? undefined, redirect: back.href });
    back.search = new URLSearchParams({ code, state: query.get('state') ?? '' }).toString();
    return back.href;
  }

  function token(form: URLSearchParams): Claims | undefined {
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const known = form.get('client_id') === CLIENT.id && form.get('client_secret') === CLIENT.secret;
    if (!known || code?.challenge !== challenge || code.redirect !== form.get('redirect_uri')) return undefined;
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: CLIENT.id, iat: now, exp: now + 300, nonce: code.nonce, ...person };
    return { access_token: 'an-access-token', token_type: 'Bearer', id_token: sign(change(claims)) };
  }

  function sign(claims: Claims): string {
    const header = unsigned ? { alg: 'none' } : { alg: 'ES256', kid: signs.kid };
    const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return unsigned ? `${signed}.` : `${signed}.${signature(signed, signs.secret)}`;
  }

  function give(path: string): Claims {
    if (path !== '/keys') return configuration(issuer, named === undefined ? origin : new URL(named).origin);
    keysGiven += 1;
    return { keys: [key.jwk] };
  }

  async function answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const found = path === '/token' ? token(new URLSearchParams(body)) : give(path);
    response.writeHead(found === undefined ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? { error: 'invalid_grant' }));
  }

  const server = createServer((request, response) => {
    if (!up) return void response.writeHead(503).end();
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://provider');
    if (pathname === '/authorize') return void response.writeHead(302, { location: authorize(searchParams) }).end();
    void answer(pathname, request, response);
  });
  const { origin, close } = await listening(server);
  const issuer = named ?? origin;

  return {
    issuer: origin,
    client: CLIENT,
    asked,
    keysGiven: () => keysGiven,
    person: (claims) => {
      person = claims;
    },
    twist: (next) => {
      change = next;
    },
    forge: () => {
      signs = { ...newKey(), kid: key.kid };
    },
    leaveUnsigned: () => {
      unsigned = true;
    },
    rotate: () => {
      key = newKey();
      signs = key;
    },
    be: (state) => {
      up = state === 'up';
    },
    close,
  };
}

const configuration = (issuer: string, origin: string): Claims => ({
  issuer,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  jwks_uri: `${origin}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
});

function newKey(): Key {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = randomUUID();
  return { kid, secret: privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' } };
}

const signature = (text: string, key: KeyObject): string =>
  createSign('SHA256').update(text).sign({ key, dsaEncoding: 'ieee-p1363' }, 'base64url');

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
