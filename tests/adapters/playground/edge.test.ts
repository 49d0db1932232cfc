import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlayground } from './open-playground.ts';
import type { RunningPlayground } from './open-playground.ts';
import { sampleAssistant } from './sample-guidance.ts';

let playground: RunningPlayground;
beforeAll(async () => {
  playground = await openPlayground();
});
afterAll(() => playground.close());

interface Answered {
  readonly status: number;
  readonly body: string;
}

/** fetch() does not let the Host header be chosen. */
function send(method: string, path: string, headers: Readonly<Record<string, string>>): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const outgoing = request(playground.url + path, { method, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    outgoing.on('error', reject);
    outgoing.end(method === 'POST' ? '{"question":"logo"}' : undefined);
  });
}

async function stylesheet(): Promise<string> {
  const page = await (await fetch(playground.url)).text();
  return /href="(\/assets\/[^"]+govuk-frontend\.css)"/.exec(page)?.[1] ?? '';
}

describe('the address asked for', () => {
  const routes: readonly (readonly [string, string])[] = [
    ['GET', '/'],
    ['POST', '/'],
    ['GET', '/api/councils'],
    ['GET', '/api/clause?id=gedling/social-media-guidance/4.8'],
    ['POST', '/api/ask'],
    ['GET', '/assets/1/playground.css'],
  ];

  it.each(routes)('has to be this machine for %s %s', async (method, path) => {
    const answered = await send(method, path, { host: 'rebound.example:3978' });
    expect(answered.status).toBe(403);
    expect(answered.body).toContain('only on this computer');
  });

  it.each(['localhost', 'LOCALHOST:80', '127.0.0.1:3978', '127.9.9.9', '[::1]:3978'])('may be %s', async (host) => {
    expect((await send('GET', '/', { host })).status).toBe(200);
  });

  it.each(['localhost.example', '127.0.0.1.example', 'me@localhost', '[::2]', '0.0.0.0', 'localhost:80:80'])(
    'may not be “%s”',
    async (host) => {
      expect((await send('GET', '/', { host })).status).toBe(403);
    },
  );
});

describe('the origin of a question', () => {
  const json = { 'content-type': 'application/json' };

  it.each(['/', '/api/ask'])('has to be the page itself for POST %s', async (path) => {
    const host = new URL(playground.url).host;
    expect((await send('POST', path, { ...json, origin: `http://${host}` })).status).toBe(200);
    expect((await send('POST', path, json)).status).toBe(200);
    for (const origin of ['https://evil.example', 'null', `https://${host}`, 'http://localhost:1']) {
      const answered = await send('POST', path, { ...json, origin });
      expect(answered.status).toBe(403);
      expect(answered.body).toContain('own page');
    }
  });
});

describe('the headers', () => {
  it('allow only what the service itself serves, and nothing inline', async () => {
    const { headers } = await fetch(playground.url);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';" +
        "base-uri 'none';frame-ancestors 'none'",
    );
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('the assets', () => {
  it('may be kept for a year, under an address that names their version', async () => {
    const response = await fetch(playground.url + (await stylesheet()));
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('are not to be had under another version or name', async () => {
    const address = await stylesheet();
    const other = ['/assets/1/playground.css', address.replace('govuk-frontend.css', 'page.html'), '/assets/%2e%2e/x'];
    for (const path of other) expect((await fetch(playground.url + path)).status).toBe(404);
  });

  it('hold neither the font that only GOV.UK may use nor its images', async () => {
    const css = await (await fetch(playground.url + (await stylesheet()))).text();
    expect(css).not.toMatch(/GDS Transport|@font-face|woff|sourceMappingURL/);
    expect(css).toContain('font-family:system-ui,Arial,sans-serif');
    for (const path of ['/assets/fonts/light-94a07e06a1-v2.woff2', '/assets/images/govuk-crest.svg'])
      expect((await fetch(playground.url + path)).status).toBe(404);
  });
});

describe('stopping', () => {
  it('finishes the questions in hand and turns the others away', async () => {
    const held = Promise.withResolvers<void>();
    const inHand = Promise.withResolvers<void>();
    const assistant = sampleAssistant();
    const slow = await openPlayground({
      ...assistant,
      reply: async (turn) => {
        inHand.resolve();
        await held.promise;
        return assistant.reply(turn);
      },
    });
    const body = JSON.stringify({ question: 'logo' });
    const options = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
    const answer = fetch(`${slow.url}/api/ask`, options);
    await inHand.promise;
    let stopped = false;
    const stopping = slow.platform.stop().then(() => (stopped = true));
    expect((await fetch(slow.url)).status).toBe(503);
    expect(stopped).toBe(false);
    held.resolve();
    expect((await answer).status).toBe(200);
    await stopping;
    await slow.close();
  });
});
