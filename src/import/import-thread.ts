import { parentPort, workerData } from 'node:worker_threads';
import type { ImportOutcome, ImportRequest } from './import-file.ts';
import { importFile } from './import-file.ts';
import { SOURCE_LIMITS } from './limits.ts';
import type { Reader } from './readers.ts';

/** What a thread of its own is started with. */
export interface ImportStart {
  readonly request: ImportRequest;
}

/** Does the import that this thread was started for, with these readers, and sends what came of it. */
export async function importInThread(readers: readonly Reader[]): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('An import runs as a worker thread only.');
  const { request }: ImportStart = workerData;
  port.postMessage((await importFile(request, readers, SOURCE_LIMITS)) satisfies ImportOutcome);
}
