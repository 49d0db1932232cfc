import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveMetrics } from '../../../src/adapters/metrics-server.ts';
import { openPlayground } from './open-playground.ts';
import type { RunningPlayground } from './open-playground.ts';
import { openSignedIn, PUBLIC_URL } from './open-signed-in.ts';
import type { SignedInPages } from './open-signed-in.ts';

const PAGE =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';" +
  "base-uri 'none';frame-ancestors 'none'";
const NO_PAGE = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'";

let trial: RunningPlayground;
let pages: SignedInPages;
beforeAll(async () => {
  [trial, pages] = [await openPlayground(), await openSignedIn()];
});
afterAll(async () => {
  await trial.close();
  await pages.close();
});

const guard = (headers: Headers) => ({
  policy: headers.get('content-security-policy'),
  sniffing: headers.get('x-content-type-options'),
  framing: headers.get('x-frame-options'),
  https: headers.get('strict-transport-security'),
  by: headers.get('x-powered-by'),
});
const guarded = (policy: string, https: string | null = null) => ({
  policy,
  sniffing: 'nosniff',
  framing: 'DENY',
  https,
  by: null,
});

describe('the headers', () => {
  it.each(['/', '/?question=logo', '/officers', '/home', '/api/councils', '/api/clause?id=none', '/officers/form'])(
    'of %s let nothing run but what is ours, and ask for no https, since there is none on this machine',
    async (path) => {
      expect(guard((await fetch(trial.url + path)).headers)).toEqual(guarded(PAGE));
    },
  );

  it.each(['/healthz', '/readyz', '/nowhere', '/assets/1/nothing.css', '/slack/events'])(
    'of %s, which is no page, let nothing run',
    async (path) => {
      const policy = path.startsWith('/assets') ? PAGE : NO_PAGE;
      const { headers } = await fetch(trial.url + path);
      expect(guard(headers)).toEqual(guarded(policy));
    },
  );

  it('of what went wrong are no weaker', async () => {
    const failed = await fetch(`${trial.url}/api/ask`, {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect([failed.status, guard(failed.headers)]).toEqual([400, guarded(PAGE)]);
    const unread = await fetch(`${trial.url}/%E0%A4%A`);
    expect(guard(unread.headers)).toEqual(guarded(NO_PAGE));
  });

  it.each(['/', '/home', '/sign-in', '/sign-in/back', '/signed-out', '/sign-out'])(
    'of %s, where people sign in, ask for https as well, and keep nothing in the browser',
    async (path) => {
      const visitor = pages.visitor();
      const seen = path === '/sign-out' ? await visitor.post(path, {}, PUBLIC_URL) : await visitor.get(path);
      expect(guard(seen.headers)).toEqual(guarded(PAGE, 'max-age=63072000'));
      expect(seen.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('of metrics let nothing run either', async () => {
    const metrics = await serveMetrics({
      host: '127.0.0.1',
      port: 0,
      contentType: 'text/plain',
      text: async () => 'up 1\n',
    });
    for (const path of ['/metrics', '/']) {
      const { headers } = await fetch(`http://127.0.0.1:${metrics.port}${path}`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    }
    await metrics.close();
  });
});
