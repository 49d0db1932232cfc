import { once } from 'node:events';
import { Agent, get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '../../src/adapters/http-server.ts';
import { aLog, ALWAYS_READY } from '../support/builders.ts';

/** Less than a connection is kept open for another question. */
const KEPT_OPEN_MS = 4000;

const HEALTH = { status: 'ok', edition: 'e', problems: [] } as const;

/** A server with a route that answers when the test says so. */
async function aSlowServer(closeWithinMs?: number): Promise<{
  readonly port: number;
  readonly close: () => Promise<void>;
  /** Asks on a connection that stays open for more, and resolves when the server has the question in hand. */
  readonly ask: () => Promise<{ readonly answer: (words: string) => void; readonly answered: Promise<string> }>;
}> {
  const bound = closeWithinMs === undefined ? {} : { closeWithinMs };
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    health: () => HEALTH,
    readiness: ALWAYS_READY,
    log: aLog(),
    ...bound,
  });
  let arrived: ((answer: (words: string) => void) => void) | undefined;
  server.app.get('/slow', (_request, response) => arrived?.((words) => void response.send(words)));
  const { port } = await server.listen();
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  return {
    port,
    close: () => server.close(),
    ask: async () => {
      const inHand = new Promise<(words: string) => void>((resolve) => (arrived = resolve));
      const answered = new Promise<IncomingMessage>((resolve, reject) =>
        get({ host: '127.0.0.1', port, path: '/slow', agent }, resolve).on('error', reject),
      ).then(text);
      answered.catch(() => {});
      return { answer: await inHand, answered };
    },
  };
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket.on('error', () => {});
}

describe('closing the server', () => {
  it('waits for the requests in hand, which get their answers, and for nothing more', async () => {
    const { ask, close } = await aSlowServer();
    const [one, other] = [await ask(), await ask()];
    const order: string[] = [];
    const closed = close().then(() => order.push('closed'));
    order.push('first');
    one.answer('one');
    expect(await one.answered).toBe('one');
    order.push('second');
    other.answer('other');
    expect(await other.answered).toBe('other');
    const answered = performance.now();
    await closed;
    expect(order).toEqual(['first', 'second', 'closed']);
    expect(performance.now() - answered).toBeLessThan(KEPT_OPEN_MS);
  });

  it('lets a long answer arrive whole', async () => {
    const { ask, close } = await aSlowServer();
    const { answer, answered } = await ask();
    const closed = close();
    const long = 'x'.repeat(8 * 1024 * 1024);
    answer(long);
    expect((await answered).length).toBe(long.length);
    await closed;
  });

  it('takes no more connections', async () => {
    const { port, close } = await aSlowServer();
    await close();
    await expect(connected(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it.each([
    ['nothing was asked', ''],
    ['half a question was sent', 'GET /healthz HTTP/1.1\r\nHost: x\r\n'],
  ])('does not wait for a connection on which %s', async (_case, sent) => {
    const { port, close } = await aSlowServer();
    const socket = await connected(port);
    if (sent !== '') await new Promise((resolve) => socket.write(sent, resolve));
    // By the time a later connection has its answer, the server has seen the earlier one.
    await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { Connection: 'close' } });
    const cut = once(socket, 'close');
    await close();
    await cut;
    expect(socket.destroyed).toBe(true);
  });

  it('does not wait for a connection that is kept open for later questions', async () => {
    const { ask, close } = await aSlowServer();
    const { answer, answered } = await ask();
    answer('done');
    await answered;
    const before = performance.now();
    await close();
    expect(performance.now() - before).toBeLessThan(KEPT_OPEN_MS);
  });

  it('cuts a request off that is still in hand after the bound', async () => {
    const { ask, close } = await aSlowServer(20);
    const { answered } = await ask();
    await close();
    await expect(answered).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('may be asked for twice, and before the server listened', async () => {
    const { close } = await aSlowServer();
    expect(await Promise.all([close(), close()])).toEqual([undefined, undefined]);
    await close();
    const silent = createHttpServer({
      host: '127.0.0.1',
      port: 0,
      health: () => HEALTH,
      readiness: ALWAYS_READY,
      log: aLog(),
    });
    expect(await silent.close()).toBeUndefined();
  });
});
