import { setTimeout } from 'node:timers/promises';

/** What `work` comes to, or undefined if it takes longer; it goes on then. Rejects as `work` does within the time. */
export async function inTime<T>(work: Promise<T>, withinMs: number): Promise<T | undefined> {
  const done = new AbortController();
  try {
    // Rejects only when it is no longer needed.
    const late = setTimeout(withinMs, undefined, { signal: done.signal }).catch(() => undefined);
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}
