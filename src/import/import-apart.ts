import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ImportOutcome, ImportRefusal, ImportRequest } from './import-file.ts';
import type { ImportStart } from './import-thread.ts';
import { IMPORT_MEGABYTES, IMPORT_MS } from './limits.ts';

/** All that the thread has of an environment: where compiled code is kept, which halves its start. Node names the folder of its version in there. */
const kept = getCompileCacheDir();
const WHERE_COMPILED = kept === undefined ? {} : { NODE_COMPILE_CACHE: dirname(kept) };

export interface ApartOptions {
  readonly ms?: number;
  readonly megabytes?: number;
  /** Ends the import, by rejecting with the signal's reason. */
  readonly stopped?: AbortSignal;
  /** The module that the thread runs. */
  readonly program?: URL;
}

/**
 * Imports a file in a thread of its own. What a file does to its reader is an outcome: a hang is 'too-slow', want of memory 'too-large',
 * and any other end of the thread 'failed'.
 */
export async function importApart(request: ImportRequest, options: ApartOptions = {}): Promise<ImportOutcome> {
  const { ms = IMPORT_MS, megabytes = IMPORT_MEGABYTES, stopped, program } = options;
  stopped?.throwIfAborted();
  const thread = new Worker(program ?? new URL('import-worker.ts', import.meta.url), {
    workerData: { request } satisfies ImportStart,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // Libraries that read files print warnings about them, with their words.
    stdout: true,
    stderr: true,
    env: WHERE_COMPILED,
  });
  const { promise, resolve, reject } = Promise.withResolvers<ImportOutcome>();
  const refuse = (why: ImportRefusal): void => resolve({ outcome: 'refused', why });
  const stop = (): void => reject(stopped?.reason);
  const clock = setTimeout(() => refuse('too-slow'), ms);
  stopped?.addEventListener('abort', stop);
  thread.once('message', (outcome: ImportOutcome) => resolve(outcome));
  thread.once('error', (cause) => refuse(isOutOfMemory(cause) ? 'too-large' : 'failed'));
  thread.once('exit', () => refuse('failed'));
  try {
    return await promise;
  } finally {
    clearTimeout(clock);
    stopped?.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

const isOutOfMemory = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
