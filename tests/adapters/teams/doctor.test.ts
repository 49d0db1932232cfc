import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { teamsChecks } from '../../../src/adapters/teams/doctor.ts';
import type { TeamsCloud } from '../../../src/adapters/teams/settings.ts';
import { NOT_IN_ROSTER, OUT_OF_ORDER } from '../../support/fake-connector.ts';
import { listening } from '../../support/loopback.ts';
import { createPlacesInMemory } from '../../support/places-in-memory.ts';
import { APP_ID, CHANNEL, TENANT } from '../../support/teams-activities.ts';
import { REGISTERED } from '../../support/teams-service.ts';
import { notOk, NOW, ok, openSurgery, untold } from '../../support/teams-surgery.ts';
import type { Surgery } from '../../support/teams-surgery.ts';

const SECRET = REGISTERED.appPassword;

let surgery: Surgery;
beforeEach(async () => {
  surgery = await openSurgery();
});
afterEach(() => surgery.close());

const saying = (part: string): unknown => expect.stringContaining(part);

describe('a check-up of Teams', () => {
  it('finds nothing to mend where all is well', async () => {
    expect(await surgery.found({ address: surgery.service.url, say: CHANNEL })).toEqual({
      settings: [ok('Teams is set up, with an app of the type SingleTenant.')],
      'app id': [ok('It has the right form.')],
      'tenant id': [ok('It has the right form.')],
      'client secret': [ok(saying('It is there.'))],
      token: [ok('Microsoft’s login gives the app a token.')],
      clock: [ok('It agrees with Microsoft’s.')],
      keys: [ok('Microsoft’s keys can be fetched; 1 of them are for Teams.')],
      channels: [ok('Gedling, Legal team: the app is in the channel, and sees one member.')],
      address: [ok(saying('turns away who brings no token'))],
      message: [ok(saying('it now says that it was a test'))],
    });
    expect(surgery.service.connector.problems).toEqual([]);
    expect(surgery.service.log.lines).toEqual([]);
  });

  it('says that nothing is set up, and looks no further', async () => {
    const checks = teamsChecks({
      settings: undefined,
      councils: [],
      places: createPlacesInMemory(),
      asked: { say: CHANNEL },
    });
    expect(await Promise.all(checks.map(({ run }) => run()))).toEqual([
      [notOk('None of the MicrosoftApp settings is there.', 'Follow docs/teams.md.')],
    ]);
  });

  it('holds no secret, whatever goes wrong', async () => {
    surgery.login.refuse(7_000_215);
    surgery.service.connector.fail(NOT_IN_ROSTER, OUT_OF_ORDER);
    const all = [await surgery.found({ say: CHANNEL, address: surgery.login.url })];
    surgery.login.say(500, SECRET);
    surgery.service.openId.breakDown();
    all.push(await surgery.found({ settings: { ...REGISTERED, appId: SECRET, tenantId: SECRET }, say: CHANNEL }));
    expect(JSON.stringify(all)).not.toContain(SECRET);
    expect(JSON.stringify(all)).not.toContain('the-token-for-the-connector');
  });
});

describe('the settings', () => {
  it.each(['', 'clausebook', APP_ID.slice(1), `28:${APP_ID}`])(
    'have an app id of the right form, not “%s”',
    async (appId) => {
      const findings = await surgery.found({ settings: { ...REGISTERED, appId } });
      expect(findings['app id']).toEqual([notOk(saying('MicrosoftAppId'), saying('Application (client) ID'))]);
    },
  );

  it('have a tenant by its id, since Teams names none by its domain', async () => {
    const findings = await surgery.found({ settings: { ...REGISTERED, tenantId: 'gedling.onmicrosoft.com' } });
    expect(findings['tenant id']).toEqual([notOk(saying('MicrosoftAppTenantId'), saying('domain will not do'))]);
  });

  it('need no tenant for an app of many', async () => {
    const settings = { ...REGISTERED, appType: 'MultiTenant', tenantId: undefined } as const;
    expect((await surgery.found({ settings }))['tenant id']).toEqual([ok('An app of many tenants needs none.')]);
    expect(surgery.login.asked[0]?.path).toBe('/botframework.com/oauth2/v2.0/token');
  });

  it('have the value of a secret, not its id', async () => {
    const findings = await surgery.found({ settings: { ...REGISTERED, appPassword: TENANT } });
    expect(findings['client secret']).toEqual([notOk(saying('id of a secret'), saying('Value'))]);
  });
});

describe('the token', () => {
  it('is asked for once, with the app’s own secret, in its own tenant', async () => {
    await surgery.found();
    expect(surgery.login.asked).toEqual([
      {
        path: `/${TENANT}/oauth2/v2.0/token`,
        form: {
          grant_type: 'client_credentials',
          client_id: APP_ID,
          client_secret: SECRET,
          scope: 'https://api.botframework.com/.default',
        },
      },
    ]);
  });

  it.each([
    [7_000_215, 'The secret is wrong'],
    [7_000_222, 'The secret has expired'],
    [700_016, 'no such app'],
    [90_002, 'no such tenant'],
    [900_023, 'no such tenant'],
    [7_000_112, 'switched off'],
    [53_003, 'Conditional Access'],
    [12_345, 'Look the code up'],
  ])('is refused with AADSTS%i in clear words', async (code, mend) => {
    surgery.login.refuse(code);
    const findings = await surgery.found();
    expect(findings['token']).toEqual([
      notOk(`Microsoft’s login gives the app no token (AADSTS${code}).`, saying(mend)),
    ]);
    expect(findings['clock']).toEqual([ok('It agrees with Microsoft’s.')]);
  });

  it.each([
    [500, 'a fault', 'status 500'],
    [200, '<html>Please sign in</html>', 'status 200'],
    [200, '{}', 'status 200'],
  ])('cannot be told where the login answers %i and “%s”', async (status, text, code) => {
    surgery.login.say(status, text);
    expect((await surgery.found())['token']).toEqual([
      untold(`Microsoft’s login gave no answer (${code}).`, saying('on port 443')),
    ]);
  });

  it('cannot be told where the login is not reached, and neither can the clock', async () => {
    await surgery.login.close();
    const findings = await surgery.found();
    expect(findings['token']).toEqual([untold(saying('(ECONNREFUSED)'), saying('on port 443'))]);
    expect(findings['clock']).toEqual([untold(saying('did not tell'), saying('token first'))]);
  });
});

describe('a managed identity', () => {
  const settings = { ...REGISTERED, appType: 'UserAssignedMSI', appPassword: undefined } as const;
  const giving = (getToken: () => Promise<string>): NonNullable<TeamsCloud['credentials']> => ({
    isValidAppId: async () => true,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({ getToken, signRequest: async (request) => request }),
  });

  it('gives a token on the machine it was given to, and has no secret', async () => {
    const findings = await surgery.found({ settings, credentials: giving(async () => 'a-token') });
    expect(findings['token']).toEqual([ok('Microsoft’s login gives the app a token.')]);
    expect(findings['client secret']).toEqual([ok('A managed identity has none.')]);
    expect(surgery.login.asked).toEqual([]);
  });

  it('gives none elsewhere', async () => {
    const nowhere = giving(async () => {
      throw new Error('CredentialUnavailableError');
    });
    const findings = await surgery.found({ settings, credentials: nowhere });
    expect(findings['token']).toEqual([notOk(saying('gives no token'), saying('assign the user-assigned'))]);
  });
});

describe('the keys', () => {
  it('cannot be fetched', async () => {
    surgery.service.openId.breakDown();
    expect((await surgery.found())['keys']).toEqual([notOk(saying('(status 503)'), saying('on port 443'))]);
  });

  it('cannot be reached', async () => {
    const { origin, close } = await listening(createServer());
    await close();
    expect((await surgery.found({ openId: origin }))['keys']).toEqual([
      notOk(saying('(ECONNREFUSED)'), saying('on port 443')),
    ]);
  });

  it.each([
    ['a page', '<html></html>'],
    ['another document', '{"issuer":"https://issuer.example"}'],
  ])('may be %s of something in between', async (_name, text) => {
    const { origin, close } = await listening(createServer((_request, response) => response.end(text)));
    expect((await surgery.found({ openId: origin }))['keys']).toEqual([
      notOk(saying('something else'), saying('stands between')),
    ]);
    await close();
  });
});

describe('the clock', () => {
  it.each([-60, 0, 60])('may be %i seconds off', async (off) => {
    expect((await surgery.found({ clock: () => NOW + off * 1000 }))['clock']).toEqual([
      ok('It agrees with Microsoft’s.'),
    ]);
  });

  it.each([
    [61, '61 seconds ahead of'],
    [-3600, '3600 seconds behind'],
  ])('that is %i seconds off is to be set', async (off, says) => {
    expect((await surgery.found({ clock: () => NOW + off * 1000 }))['clock']).toEqual([
      notOk(saying(says), saying('NTP')),
    ]);
  });

  it('cannot be told where Microsoft sends no date', async () => {
    surgery.login.tell(undefined);
    expect((await surgery.found())['clock']).toEqual([untold('Microsoft did not tell its time.', expect.any(String))]);
  });
});
