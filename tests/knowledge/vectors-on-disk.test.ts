import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import { readVectorFile, writeVectorFile } from '../../src/knowledge/vector-file.ts';
import { aLog } from '../support/builders.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const TEXTS = ['kite', 'pond', 'fair'] as const;

interface Opened {
  readonly vectors: readonly (Int8Array | undefined)[];
  /** Texts that the model was asked for. */
  readonly computed: readonly string[];
  readonly warnings: readonly string[];
}

/** One start of the service: opens the cache and asks for the texts. */
async function start(
  paths: { shipped?: string; cache?: string },
  change: Parameters<typeof aFakeEmbedder>[0] = {},
  texts: readonly string[] = TEXTS,
): Promise<Opened> {
  const embedder = aFakeEmbedder(change);
  const log = aLog();
  const cache = await openEmbeddingCache({
    embedder,
    log,
    shipped: paths.shipped,
    cache: paths.cache,
    progress: () => undefined,
  });
  const vectors = await cache.vectorsOf(texts);
  return {
    vectors,
    computed: embedder.calls.flatMap((call) => call.texts),
    warnings: log.lines.map(({ event, fields }) => [event, fields['which'], fields['why']].join(' ').trim()),
  };
}

describe('vectors kept on disk', () => {
  it('are not computed again at the next start', async () => {
    const cache = join(await aTempFolder(), 'data', 'vectors.bin');
    const first = await start({ cache });
    const second = await start({ cache });
    expect(first.computed).toEqual(TEXTS);
    expect(second.computed).toEqual([]);
    expect(second.vectors).toEqual(first.vectors);
    expect((await start({ cache }, {}, ['kite', 'bandstand'])).computed).toEqual(['bandstand']);
    expect((await start({ cache }, {}, [...TEXTS, 'bandstand'])).computed).toEqual([]);
  });

  it('are used even when the model cannot be', async () => {
    const cache = join(await aTempFolder(), 'vectors.bin');
    const first = await start({ cache });
    const second = await start({ cache }, { fails: () => true }, [...TEXTS, 'bandstand']);
    expect(second.vectors).toEqual([...first.vectors, undefined]);
    expect(second.warnings).toEqual(['model-unavailable']);
  });

  it('come with the knowledge base first, whose file is only read', async () => {
    const folder = await aTempFolder();
    const [shipped, cache] = [join(folder, 'shipped.bin'), join(folder, 'cache.bin')];
    await start({ cache: shipped });
    const before = await readFile(shipped);
    expect((await start({ shipped, cache }, {}, [...TEXTS, 'bandstand'])).computed).toEqual(['bandstand']);
    expect((await readFile(shipped)).equals(before)).toBe(true);
    const kept = await readVectorFile(cache, aFakeEmbedder());
    expect(kept).toMatchObject({ outcome: 'read', vectors: { size: 1 } });
  });

  it('are computed again for another model, and the log says so', async () => {
    const cache = join(await aTempFolder(), 'vectors.bin');
    await start({ cache });
    const other = await start({ cache }, { model: 'fake 2' });
    expect(other.computed).toEqual(TEXTS);
    expect(other.warnings).toEqual(['vectors-unusable cache other-model']);
    expect((await start({ cache }, { model: 'fake 2' })).computed).toEqual([]);
  });

  it('are computed again if the file is damaged, and the file is mended', async () => {
    const cache = join(await aTempFolder(), 'vectors.bin');
    await start({ cache });
    await writeFile(cache, (await readFile(cache)).subarray(0, 200));
    const damaged = await start({ cache, shipped: cache });
    expect(damaged.computed).toEqual(TEXTS);
    expect(damaged.warnings).toEqual(['vectors-unusable shipped damaged', 'vectors-unusable cache damaged']);
    expect((await start({ cache })).computed).toEqual([]);
  });
});

describe('a place where vectors cannot be kept', () => {
  it.each([
    [
      'is a folder',
      async (folder: string) => mkdir(join(folder, 'vectors.bin', 'occupied'), { recursive: true }),
      'vectors.bin',
    ],
    ['lies under a file', async (folder: string) => writeFile(join(folder, 'data'), ''), join('data', 'vectors.bin')],
  ])('only warns when it %s', async (_what, prepare, path) => {
    const folder = await aTempFolder();
    await prepare(folder);
    const opened = await start({ cache: join(folder, path) });
    expect(opened.vectors.every((vector) => vector !== undefined)).toBe(true);
    expect(opened.warnings).toEqual(['vectors-unusable cache unreadable', 'vectors-not-kept']);
    expect((await readdir(folder)).length).toBe(1);
  });

  it('may be no place at all', async () => {
    expect(await start({})).toMatchObject({ computed: TEXTS, warnings: [] });
  });

  it('does not stop a start with vectors shipped for it', async () => {
    const shipped = join(await aTempFolder(), 'shipped.bin');
    await writeVectorFile(shipped, aFakeEmbedder(), new Map());
    expect(await start({ shipped })).toMatchObject({ computed: TEXTS, warnings: [] });
  });
});
