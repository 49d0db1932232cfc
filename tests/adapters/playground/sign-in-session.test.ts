import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSignedIn, PENDING, PUBLIC_URL, SESSION } from './open-signed-in.ts';
import type { SignedInPages } from './open-signed-in.ts';
import { LOGO_QUESTION } from './sample-guidance.ts';

const HOUR = 60 * 60 * 1000;

let pages: SignedInPages;
beforeEach(async () => {
  pages = await openSignedIn();
});
afterEach(async () => {
  vi.useRealTimers();
  await pages.close();
});

describe('a session', () => {
  it('ends after an hour in which nothing was asked, and after eight in any case', async () => {
    const visitor = pages.visitor();
    await visitor.signIn();
    pages.later(HOUR + 1000);
    expect((await visitor.get('/')).status).toBe(401);

    await visitor.signIn();
    for (let halfHours = 1; halfHours < 16; halfHours += 1) {
      pages.later(HOUR / 2);
      expect((await visitor.get('/')).status).toBe(200);
    }
    pages.later(HOUR / 2 + 1000);
    expect((await visitor.get('/')).status).toBe(401);
  });

  it('is none when a letter of it is changed, or when it is the cookie of a sign-in', async () => {
    const visitor = pages.visitor();
    await visitor.comeBack();
    const pending = visitor.cookies.get(PENDING) ?? '';
    await visitor.signIn();
    const good = visitor.cookies.get(SESSION) ?? '';
    const changed = [0, 20, Math.floor(good.length / 2), good.length - 8].map(
      (at) => good.slice(0, at) + (good[at] === 'A' ? 'B' : 'A') + good.slice(at + 1),
    );
    for (const cookie of [...changed, pending, 'x', '....', good.slice(0, -4)]) {
      visitor.cookies.set(SESSION, cookie);
      expect((await visitor.get('/')).status).toBe(401);
    }
    visitor.cookies.set(SESSION, good);
    expect((await visitor.get('/')).status).toBe(200);
  });

  it('outlives a change of keys while the old one is kept, and holds in another replica', async () => {
    const visitor = pages.visitor();
    await visitor.signIn();
    const good = visitor.cookies.get(SESSION) ?? '';
    const { issuer } = pages.provider;
    const [old, young] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    for (const [sessionKeys, status] of [
      [[old], 200],
      [[young, old], 200],
      [[young], 401],
    ] as const) {
      const other = await openSignedIn({ issuer, sessionKeys });
      const same = other.visitor();
      same.cookies.set(SESSION, good);
      expect((await same.get('/')).status).toBe(status);
      await other.close();
    }
  });

  it('ends when it is said anew who may see what', async () => {
    const visitor = pages.visitor();
    await visitor.signIn();
    const readers = [{ claim: 'groups', value: 'others' }];
    const other = await openSignedIn({ issuer: pages.provider.issuer, readers });
    const same = other.visitor();
    same.cookies.set(SESSION, visitor.cookies.get(SESSION) ?? '');
    expect((await same.get('/')).status).toBe(401);
    await other.close();
  });
});

describe('a request that another page makes somebody’s browser send', () => {
  it.each(['/', '/sign-out', '/home/reload', '/home/say'])('is turned away at %s', async (path) => {
    pages.provider.person({ sub: 'person-1', groups: ['admins'] });
    const visitor = pages.visitor();
    await visitor.signIn();
    const fields = { typed: 'admin halt confirm: no reason', turn: 't', question: LOGO_QUESTION };
    const others = ['https://evil.example', 'null', 'http://guidance.example', `${PUBLIC_URL}.evil.example`, undefined];
    for (const origin of others) {
      const seen = await visitor.post(path, fields, origin);
      expect([seen.status, seen.text]).toEqual([403, expect.stringContaining('own page')]);
    }
    expect((await visitor.get('/')).status).toBe(200);
  });
});

describe('an address to come back to', () => {
  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/%2F/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '@evil.example',
    '',
  ])('is never elsewhere: %o', async (to) => {
    const visitor = pages.visitor();
    const leaving = await visitor.get(`/sign-in?${new URLSearchParams({ to }).toString()}`);
    const back = await visitor.get(leaving.headers.get('location') ?? '');
    const seen = await visitor.get(back.headers.get('location') ?? '');
    expect(seen.status).toBe(303);
    expect(seen.headers.get('location')?.startsWith(`${PUBLIC_URL}/`)).toBe(true);
  });
});

describe('the provider', () => {
  it('may be down: signing in says so, and all else goes on', async () => {
    const signedIn = pages.visitor();
    await signedIn.signIn();
    const visitor = pages.visitor();
    const back = await visitor.comeBack();
    pages.provider.be('down');
    const seen = await visitor.get(back);
    expect(seen.status).toBe(502);
    expect(seen.text).toContain('could not reach');
    expect((await signedIn.get('/')).status).toBe(200);
    expect((await visitor.get('/healthz')).status).toBe(200);
    pages.provider.be('up');
    expect((await visitor.signIn()).status).toBe(303);
  });

  it('may be down when Clausebook starts, and gone altogether', async () => {
    pages.provider.be('down');
    const visitor = pages.visitor();
    expect((await visitor.get('/sign-in')).status).toBe(502);
    pages.provider.be('up');
    expect((await visitor.signIn()).status).toBe(303);
    const gone = await openSignedIn({ issuer: 'http://127.0.0.1:1' });
    expect((await gone.visitor().get('/sign-in')).status).toBe(502);
    await gone.close();
  });

  it('may change its key', async () => {
    expect((await pages.visitor().signIn()).status).toBe(303);
    pages.provider.rotate();
    // The library asks for keys once a minute at most, by its own clock.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect((await pages.visitor().signIn()).status).toBe(303);
    expect(pages.provider.keysGiven()).toBe(2);
  });

  it('is not asked more often than a council signs in', async () => {
    const visitor = pages.visitor();
    for (let asked = 0; asked < 120; asked += 1) expect((await visitor.get('/sign-in')).status).toBe(303);
    const seen = await visitor.get('/sign-in');
    expect([seen.status, seen.headers.get('retry-after')]).toEqual([429, '60']);
    pages.later(60_000);
    expect((await visitor.get('/sign-in')).status).toBe(303);
  });
});
