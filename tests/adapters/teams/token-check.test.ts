import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anotherKey } from '../../support/fake-openid.ts';
import { aPersonalMessage, APP_ID } from '../../support/teams-activities.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';
import { nothingHandled } from '../../support/handling.ts';

const MESSAGE = aPersonalMessage('can I use the logo?');
const seconds = (fromNow: number): number => Math.floor(Date.now() / 1000) + fromNow;
const withoutSignature = (token: string): string => token.slice(0, token.lastIndexOf('.') + 1);

/** Every token that must not open the door, as the whole header; undefined: no header at all. */
const REFUSED: Readonly<Record<string, (service: TeamsService) => string | undefined>> = {
  'no token': () => undefined,
  'an empty header': () => '',
  'another scheme': (service) => `Basic ${service.token()}`,
  'a scheme without a token': () => 'Bearer ',
  'a token that is no token': () => 'Bearer not.a-token',
  'a token whose parts are no JSON': () => 'Bearer aaaa.bbbb.cccc',
  'two tokens': (service) => `Bearer ${service.token()} ${service.token()}`,
  'a token for another app': (service) => `Bearer ${service.token({ aud: '0b0b0b0b-0000-4000-8000-000000000000' })}`,
  'a token for no app': (service) => `Bearer ${service.token({ aud: undefined })}`,
  'a token of another issuer': (service) => `Bearer ${service.token({ iss: 'https://issuer.example' })}`,
  'an expired token': (service) => `Bearer ${service.token({ exp: seconds(-3600) })}`,
  'a token that is not valid yet': (service) => `Bearer ${service.token({ nbf: seconds(3600), exp: seconds(7200) })}`,
  'a token for another service URL': (service) => `Bearer ${service.token({ serviceurl: 'https://smba.example/uk/' })}`,
  'a token for no service URL': (service) => `Bearer ${service.token({ serviceurl: undefined })}`,
  'an unsigned token': (service) => `Bearer ${withoutSignature(service.token({}, { header: { alg: 'none' } }))}`,
  'a token with its signature cut off': (service) => `Bearer ${withoutSignature(service.token())}`,
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
