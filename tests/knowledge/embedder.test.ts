import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmbedder } from '../../src/knowledge/embedder.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';

const texts = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `text ${index}`);

/** An embedder over the fake worker thread, and how many threads it has started. */
function anEmbedder(
  workerData?: 'unavailable',
): Pick<Embedder, 'embed' | 'close'> & { readonly threads: () => number } {
  let threads = 0;
  const embedder = createEmbedder(() => {
    threads += 1;
    return new Worker(new URL('../support/fake-embedder-worker.ts', import.meta.url), { workerData });
  });
  onTestFinished(() => embedder.close());
  return {
    embed: (given, urgency) => embedder.embed(given, urgency),
    close: () => embedder.close(),
    threads: () => threads,
  };
}

/** The number of the request each vector came with. */
async function requests(vectors: Promise<readonly Float32Array[]>): Promise<readonly number[]> {
  return (await vectors).map(([request]) => request ?? -1);
}

const unavailable = (message: string): object =>
  expect.objectContaining({ code: 'MODEL_UNAVAILABLE', message: expect.stringContaining(message) });

describe('the order in which texts reach the model', () => {
  it('sends one text at a time, in their order', async () => {
    expect(await requests(anEmbedder().embed(texts(20)))).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it('takes an urgent text before everything that waits for the model to load', async () => {
    const embedder = anEmbedder();
    const background = requests(embedder.embed(texts(3)));
    const urgent = requests(embedder.embed(['question'], 'urgent'));
    expect(await urgent).toEqual([0]);
    expect(await background).toEqual([1, 2, 3]);
  });

  it('lets an urgent text wait for one text at most', async () => {
    const embedder = anEmbedder();
    await embedder.embed(['warm up']);
    const background = requests(embedder.embed(texts(3)));
    const urgent = requests(embedder.embed(['question'], 'urgent'));
    expect(await urgent).toEqual([2]);
    expect(await background).toEqual([1, 3, 4]);
  });

  it('starts one thread for any number of calls, and none for no text', async () => {
    const embedder = anEmbedder();
    expect(await embedder.embed([])).toEqual([]);
    expect(embedder.threads()).toBe(0);
    await Promise.all([embedder.embed(texts(3)), embedder.embed(texts(9)), embedder.embed(['question'], 'urgent')]);
    expect(embedder.threads()).toBe(1);
  });
});

describe('a model that fails', () => {
  it('rejects every waiting and every later call when the model does not load, with the reason', async () => {
    const embedder = anEmbedder('unavailable');
    const waiting = [embedder.embed(texts(9)), embedder.embed(['question'], 'urgent')];
    for (const { reason } of await allRejected(waiting)) expect(reason).toEqual(unavailable('no model here'));
    await expect(embedder.embed(['later'])).rejects.toEqual(unavailable('no model here'));
  });

  it.each([
    ['break', 'the thread broke'],
    ['end', 'The worker thread has ended.'],
  ])('rejects the text in hand, all that wait and later ones when the thread dies of "%s"', async (text, reason) => {
    const embedder = anEmbedder();
    await embedder.embed(['warm up']);
    const waiting = [embedder.embed([text]), embedder.embed(texts(9)), embedder.embed(['question'], 'urgent')];
    for (const rejected of await allRejected(waiting)) expect(rejected.reason).toEqual(unavailable(reason));
    await expect(embedder.embed(['later'])).rejects.toEqual(unavailable(reason));
    expect(embedder.threads()).toBe(1);
  });

  it('keeps saying what broke the thread once the thread has ended', async () => {
    const ended = Promise.withResolvers<void>();
    const embedder = createEmbedder(() => {
      const thread = new Worker(new URL('../support/fake-embedder-worker.ts', import.meta.url));
      thread.on('exit', () => setImmediate(ended.resolve));
      return thread;
    });
    await expect(embedder.embed(['break'])).rejects.toEqual(unavailable('the thread broke'));
    await ended.promise;
    await expect(embedder.embed(['later'])).rejects.toEqual(unavailable('the thread broke'));
  });

  it('rejects only what the model could not take, and goes on with the next', async () => {
    const embedder = anEmbedder();
    const failing = embedder.embed(['fail']);
    const next = embedder.embed(['fine']);
    await expect(failing).rejects.toEqual(unavailable('this text is too much'));
    expect(await requests(next)).toEqual([1]);
  });
});

describe('closing', () => {
  it('rejects what is under way and all that comes later', async () => {
    const embedder = anEmbedder();
    await embedder.embed(['warm up']);
    const waiting = allRejected([embedder.embed(['never']), embedder.embed(['question'], 'urgent')]);
    await embedder.close();
    for (const { reason } of await waiting) expect(reason).toEqual(unavailable('It was closed.'));
    await expect(embedder.embed(['later'])).rejects.toEqual(unavailable('It was closed.'));
  });

  it('may be done twice, and before anything was asked', async () => {
    const embedder = anEmbedder();
    await embedder.close();
    await embedder.close();
    await expect(embedder.embed(['later'])).rejects.toEqual(unavailable('It was closed.'));
    expect(embedder.threads()).toBe(0);
  });
});

async function allRejected(promises: readonly Promise<unknown>[]): Promise<readonly PromiseRejectedResult[]> {
  const settled = await Promise.allSettled(promises);
  const rejected = settled.filter((one) => one.status === 'rejected');
  expect(rejected.length).toBe(promises.length);
  return rejected;
}
