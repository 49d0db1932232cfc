import express from 'express';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createHttpServer } from '../../src/adapters/http-server.ts';
import { isLoopback } from '../../src/core/loopback.ts';
import { requestId } from '../../src/adapters/request-id.ts';
import type { Health, HttpServer, Readiness } from '../../src/adapters/http-server.ts';
import { aLog, ALWAYS_READY } from '../support/builders.ts';

const FINE: Health = { status: 'ok', edition: 'e1', problems: [] };

function aServer(
  given: { host?: string; port?: number; health?: () => Health; readiness?: () => Promise<Readiness> } = {},
): {
  readonly server: HttpServer;
  readonly log: ReturnType<typeof aLog>;
} {
  const log = aLog();
  const { host = '127.0.0.1', port = 0, health = () => FINE, readiness = ALWAYS_READY } = given;
  const server = createHttpServer({ host, port, health, readiness, log });
  onTestFinished(() => server.close());
  return { server, log };
}

describe('the address', () => {
  it('is any free port for 0, on this machine', async () => {
    const { server } = aServer();
    const { url, port } = await server.listen();
    expect(port).toBeGreaterThan(0);
    expect(url).toBe(`http://localhost:${port}/`);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  it.each(['0.0.0.0', '127.0.0.1', 'localhost'])('is one that people can open, also for %s', async (host) => {
    const { server } = aServer({ host });
    const { url, port } = await server.listen();
    expect(url).toBe(`http://localhost:${port}/`);
  });

  it('is refused with PORT_IN_USE and a remedy if another program has it', async () => {
    const { port } = await aServer().server.listen();
    const { server } = aServer({ port });
    await expect(server.listen()).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: `Port ${port} is taken by another program. Stop the other program, or choose another port: PORT=${port + 1} npm start`,
    });
    await server.close();
  });

  it('is refused with the reason if this machine does not have it', async () => {
    // An address that is reserved for documentation.
    await expect(aServer({ host: '192.0.2.1' }).server.listen()).rejects.toMatchObject({
      message: expect.stringMatching(/^Cannot listen on 192\.0\.2\.1, port 0 \(E\w+\)\. Check HOST and PORT\.$/),
    });
  });

  it.each([
    ['127.0.0.1', true],
    ['127.1.2.3', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['::', false],
    ['10.0.0.1', false],
    ['127.0.0.1.example.org', false],
    ['localhost.example.org', false],
    ['', false],
  ])('%s is of this machine alone: %s', (host, local) => {
    expect(isLoopback(host)).toBe(local);
  });
});

describe('/healthz', () => {
  it('says what the service says of itself, each time anew, and is kept by nobody', async () => {
    let health: Health = FINE;
    const { server } = aServer({ health: () => health });
    const { port } = await server.listen();
    const response = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(await response.json()).toEqual(FINE);
    health = { status: 'degraded', edition: 'e2', problems: ['The sentence model cannot be used.'] };
    const later = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect({ status: later.status, body: await later.json() }).toEqual({ status: 200, body: health });
  });
});

describe('/readyz', () => {
  it('answers 503 with what is missing while questions should not be sent here, each time anew, and is kept by nobody', async () => {
    let says: Readiness = { ready: false, problems: ['The database does not answer.'] };
    const { server } = aServer({ readiness: async () => says });
    const { port } = await server.listen();
    const ask = async (): Promise<unknown> => {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`);
      return [response.status, response.headers.get('cache-control'), await response.json()];
    };
    expect(await ask()).toEqual([503, 'no-store', { status: 'not-ready', problems: says.problems }]);
    says = { ready: true, problems: [] };
    expect(await ask()).toEqual([200, 'no-store', { status: 'ready', problems: [] }]);
  });
});

describe('the id of a request', () => {
  const idFor = async (given?: string): Promise<string | null> => {
    const { server } = aServer();
    const { port } = await server.listen();
    const headers = given === undefined ? {} : { 'x-request-id': given };
    return (await fetch(`http://127.0.0.1:${port}/healthz`, { headers })).headers.get('x-request-id');
  };

  it('is given back, another one each time', async () => {
    const [one, two] = [await idFor(), await idFor()];
    expect([one, two]).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/), expect.stringMatching(/^[0-9a-f]{12}$/)]);
    expect(one).not.toBe(two);
  });

  it.each(['7', '0192f3c4-7d3e-7000-8000-3a5b6c7d8e9f', 'a'.repeat(64)])(
    'is the one that was given: %s',
    async (id) => {
      expect(await idFor(id)).toBe(id);
    },
  );

  it.each(['', 'a'.repeat(65), 'a b', 'evil.example', '<b>', '"}', '@here', '*a*', 'é'])(
    'is a new one where what was given is not short and plain: %s',
    async (id) => {
      expect(await idFor(id)).toMatch(/^[0-9a-f]{12}$/);
    },
  );

  it('is the one under which everything is done that the request leads to, also after its body was read', async () => {
    const { server } = aServer();
    server.app.post('/', express.json(), async (_request, response) => {
      await new Promise((resolve) => setImmediate(resolve));
      response.send(requestId());
    });
    const { port } = await server.listen();
    const ask = async (id: string): Promise<string> => {
      const headers = { 'x-request-id': id, 'content-type': 'application/json' };
      return (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: '{"a":1}' })).text();
    };
    const ids = Array.from({ length: 20 }, (_, n) => `id-${n}`);
    expect(await Promise.all(ids.map(ask))).toEqual(ids);
    expect(requestId()).toBeUndefined();
  });
});

async function get(path: string, prepare: (server: HttpServer) => void = () => {}): Promise<unknown> {
  const { server, log } = aServer();
  prepare(server);
  const { port } = await server.listen();
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  const type = response.headers.get('content-type');
  return { status: response.status, type, body: await response.text(), logged: log.lines.map(({ event }) => event) };
}
const withName = (server: HttpServer): unknown => server.app.get('/:name', (_request, response) => response.end());

const failingWith =
  (thrown: unknown) =>
  (server: HttpServer): unknown =>
    server.app.get('/', () => Promise.reject(thrown));

describe('a request that cannot be answered', () => {
  const type = 'text/plain; charset=utf-8';

  it('gets 404 if there is nothing there, and fills no log', async () => {
    expect(await get('/wp-login.php?x=<b>')).toEqual({ status: 404, type, body: 'Not found.\n', logged: [] });
  });

  it('gets 400 if its path cannot be read', async () => {
    expect(await get('/%E0%A4%A', withName)).toEqual({ status: 400, type, body: 'Bad request.\n', logged: [] });
  });

  it('gets the status that its reader refused it with, if that is the caller’s fault', async () => {
    const refusal = Object.assign(new Error('entity too large'), { status: 413 });
    expect(await get('/', failingWith(refusal))).toEqual({ status: 413, type, body: 'Bad request.\n', logged: [] });
  });

  it.each<[string, unknown]>([
    ['an error', new Error('secret-detail')],
    ['an error with a status of the service', Object.assign(new Error('secret-detail'), { status: 503 })],
    ['an error with a status that is none', Object.assign(new Error('secret-detail'), { status: 'secret-detail' })],
    ['words', 'secret-detail'],
  ])('gets 500 without a word of the detail after %s, which the log keeps', async (_case, thrown) => {
    expect(await get('/', failingWith(thrown))).toEqual({
      status: 500,
      type,
      body: expect.stringMatching(/^Something went wrong\. \(Reference for IT: [0-9a-f]{12}\)\n$/),
      logged: ['request-failed'],
    });
  });

  it('is logged by method and path, without what was asked', async () => {
    const { server, log } = aServer();
    const cause = new Error('broken');
    server.app.get('/ask', () => {
      throw cause;
    });
    const { port } = await server.listen();
    await fetch(`http://127.0.0.1:${port}/ask?question=may+I`);
    expect(log.lines).toEqual([
      { level: 'error', event: 'request-failed', fields: { method: 'GET', path: '/ask' }, cause },
    ]);
  });

  it('is cut off if half of the answer is out already, and is told to the log alone', async () => {
    const { server, log } = aServer();
    const printed = vi.spyOn(console, 'error');
    onTestFinished(() => printed.mockRestore());
    server.app.set('env', 'production');
    server.app.get('/', (_request, response) => {
      response.write('half');
      throw new Error('secret-detail');
    });
    const { port } = await server.listen();
    const whole = fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
    await expect(whole).rejects.toThrow(TypeError);
    expect(log.lines).toHaveLength(1);
    expect(printed).not.toHaveBeenCalled();
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  it('never shows its path or stops the service, whatever the path', async () => {
    const { server } = aServer();
    const { port } = await server.listen();
    await fc.assert(
      fc.asyncProperty(fc.webPath(), async (path) => {
        const response = await fetch(`http://127.0.0.1:${port}/none${path}`);
        expect({ status: response.status, body: await response.text() }).toEqual({ status: 404, body: 'Not found.\n' });
      }),
      { numRuns: 50 },
    );
  });
});
