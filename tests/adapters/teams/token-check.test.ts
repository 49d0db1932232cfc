import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anotherKey } from '../../support/fake-openid.ts';
import { aPersonalMessage, APP_ID, TENANT } from '../../support/teams-activities.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';
import { nothingHandled } from '../../support/handling.ts';

const MESSAGE = aPersonalMessage('can I use the logo?');
const seconds = (fromNow: number): number => Math.floor(Date.now() / 1000) + fromNow;
const shorter = (token: string, by: number): string => token.slice(0, token.length - by);
/** What somebody would put beside a token to have it checked with a key of their own. */
const OWN_KEY = {
  jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' },
  jku: 'https://keys.example/',
  x5u: 'https://keys.example/',
};
const withoutSignature = (token: string): string => token.slice(0, token.lastIndexOf('.') + 1);

/** Every token that must not open the door, as the whole header; undefined: no header at all. */
const REFUSED: Readonly<Record<string, (service: TeamsService) => string | undefined>> = {
  'no token': () => undefined,
  'an empty header': () => '',
  'another scheme': (service) => `Basic ${service.token()}`,
  'a scheme in small letters': (service) => `bearer ${service.token()}`,
  'a scheme without a token': () => 'Bearer ',
  'a token without its scheme': (service) => service.token(),
  'a token behind two spaces': (service) => `Bearer  ${service.token()}`,
  'a token with something behind it': (service) => `Bearer ${service.token()}.more`,
  'a token of 12,000 characters': () => `Bearer ${'a'.repeat(4000)}.${'b'.repeat(4000)}.${'c'.repeat(4000)}`,
  'a token in which everything is empty': () => 'Bearer ..',
  'a token that is no token': () => 'Bearer not.a-token',
  'a token whose parts are no JSON': () => 'Bearer aaaa.bbbb.cccc',
  'two tokens': (service) => `Bearer ${service.token()} ${service.token()}`,
  'a token for another app': (service) => `Bearer ${service.token({ aud: '0b0b0b0b-0000-4000-8000-000000000000' })}`,
  'a token for no app': (service) => `Bearer ${service.token({ aud: undefined })}`,
  'a token for several apps, this one among them': (service) => `Bearer ${service.token({ aud: [APP_ID] })}`,
  'a token of Microsoft’s login in this tenant, as the emulator gets': (service) =>
    `Bearer ${service.token({ iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, ver: '2.0', azp: APP_ID })}`,
  'a token of an issuer much like the right one': (service) =>
    `Bearer ${service.token({ iss: 'https://api.botframework.com/' })}`,
  'a token of several issuers': (service) => `Bearer ${service.token({ iss: ['https://api.botframework.com'] })}`,
  'a token of another issuer': (service) => `Bearer ${service.token({ iss: 'https://issuer.example' })}`,
  'an expired token': (service) => `Bearer ${service.token({ exp: seconds(-3600) })}`,
  'a token that is not valid yet': (service) => `Bearer ${service.token({ nbf: seconds(3600), exp: seconds(7200) })}`,
  'a token for another service URL': (service) => `Bearer ${service.token({ serviceurl: 'https://smba.example/uk/' })}`,
  'a token for no service URL': (service) => `Bearer ${service.token({ serviceurl: undefined })}`,
  'an unsigned token': (service) => `Bearer ${withoutSignature(service.token({}, { header: { alg: 'none' } }))}`,
  'a token with its signature cut off': (service) => `Bearer ${withoutSignature(service.token())}`,
  'an unsigned token that says so in other letters': (service) =>
    `Bearer ${withoutSignature(service.token({}, { header: { alg: 'nOnE' } }))}`,
  'a token with half a signature': (service) => `Bearer ${shorter(service.token(), 170)}`,
  'a token whose signature lacks its end': (service) => `Bearer ${shorter(service.token(), 4)}`,
  'a token whose claims were changed after signing': (service) => {
    const [head, , signature] = service.token().split('.');
    return `Bearer ${head}.${service.token({ name: 'another' }).split('.')[1]}.${signature}`;
  },
  'a token signed with the public key as the secret': (service) =>
    `Bearer ${service.token({}, { header: { alg: 'HS256' }, withPublicKey: true })}`,
  'a token that brings its own key': (service) => `Bearer ${service.token({}, { header: OWN_KEY, key: anotherKey() })}`,
  'a token that names a key as objects are built': (service) =>
    `Bearer ${service.token({}, { header: { kid: '__proto__' } })}`,
  'a token signed by a shared secret': (service) => `Bearer ${service.token({}, { header: { alg: 'HS256' } })}`,
  'a token of an unknown key': (service) => `Bearer ${service.token({}, { header: { kid: 'unknown' } })}`,
  'a token without a key id': (service) => `Bearer ${service.token({}, { header: { kid: undefined } })}`,
  'a token signed by another key under a known id': (service) => `Bearer ${service.token({}, { key: anotherKey() })}`,
};

describe('a caller of Teams', () => {
  let service: TeamsService;
  let asked: number;

  beforeEach(async () => {
    service = await openTeams(REGISTERED);
    asked = 0;
    await service.platform.start(async () => {
      asked += 1;
      return { kind: 'already-answered' };
    }, nothingHandled);
    await service.open();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await service.dispose();
  });

  it.each(Object.entries(REFUSED))(
    'with %s gets 401 and no detail, and nothing is printed or logged',
    async (_name, header) => {
      const printed = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')];
      const response = await service.send(MESSAGE, { authorization: header(service) });
      expect(response.status).toBe(401);
      expect(await response.text()).toBe('');
      expect(asked).toBe(0);
      expect(service.connector.requests).toEqual([]);
      expect(service.log.lines).toEqual([]);
      for (const print of printed) expect(print).not.toHaveBeenCalled();
    },
  );

  it('with a token longer than any header may be is not even heard', async () => {
    const response = await service.send(MESSAGE, { authorization: `Bearer ${'a'.repeat(40_000)}` });
    expect(response.status).toBe(431);
    expect({ asked, logged: service.log.lines }).toEqual({ asked: 0, logged: [] });
  });

  it.each([
    ['a channel that the key is not for', { channelId: 'directline' }, 401],
    ['another channel that the key is for', { channelId: 'webchat' }, 403],
    ['no channel to speak of', { channelId: ' ' }, 403],
    ['another tenant', { channelData: { tenant: { id: 'another' } } }, 403],
    ['two tenants', { conversation: { id: 'a:1', tenantId: 'another' } }, 403],
    ['no tenant', { channelData: {}, conversation: { id: 'a:1' } }, 403],
  ])(
    'with a good token, from %s, is turned away, and nothing of the token is logged',
    async (_name, change, status) => {
      const token = service.token();
      const response = await service.send({ ...MESSAGE, ...change }, { authorization: `Bearer ${token}` });
      expect({ status: response.status, text: await response.text() }).toEqual({ status, text: '' });
      expect({ asked, requests: service.connector.requests }).toEqual({ asked: 0, requests: [] });
      const logged = JSON.stringify(service.log.lines);
      for (const part of token.split('.')) expect(logged).not.toContain(part);
    },
  );

  it('with a good token is let in, and again with the same keys', async () => {
    expect((await service.send(MESSAGE)).status).toBe(200);
    expect((await service.send(MESSAGE)).status).toBe(200);
    expect(asked).toBe(2);
    expect(service.openId.asked()).toBe(1);
  });

  it('is let in again after a forged token was refused', async () => {
    await service.send(MESSAGE, { authorization: `Bearer ${service.token({}, { key: anotherKey() })}` });
    expect((await service.send(MESSAGE)).status).toBe(200);
  });

  it.each([
    ['of a bot', { iss: 'https://api.botframework.com', ver: '1.0', appid: 'another-bot' }],
    [
      'that this bot got for itself',
      { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: APP_ID },
    ],
  ])('with a token %s is refused', async (_name, claims) => {
    const response = await service.send(MESSAGE, {
      authorization: `Bearer ${service.token({ ...claims, serviceurl: undefined })}`,
    });
    expect(response.status).toBe(401);
    expect(asked).toBe(0);
  });

  it('cannot make the service fetch keys for a token that is not of Teams', async () => {
    await service.send(MESSAGE, {
      authorization: `Bearer ${service.token({ iss: 'https://sts.windows.net/x/', ver: '1.0' })}`,
    });
    expect(service.openId.asked()).toBe(0);
  });

  it('waits, and the operator is told, while the keys cannot be fetched', async () => {
    service.openId.breakDown();
    const response = await service.send(MESSAGE);
    expect(response.status).toBe(503);
    expect(await response.text()).toBe('');
    expect(service.log.lines).toMatchObject([
      { level: 'warn', event: 'teams-refused', fields: { why: 'keys-unreachable' } },
    ]);
  });

  it('does not wait for ever for keys that do not come', async () => {
    await service.dispose();
    service = await openTeams(REGISTERED, { patienceMs: 50 });
    await service.platform.start(async () => ({ kind: 'already-answered' }), nothingHandled);
    await service.open();
    service.openId.stall();
    expect((await service.send(MESSAGE)).status).toBe(503);
  });

  it('leaves what others print meanwhile alone', async () => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => {});
    const sent = service.send(MESSAGE, { authorization: `Bearer ${service.token({}, { key: anotherKey() })}` });
    console.error('something else');
    await sent;
    expect(print.mock.calls).toEqual([['something else']]);
    expect(vi.isMockFunction(console.error)).toBe(true);
  });
});
