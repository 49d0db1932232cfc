import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { councilFrom, loggerFor } from '../reader.ts';
import type { Config } from '../config.ts';
import { Fault } from '../core/errors.ts';
import type { Clause, CouncilId, DocumentId } from '../core/guidance.ts';
import { adapted } from '../knowledge/adapter.ts';
import { check } from '../knowledge/check.ts';
import { digestOf } from '../knowledge/edit-file.ts';
import { createEmbedder } from '../knowledge/embedder.ts';
import type { Embedder } from '../knowledge/embedder.ts';
import { openEmbeddingCache } from '../knowledge/embedding-cache.ts';
import type { EmbeddingCache } from '../knowledge/embedding-cache.ts';
import { cachedVectors, SHIPPED_KNOWLEDGE, shippedVectors } from '../knowledge/embedding-files.ts';
import { problemLine } from '../knowledge/problem.ts';
import { readFolder } from '../knowledge/read-folder.ts';
import type { Folder } from '../knowledge/read-folder.ts';
import { progressFor } from './progress.ts';
import { writeLine } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** A folder in order, one council of it, and how its files were when they were read. */
export interface OpenFolder {
  readonly folder: Folder;
  readonly council: CouncilId;
  readonly clauses: readonly Clause[];
  /** Of a document's file, to tell whether it has changed since. */
  readonly digests: ReadonlyMap<DocumentId, string>;
  /** Of its gaps.yaml; undefined: it has none. */
  readonly gapsDigest: string | undefined;
}

/** Undefined: something in it has to be mended first, and that was said. Throws CONFIG_INVALID if there is no such council. */
export async function openFolder(terminal: Terminal, root: string, named: string): Promise<OpenFolder | undefined> {
  const before = await readFolder(root, SHIPPED_KNOWLEDGE);
  const council = councilFrom(named, { current: () => before });
  // The files first: what changes between the two readings is told when they are written.
  const digests = await Promise.all(
    before.documents
      .filter((document) => document.council === council)
      .map(async ({ id }): Promise<[DocumentId, string]> => {
        const bytes = await readFile(join(root, council ?? '', `${id}.yaml`));
        return [id, digestOf(bytes)];
      }),
  );
  const gapsFile = await readFile(join(root, council ?? '', 'gaps.yaml')).catch(() => undefined);
  const folder = await readFolder(root, SHIPPED_KNOWLEDGE);
  const problems = await check(root, folder);
  for (const problem of problems) await writeLine(terminal.stderr, problemLine(problem));
  if (problems.length > 0 || council === undefined) return undefined;
  const clauses = folder.documents.filter((one) => one.council === council).flatMap((document) => document.clauses);
  return { folder, council, clauses, digests: new Map(digests), gapsDigest: gapsFile && digestOf(gapsFile) };
}

/** Runs what needs sentence vectors. Rejects with MODEL_UNAVAILABLE where the model cannot be used: nothing could be tried. */
export async function withVectors<Made>(
  terminal: Terminal,
  config: Config,
  embedder: Embedder | undefined,
  use: (cache: EmbeddingCache) => Promise<Made>,
): Promise<Made> {
  const log = loggerFor(config, terminal);
  const cache = await openEmbeddingCache({
    embedder: adapted(embedder ?? createEmbedder()),
    log,
    shipped: shippedVectors(config.knowledge),
    cache: cachedVectors(config.data),
    progress: progressFor(terminal, log),
    stopped: terminal.stopped,
  });
  try {
    if (!(await cache.warm()))
      throw new Fault('MODEL_UNAVAILABLE', 'The sentence model cannot be used, so no phrasing can be tried.');
    return await use(cache);
  } finally {
    await cache.close();
  }
}
