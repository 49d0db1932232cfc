import { statSync, watch } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Log } from '../core/ports.ts';

/** A folder that is half saved or half copied is left alone until nothing has happened in it for so long. */
const QUIET_MS = 2000;

export interface WatchingParts {
  readonly root: string;
  readonly log: Log;
  /** Resolves after so long; rejects if it is aborted before. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

const passingTime = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal, ref: false });

/** A folder that is watched. */
export interface Watch {
  /** Has `changed` called when something has changed and it is quiet again, and at once if that was so before. */
  tell(changed: () => Promise<void>): void;
  stop(): void;
}

/** Watches a folder from now on. One that cannot be watched is logged, and that is all. */
export function watchFolder({ root, log, wait = passingTime }: WatchingParts): Watch {
  const told = Promise.withResolvers<() => Promise<void>>();
  let quiet = new AbortController();
  async function tellOnceQuiet(signal: AbortSignal): Promise<void> {
    await wait(QUIET_MS, signal).catch(() => {});
    const changed = await told.promise;
    if (!signal.aborted) await changed();
  }
  const heard = (): void => {
    quiet.abort();
    quiet = new AbortController();
    void tellOnceQuiet(quiet.signal);
  };
  const lost = (cause: unknown): void => log.warn('knowledge-not-watched', {}, cause);
  try {
    // On Linux a folder that is not there would be watched without a word.
    statSync(root);
    const watcher = watch(root, { recursive: true, persistent: false }, heard);
    watcher.on('error', lost);
    return {
      tell: told.resolve,
      stop() {
        quiet.abort();
        watcher.close();
      },
    };
  } catch (cause) {
    lost(cause);
    return { tell: told.resolve, stop: () => quiet.abort() };
  }
}
