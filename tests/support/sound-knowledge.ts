import type { Log, WholeEdition } from '../../src/core/ports.ts';
import { buildEdition } from '../../src/knowledge/edition.ts';
import { openEmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import type { EmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { aLog } from './builders.ts';
import { aFakeEmbedder } from './fake-embedder.ts';
import type { FakeEmbedder } from './fake-embedder.ts';

/** Two small councils with guidance on kites and noticeboards. */
export const SOUND = 'tests/fixtures/knowledge/sound';

/** A cache that keeps nothing on disk. */
export const aMemoryCache = (embedder: FakeEmbedder = aFakeEmbedder(), log: Log = aLog()): Promise<EmbeddingCache> =>
  openEmbeddingCache({ embedder, log, shipped: undefined, cache: undefined, progress: () => undefined });

export const aSoundEdition = async (embedder?: FakeEmbedder): Promise<WholeEdition> =>
  buildEdition(await readFolder(SOUND), await aMemoryCache(embedder));
