import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { createLogger } from '../../src/adapters/logger.ts';
import { adapted } from '../../src/knowledge/adapter.ts';
import { buildClauseSearch } from '../../src/knowledge/clause-search.ts';
import { textsOf } from '../../src/knowledge/clause-texts.ts';
import { createEmbedder } from '../../src/knowledge/embedder.ts';
import { openEmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { vectorKey } from '../../src/knowledge/vector.ts';
import { writeVectorFile } from '../../src/knowledge/vector-file.ts';
import { councilNames } from '../../src/knowledge/vocabulary.ts';
import { madeClauses } from './made-clauses.ts';
import { madeVectors } from './made-vectors.ts';
import { inMegabytes, since } from './timing.ts';

const loaded = z.object({
  size: z.number(),
  opened: z.number(),
  built: z.number(),

  megabytes: z.number(),
});

/** A start with every vector at hand: milliseconds until the vectors are open and until questions can be found; most memory ever held. */
export type Loading = Readonly<z.infer<typeof loaded>>;

const shippedOf = ({ documents }: Folder) => documents.flatMap(({ clauses }) => clauses);

/** Writes the vectors of so many made clauses, and has them loaded by a process of its own, whose memory nothing else has grown. */
export async function measureLoading(folder: Folder, size: number): Promise<Loading> {
  const embedder = adapted(createEmbedder());
  const { smallVector } = madeVectors(embedder.dimensions);
  const texts = madeClauses(shippedOf(folder), size).flatMap((clause) => textsOf(clause).map(({ text }) => text));
  const asked = folder.gaps.flatMap((gap) => gap.asked);
  const data = await mkdtemp(join(tmpdir(), 'clausebook-bench-'));
  try {
    const file = join(data, 'vectors.bin');
    const vectors = new Map([...texts, ...asked].map((text) => [vectorKey(embedder.model, text), smallVector(text)]));
    await writeVectorFile(file, embedder, vectors);
    const script = fileURLToPath(new URL('../bench.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, '--load', file, '--sizes', String(size)]);
    return loaded.parse(JSON.parse(stdout));
  } finally {
    await rm(data, { recursive: true });
  }
}

/** What the process of its own does. The model is not started: no vector is missing. */
export async function load(folder: Folder, size: number, file: string): Promise<Loading> {
  const { lexicon, gaps, councils } = folder;
  const clauses = madeClauses(shippedOf(folder), size);
  const started = performance.now();
  const cache = await openEmbeddingCache({
    embedder: adapted(createEmbedder()),
    log: createLogger('warn'),
    shipped: file,
    cache: undefined,
    progress: () => {},
  });
  const opened = since(started);
  await buildClauseSearch({ clauses, lexicon, gaps, names: councilNames(councils) }, cache);
  const built = since(started);
  await cache.close();
  return { size, opened, built, megabytes: inMegabytes(process.resourceUsage().maxRSS * 1024) };
}
