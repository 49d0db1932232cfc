import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPhrasingWriter, MOST_BYTES } from '../../../src/adapters/chooser/phrasing-writer.ts';
import { askPhrasingModel } from '../../../src/open-phrasings.ts';
import { completion } from '../../support/fake-chat-completions.ts';
import { listening } from '../../support/loopback.ts';

/** An endpoint that does with each request what it is given, and keeps what came. */
async function anEndpoint(answer: RequestListener) {
  const came: { body: unknown; headers: IncomingHttpHeaders }[] = [];
  const arrived = Promise.withResolvers<undefined>();
  const server = createServer((request, response) => {
    void take(request, response);
  });
  async function take(request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }) {
    came.push({ body: await json(request), headers: request.headers });
    answer(request, response);
    arrived.resolve(undefined);
  }
  const { origin, close } = await listening(server);
  onTestFinished(close);
  return { url: `${origin}/v1`, came, arrived: arrived.promise };
}
const never = (): AbortSignal => new AbortController().signal;
const says =
  (words: string): RequestListener =>
  (_request, response) =>
    void response.end(completion(words));
const wrote = async (answer: RequestListener, signal = never()) =>
  createPhrasingWriter({ url: (await anEndpoint(answer)).url, model: 'm' })('write', signal);

describe('a model that writes phrasings', () => {
  it('is sent the request alone, with its key, and what it wrote comes back', async () => {
    const { url, came } = await anEndpoint(says('<think>hm</think>{"clause":"a/1","asked":[]}'));
    const said = await createPhrasingWriter({ url, model: 'm', apiKey: 'sesame' })('write', never());
    expect(said).toEqual({ outcome: 'said', text: '{"clause":"a/1","asked":[]}' });
    expect(came.map(({ body }) => body)).toEqual([
      { model: 'm', messages: [{ role: 'user', content: 'write' }], stream: false },
    ]);
    expect(came[0]?.headers.authorization).toBe('Bearer sesame');
  });

  it('cannot give the terminal orders', async () => {
    expect(await wrote(says('a\u001b[2Jb\u0007\r\n\tc\u202Ed\u009b1m'))).toEqual({
      outcome: 'said',
      text: 'a[2Jb\n\tcd1m',
    });
  });

  it('that refuses, sends a redirect, nonsense or far too much gives nothing, and nothing of it is repeated', async () => {
    const nothing = (why: string) => ({ outcome: 'nothing', why: expect.stringContaining(why) });
    expect(await wrote((_, response) => void response.writeHead(401).end('secret'))).toEqual(nothing('status 401'));
    const elsewhere = { location: 'http://127.0.0.1:1/' };
    expect(await wrote((_, response) => void response.writeHead(307, elsewhere).end())).toEqual(nothing('status 307'));
    expect(await wrote((_, response) => void response.end('secret'))).toEqual(nothing('none that such a model'));
    expect(await wrote((_, response) => void response.end('x'.repeat(MOST_BYTES + 1)))).toEqual(nothing('too long'));
    expect(await wrote((_, response) => void response.destroy())).toEqual(nothing('cannot be reached'));
  });

  it('that is too slow is not waited for', async () => {
    const time = new AbortController();
    const { url, arrived } = await anEndpoint((_, response) => void response.write('{'));
    const writing = createPhrasingWriter({ url, model: 'm' })('write', time.signal);
    await arrived;
    time.abort();
    expect(await writing).toMatchObject({ outcome: 'nothing', why: 'the model took too long.' });
  });

  it('is asked only if one is set up', async () => {
    const { url, came } = await anEndpoint(says('x'));
    expect(await askPhrasingModel(undefined, 'write', never())).toBe('not-set-up');
    expect(came).toEqual([]);
    expect(await askPhrasingModel({ url, model: 'm' }, 'write', never())).toMatchObject({ outcome: 'said' });
  });
});
