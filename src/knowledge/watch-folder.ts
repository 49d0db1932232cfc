import { statSync, watch } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Log } from '../core/ports.ts';

/** A folder that is half saved or half copied is left alone until nothing has happened in it for so long. */
const QUIET_MS = 2000;

export interface WatchingParts {
  readonly root: string;
  readonly changed: () => Promise<void>;
  readonly log: Log;
  /** Resolves after so long; rejects if it is aborted before. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

const passingTime = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal, ref: false });

/** Calls `changed` when something in the folder has changed and it is quiet again. A folder that cannot be watched is logged, and that is all. */
export function watchFolder({ root, changed, log, wait = passingTime }: WatchingParts): { stop(): void } {
  let quiet = new AbortController();
  const heard = (): void => {
    quiet.abort();
    quiet = new AbortController();
    void wait(QUIET_MS, quiet.signal).then(changed, () => {});
  };
  const lost = (cause: unknown): void => log.warn('knowledge-not-watched', {}, cause);
  try {
    // On Linux a folder that is not there would be watched without a word.
    statSync(root);
    const watcher = watch(root, { recursive: true, persistent: false }, heard);
    watcher.on('error', lost);
    return {
      stop() {
        quiet.abort();
        watcher.close();
      },
    };
  } catch (cause) {
    lost(cause);
    return { stop: () => quiet.abort() };
  }
}
