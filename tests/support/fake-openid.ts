import { createHmac, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject, KeyPairKeyObjectResult } from 'node:crypto';
import { createServer } from 'node:http';
import { listening } from './loopback.ts';

type Claims = Readonly<Record<string, unknown>>;

export interface TokenChange {
  readonly header?: Claims;
  readonly key?: KeyObject;
  /** Signed with what everybody knows, as if it were a secret. */
  readonly withPublicKey?: boolean;
}

/** Publishes an OpenID document and keys as Microsoft does, and signs tokens with them. */
export interface FakeOpenId {
  readonly metadataUrl: string;
  /** Requests for the document so far. */
  readonly asked: () => number;
  /** The next documents are not given: the service is down. */
  breakDown(): void;
  /** From now on no request is answered. */
  stall(): void;
  sign(claims: Claims, change?: TokenChange): string;
  close(): Promise<void>;
}

const KEY_ID = 'a-key-of-the-connector';

/** Making a pair takes forty milliseconds, and hundreds of tests open a fake: each owner has one in a process. */
const pairs = new Map<string, KeyPairKeyObjectResult>();

function pairOf(owner: string): KeyPairKeyObjectResult {
  const pair = pairs.get(owner) ?? generateKeyPairSync('rsa', { modulusLength: 2048 });
  pairs.set(owner, pair);
  return pair;
}

/** Nobody's who publishes keys. */
export const anotherKey = (): KeyObject => pairOf('another').privateKey;

export async function openFakeOpenId(issuer = 'https://api.botframework.com'): Promise<FakeOpenId> {
  const { publicKey, privateKey } = pairOf(issuer);
  const { n, e } = publicKey.export({ format: 'jwk' });
  // botbuilder keeps keys by address for a day, and a port may come round again within one run of tests.
  const path = `/${randomUUID()}/openidconfiguration`;
  let asked = 0;
  let down = false;
  let stalled = false;
  const keys = [{ kty: 'RSA', use: 'sig', kid: KEY_ID, n, e, endorsements: ['msteams', 'webchat'] }];
  const server = createServer((request, response) => {
    if (request.url === path) asked += 1;
    if (stalled) return;
    if (down) return response.writeHead(503).end();
    const document = { issuer, jwks_uri: `${origin}/keys` };
    const body = request.url === path ? document : { keys };
    return response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  const { origin, close } = await listening(server);
  return {
    metadataUrl: `${origin}${path}`,
    asked: () => asked,
    breakDown: () => {
      down = true;
    },
    stall: () => {
      stalled = true;
    },
    sign: (claims, { header = {}, key = privateKey, withPublicKey = false } = {}) => {
      const signed = [{ typ: 'JWT', alg: 'RS256', kid: KEY_ID, ...header }, claims]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      if (withPublicKey) {
        const pem = publicKey.export({ type: 'spki', format: 'pem' });
        return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
      }
      return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
    },
    close,
  };
}
