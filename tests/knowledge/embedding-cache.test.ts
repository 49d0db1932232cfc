import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/core/errors.ts';
import { openEmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import type { EmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import { smallVector } from '../../src/knowledge/vector.ts';
import { aLog } from '../support/builders.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import type { FakeEmbedder } from '../support/fake-embedder.ts';

const texts = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `text ${index}`);

async function aCache(embedder: FakeEmbedder): Promise<{
  cache: EmbeddingCache;
  log: ReturnType<typeof aLog>;
  steps: readonly (readonly [number, number])[];
}> {
  const log = aLog();
  const steps: [number, number][] = [];
  const progress = (done: number, total: number): void => void steps.push([done, total]);
  const cache = await openEmbeddingCache({ embedder, log, shipped: undefined, cache: undefined, progress });
  return { cache, log, steps };
}

describe('vectors of the guidance', () => {
  it('are computed once a text, in the order of the texts', async () => {
    const embedder = aFakeEmbedder();
    const { cache } = await aCache(embedder);
    const vectors = await cache.vectorsOf(['kite', 'pond', 'kite']);
    const [kite = new Float32Array(), pond = new Float32Array()] = await aFakeEmbedder().embed(['kite', 'pond']);
    expect(vectors).toEqual([smallVector(kite), smallVector(pond), smallVector(kite)]);
    expect(await cache.vectorsOf(['pond', 'kite'])).toEqual([smallVector(pond), smallVector(kite)]);
    expect(embedder.calls).toEqual([{ texts: ['kite', 'pond'], urgency: 'background' }]);
  });

  it('are computed in steps, and each step is told', async () => {
    const embedder = aFakeEmbedder();
    const { cache, steps } = await aCache(embedder);
    await cache.vectorsOf(texts(150));
    expect(embedder.calls.map((call) => call.texts.length)).toEqual([64, 64, 22]);
    expect(steps).toEqual([
      [64, 150],
      [128, 150],
      [150, 150],
    ]);
    await cache.vectorsOf([]);
    expect(embedder.calls.length).toBe(3);
  });
});

describe('the vector of a question', () => {
  it('is asked for urgently, unrounded, and once', async () => {
    const embedder = aFakeEmbedder();
    const { cache } = await aCache(embedder);
    const first = await cache.questionVector('may I fly');
    expect(await cache.questionVector('may I fly')).toEqual(first);
    expect([first]).toEqual(await aFakeEmbedder().embed(['may I fly']));
    expect(embedder.calls).toEqual([{ texts: ['may I fly'], urgency: 'urgent' }]);
  });

  it('is remembered for the two thousand questions asked last, and no more', async () => {
    const embedder = aFakeEmbedder();
    const { cache } = await aCache(embedder);
    for (const text of texts(2000)) await cache.questionVector(text);
    await cache.questionVector('text 0');
    expect(embedder.calls.length).toBe(2000);
    await cache.questionVector('one more');
    await cache.questionVector('text 0');
    await cache.questionVector('text 2');
    expect(embedder.calls.length).toBe(2001);
    await cache.questionVector('text 1');
    expect(embedder.calls.length).toBe(2002);
  });

  it('loads the model when it is warmed up', async () => {
    const embedder = aFakeEmbedder();
    const { cache } = await aCache(embedder);
    expect(await cache.warm()).toBe(true);
    expect(embedder.calls.length).toBe(1);
    await cache.close();
    expect(embedder.closed).toBe(1);
  });
});

describe('a model that fails', () => {
  it('is said once, and never asked again', async () => {
    const embedder = aFakeEmbedder({ fails: () => true });
    const { cache, log } = await aCache(embedder);
    expect(cache.degraded).toBe(false);
    expect(await cache.warm()).toBe(false);
    expect(await cache.questionVector('may I fly')).toBeUndefined();
    expect(await cache.vectorsOf(['kite', 'pond'])).toEqual([undefined, undefined]);
    expect(cache.degraded).toBe(true);
    expect(embedder.calls.length).toBe(1);
    expect(log.lines.map(({ level, event }) => [level, event])).toEqual([['warn', 'model-unavailable']]);
  });

  it('is said once even if many questions wait for it', async () => {
    const { cache, log } = await aCache(aFakeEmbedder({ fails: () => true }));
    expect(await Promise.all(texts(5).map((text) => cache.questionVector(text)))).toEqual(
      texts(5).map(() => undefined),
    );
    expect(log.lines.length).toBe(1);
  });

  it('leaves what was computed before it failed', async () => {
    const embedder = aFakeEmbedder({ fails: (asked) => asked.includes('text 64') });
    const { cache } = await aCache(embedder);
    await cache.questionVector('may I fly');
    const vectors = await cache.vectorsOf(texts(70));
    expect(vectors.map((vector) => vector !== undefined)).toEqual(texts(70).map((_, index) => index < 64));
    expect(await cache.questionVector('may I fly')).toBeDefined();
    expect(await cache.vectorsOf(['text 3', 'text 66'])).toEqual([vectors[3], undefined]);
  });

  it.each([new TypeError('a slip'), new Fault('STORE_UNAVAILABLE', 'a slip')])(
    'is not confused with another fault, which is not hidden: %s',
    async (fault) => {
      const { cache, log } = await aCache(aFakeEmbedder({ fails: () => true, fault }));
      await expect(cache.questionVector('may I fly')).rejects.toBe(fault);
      await expect(cache.vectorsOf(['kite'])).rejects.toBe(fault);
      expect([cache.degraded, log.lines]).toEqual([false, []]);
    },
  );
});
