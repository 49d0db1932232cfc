import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSignedIn, PENDING, PUBLIC_URL, SESSION } from './open-signed-in.ts';
import type { SignedInPages } from './open-signed-in.ts';
import { LOGO_QUESTION } from './sample-guidance.ts';

const ASKED = `/?${new URLSearchParams({ council: '', question: LOGO_QUESTION }).toString()}`;

let pages: SignedInPages;
beforeEach(async () => {
  pages = await openSignedIn();
});
afterEach(async () => {
  await pages.close();
});

const warned = (): readonly unknown[] =>
  pages.playground.log.lines.filter(({ event }) => event.startsWith('sign-in-')).map(({ fields }) => fields);

describe('whoever has not signed in', () => {
  it.each(['/', ASKED, '/home'])('sees at %s how to, and no guidance', async (path) => {
    const seen = await pages.visitor().get(path);
    expect(seen.status).toBe(401);
    expect(seen.text).toContain(`href="/sign-in?${new URLSearchParams({ to: path }).toString()}"`);
    expect(seen.text).not.toMatch(/crest|sample-1|Oxford/);
  });

  it.each(['/', '/home/reload', '/home/say'])('can send nothing to %s', async (path) => {
    const seen = await pages.visitor().post(path, { question: LOGO_QUESTION, typed: 'admin', turn: 't' }, PUBLIC_URL);
    expect(seen.status).toBe(401);
    expect(seen.text).toContain('href="/sign-in"');
  });

  it.each([
    '/officers',
    '/officers/form',
    '/api/councils',
    '/api/clause',
    '/api/ask',
    '/api/read',
    '/feedback',
    '/home/act',
  ])('finds nothing of the trial at %s, and neither does whoever has', async (path) => {
    const visitor = pages.visitor();
    for (const signedIn of [false, true]) {
      if (signedIn) await visitor.signIn();
      expect((await visitor.get(path)).status).toBe(404);
      expect((await visitor.post(path, {}, PUBLIC_URL)).status).toBe(404);
    }
  });
});

describe('signing in', () => {
  it('leads back to what was asked, and the answer is there', async () => {
    const visitor = pages.visitor();
    const back = await visitor.signIn(ASKED);
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toBe(`${PUBLIC_URL}${ASKED}`);
    const { status, text } = await visitor.get(ASKED);
    expect(status).toBe(200);
    expect(text).toContain('signed in as Anna &lt;b&gt;Reed&lt;/b&gt;');
    expect(text).toContain('id="answer-heading"');
    expect(text).not.toMatch(/\/officers|\/feedback|\/api\/ask|\/home/);
  });

  it('asks the provider for a code with a challenge, a state and a nonce that are new each time', async () => {
    await pages.visitor().signIn();
    await pages.visitor().signIn();
    const [one, other] = pages.provider.asked.map((query) => Object.fromEntries(query));
    expect(one).toMatchObject({
      response_type: 'code',
      scope: 'openid profile',
      code_challenge_method: 'S256',
      redirect_uri: `${PUBLIC_URL}/sign-in/back`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one?.[name]).toMatch(/^[\w-]{43}$/);
      expect(one?.[name]).not.toBe(other?.[name]);
    }
  });

  it('leaves a cookie that only this host gets, over https, and no script', async () => {
    const visitor = pages.visitor();
    const back = await visitor.signIn();
    const [given] = back.headers.getSetCookie().filter((each) => each.startsWith(SESSION));
    expect(given?.replace(/=[^;]+/, '=…')).toBe(`${SESSION}=…; Path=/; HttpOnly; Secure; SameSite=Lax`);
    expect([...visitor.cookies.keys()]).toEqual([SESSION]);
    expect(visitor.cookies.get(SESSION)).not.toContain(Buffer.from('Anna').toString('base64url'));
  });

  it('ends with signing out', async () => {
    const visitor = pages.visitor();
    await visitor.signIn();
    expect((await visitor.get('/')).text).toContain('action="/sign-out"');
    const out = await visitor.post('/sign-out', {}, PUBLIC_URL);
    expect([out.status, out.headers.get('location')]).toEqual([303, `${PUBLIC_URL}/signed-out`]);
    expect((await visitor.get('/signed-out')).text).toContain('You are signed out');
    expect((await visitor.get('/')).status).toBe(401);
  });
});

describe('a word of the provider that is not meant', () => {
  const seconds = (): number => Math.floor(Date.now() / 1000);
  it.each<[string, (pages: SignedInPages) => void]>([
    ['of another sign-in', ({ provider }) => provider.twist((claims) => ({ ...claims, nonce: 'another' }))],
    ['of no sign-in', ({ provider }) => provider.twist((claims) => ({ ...claims, nonce: undefined }))],
    ['for another app', ({ provider }) => provider.twist((claims) => ({ ...claims, aud: 'another-app' }))],
    [
      'for several, another in front',
      ({ provider }) => provider.twist((claims) => ({ ...claims, aud: [claims['aud'], 'b'], azp: 'b' })),
    ],
    ['by another provider', ({ provider }) => provider.twist((claims) => ({ ...claims, iss: 'https://evil.example' }))],
    ['of yesterday', ({ provider }) => provider.twist((claims) => ({ ...claims, exp: seconds() - 31 }))],
    ['of tomorrow', ({ provider }) => provider.twist((claims) => ({ ...claims, nbf: seconds() + 90 }))],
    ['signed by somebody else', ({ provider }) => provider.forge()],
    ['signed by nobody', ({ provider }) => provider.leaveUnsigned()],
    ['about nobody', ({ provider }) => provider.twist((claims) => ({ ...claims, sub: undefined }))],
  ])('lets nobody in: %s', async (_what, twist) => {
    twist(pages);
    const visitor = pages.visitor();
    const seen = await visitor.signIn();
    expect(seen.status).toBe(400);
    expect(seen.text).toContain('did not succeed');
    expect([...visitor.cookies.keys()]).toEqual([]);
    expect(warned()).toEqual([{ outcome: 'refused', why: expect.stringMatching(/^OAUTH_\w+$/) }]);
  });

  it('may be half a minute late: clocks differ', async () => {
    pages.provider.twist((claims) => ({ ...claims, exp: seconds() - 20 }));
    expect((await pages.visitor().signIn()).status).toBe(303);
  });
});

describe('coming back', () => {
  const STALE = 'was not begun here';

  it('with another state leads nowhere', async () => {
    const visitor = pages.visitor();
    const back = new URL(await visitor.comeBack());
    back.searchParams.set('state', 'another');
    const seen = await visitor.get(back.href);
    expect([seen.status, visitor.cookies.size]).toEqual([400, 0]);
    expect(seen.text).toContain(STALE);
  });

  it('in another browser leads nowhere, nor does coming back of another sign-in', async () => {
    const [one, other] = [pages.visitor(), pages.visitor()];
    const back = await one.comeBack();
    expect((await other.get(back)).text).toContain(STALE);
    await other.comeBack();
    expect((await other.get(back)).text).toContain(STALE);
    expect(other.cookies.size).toBe(0);
  });

  it('a second time leads nowhere, even with the cookie of the first', async () => {
    const visitor = pages.visitor();
    const back = await visitor.comeBack();
    const kept = visitor.cookies.get(PENDING) ?? '';
    expect((await visitor.get(back)).status).toBe(303);
    visitor.cookies.clear();
    expect((await visitor.get(back)).text).toContain(STALE);
    visitor.cookies.set(PENDING, kept);
    const again = await visitor.get(back);
    expect([again.status, visitor.cookies.size]).toEqual([400, 0]);
    expect(warned()).toContainEqual({ outcome: 'refused', why: 'invalid_grant' });
  });

  it('with a code that was given to somebody else leads nowhere', async () => {
    const [one, other] = [pages.visitor(), pages.visitor()];
    const stolen = new URL(await one.comeBack()).searchParams.get('code') ?? '';
    const back = new URL(await other.comeBack());
    back.searchParams.set('code', stolen);
    expect((await other.get(back.href)).status).toBe(400);
    expect(warned()).toEqual([{ outcome: 'refused', why: 'invalid_grant' }]);
  });

  it('after ten minutes leads nowhere', async () => {
    const visitor = pages.visitor();
    const back = await visitor.comeBack();
    pages.later(10 * 60 * 1000 + 1000);
    expect((await visitor.get(back)).text).toContain(STALE);
  });

  it('with a refusal of the provider says so in plain words, and not in the provider’s', async () => {
    const visitor = pages.visitor();
    const state = new URL(await visitor.comeBack()).searchParams.get('state') ?? '';
    const query = new URLSearchParams({ state, error: 'access_denied', error_description: 'AADSTS65004' });
    const seen = await visitor.get(`/sign-in/back?${query.toString()}`);
    expect(seen.status).toBe(400);
    expect(seen.text).not.toContain('AADSTS');
    expect(warned()).toEqual([{ outcome: 'refused', why: 'access_denied' }]);
  });
});

describe('who may see the pages', () => {
  it.each([{ groups: ['bowling'] }, { groups: 'reader' }, { groups: [['readers']] }, { roles: ['readers'] }, {}])(
    'is not whoever has %o',
    async (claims) => {
      pages.provider.person({ sub: 'person-2', name: 'Ben', ...claims });
      const visitor = pages.visitor();
      const seen = await visitor.signIn();
      expect([seen.status, visitor.cookies.size]).toEqual([403, 0]);
      expect(seen.text).toContain('Ask whoever runs Clausebook');
      expect(warned()).toEqual([{ why: 'not-named' }]);
    },
  );

  it('is read from a name as well as from a list', async () => {
    pages.provider.person({ sub: 'person-2', groups: 'readers' });
    const visitor = pages.visitor();
    expect((await visitor.signIn()).status).toBe(303);
    expect((await visitor.get('/')).text).toContain('You are signed in</bdi>');
  });
});
