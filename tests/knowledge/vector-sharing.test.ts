import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SharedVectors } from '../../src/core/shared-vectors.ts';
import { adapted } from '../../src/knowledge/adapter.ts';
import { createEmbedder } from '../../src/knowledge/embedder.ts';
import { openEmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import { SHIPPED_KNOWLEDGE, vectorsOf } from '../../src/knowledge/embedding-files.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { createVectorSharing } from '../../src/knowledge/vector-sharing.ts';
import { aLog } from '../support/builders.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const TEXTS = ['kite', 'pond', 'fair'] as const;

/** A place in memory that many processes share. `fails` is asked before each call, with how many there were. */
function aSharedPlace(fails: (call: number) => boolean = () => false) {
  const vectors = new Map<string, Int8Array>();
  const needed = new Set<string>();
  const calls: { readonly call: keyof SharedVectors; readonly count: number }[] = [];
  async function called(call: keyof SharedVectors, count: number): Promise<void> {
    calls.push({ call, count });
    if (fails(calls.length)) throw new Error('The database is away.');
  }
  const shared: SharedVectors = {
    async recall(keys) {
      await called('recall', keys.length);
      return new Map(keys.flatMap((key) => (vectors.has(key) ? [[key, vectors.get(key) ?? new Int8Array()]] : [])));
    },
    async keep(kept) {
      await called('keep', kept.size);
      for (const [key, vector] of kept) vectors.set(key, vector);
    },
    async need(keys) {
      await called('need', keys.length);
      for (const key of keys) needed.add(key);
      return keys.filter((key) => !vectors.has(key));
    },
  };
  return { shared, vectors, needed, calls };
}

/** A process with a place that it shares. */
async function aProcess(
  shared: SharedVectors | undefined,
  change: {
    readonly embedder?: ReturnType<typeof aFakeEmbedder>;
    readonly cache?: string;
    readonly shipped?: string;
  } = {},
) {
  const { embedder = aFakeEmbedder(), cache, shipped } = change;
  const log = aLog();
  const opened = await openEmbeddingCache({ embedder, log, shipped, cache, shared, progress: () => undefined });
  return { cache: opened, log, computed: () => embedder.calls.flatMap(({ texts }) => texts) };
}

describe('vectors that processes share', () => {
  it('are computed by the first alone', async () => {
    const { shared } = aSharedPlace();
    const [one, other] = [await aProcess(shared), await aProcess(shared)];
    const vectors = await one.cache.vectorsOf(TEXTS);
    expect(await other.cache.vectorsOf([...TEXTS, 'bandstand'])).toEqual([...vectors, expect.any(Int8Array)]);
    expect(one.computed()).toEqual(TEXTS);
    expect(other.computed()).toEqual(['bandstand']);
    expect(await one.cache.vectorsOf(['bandstand'])).toEqual(await other.cache.vectorsOf(['bandstand']));
    expect(one.computed()).toEqual(TEXTS);
  });

  it('are had without a model as well', async () => {
    const { shared } = aSharedPlace();
    const vectors = await (await aProcess(shared)).cache.vectorsOf(TEXTS);
    const other = await aProcess(shared, { embedder: aFakeEmbedder({ fails: () => true }) });
    expect(await other.cache.vectorsOf(['bandstand'])).toEqual([undefined]);
    expect(await other.cache.vectorsOf(TEXTS)).toEqual(vectors);
  });

  it('of another model are not taken', async () => {
    const { shared } = aSharedPlace();
    await (await aProcess(shared)).cache.vectorsOf(TEXTS);
    const other = await aProcess(shared, { embedder: aFakeEmbedder({ model: 'fake 2' }) });
    await other.cache.vectorsOf(TEXTS);
    expect(other.computed()).toEqual(TEXTS);
  });

  it('are given from the disk before guidance comes into force, and marked as needed, used again or new', async () => {
    const cache = join(await aTempFolder(), 'vectors.bin');
    await (await aProcess(undefined, { cache })).cache.vectorsOf([...TEXTS, 'not asked for again']);
    const place = aSharedPlace();
    const one = await aProcess(place.shared, { cache });
    await one.cache.vectorsOf(TEXTS);
    await one.cache.vectorsOf(['bandstand']);
    expect(place.vectors.size).toBe(1);
    await one.cache.share();
    expect(one.computed()).toEqual(['bandstand']);
    expect(place.vectors.size).toBe(4);
    expect(place.needed).toEqual(new Set(place.vectors.keys()));
  });

  it('are not given where every release has them', async () => {
    const { documents } = await readFolder(SHIPPED_KNOWLEDGE);
    const asked = documents.flatMap(({ clauses }) => clauses.flatMap((clause) => clause.asked)).slice(0, 3);
    const { model, dimensions } = adapted(createEmbedder());
    const embedder = { ...aFakeEmbedder({ model }), dimensions };
    const place = aSharedPlace();
    const one = await aProcess(place.shared, { embedder, shipped: vectorsOf(SHIPPED_KNOWLEDGE) });
    expect(await one.cache.vectorsOf(asked)).not.toContain(undefined);
    await one.cache.share();
    expect(one.computed()).toEqual([]);
    expect(place.calls).toEqual([]);
  });

  it('are given where they come with a folder, which another machine may not have', async () => {
    const shipped = join(await aTempFolder(), 'vectors.bin');
    await (await aProcess(undefined, { cache: shipped })).cache.vectorsOf(TEXTS);
    const place = aSharedPlace();
    const one = await aProcess(place.shared, { shipped });
    await one.cache.vectorsOf(TEXTS);
    await one.cache.share();
    expect(one.computed()).toEqual([]);
    expect(place.vectors.size).toBe(3);
  });

  it('are computed where the place is away, which is asked no more for every few texts, but again before guidance comes into force', async () => {
    const texts = Array.from({ length: 600 }, (_, n) => `text ${n}`);
    const place = aSharedPlace((call) => call === 1);
    const one = await aProcess(place.shared);
    expect(await one.cache.vectorsOf(texts)).not.toContain(undefined);
    expect(place.calls).toEqual([{ call: 'recall', count: 250 }]);
    expect(one.log.lines.map(({ level, event }) => [level, event])).toEqual([['warn', 'vectors-not-shared']]);
    await one.cache.share();
    expect(place.vectors.size).toBe(600);
    expect(place.needed.size).toBe(600);
  });

  it('never end anything by trouble, whenever it comes, and are what they would have been', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat({ max: 40 })), async (troubles) => {
        const texts = Array.from({ length: 700 }, (_, n) => `text ${n}`);
        const place = aSharedPlace((call) => troubles.includes(call));
        const [one, other] = [await aProcess(place.shared), await aProcess(place.shared)];
        const vectors = await one.cache.vectorsOf(texts);
        await one.cache.share();
        expect(await other.cache.vectorsOf(texts)).toEqual(vectors);
      }),
      { numRuns: 20 },
    );
  });

  it('end with the reason of whoever stops it', async () => {
    const stopping = new AbortController();
    stopping.abort(new Error('It is stopped.'));
    const { shared } = aSharedPlace();
    const sharing = createVectorSharing({ shared, dimensions: 3, log: aLog(), stopped: stopping.signal });
    await expect(sharing.recall(['a'])).rejects.toThrow('It is stopped.');
  });
});
