import { setTimeout } from 'node:timers/promises';

/** The work that has been started and not finished. */
export interface InHand {
  /** Keeps count of `work` until it settles, and passes it on. */
  add(work: Promise<void>): Promise<void>;
  /** Resolves when nothing is left or the time is up, to how much is left. */
  finished(withinMs: number): Promise<number>;
}

export function createInHand(): InHand {
  const works = new Set<Promise<void>>();

  async function add(work: Promise<void>): Promise<void> {
    works.add(work);
    try {
      await work;
    } finally {
      works.delete(work);
    }
  }

  async function nothingLeft(): Promise<void> {
    while (works.size > 0) await Promise.allSettled(works);
  }

  async function finished(withinMs: number): Promise<number> {
    const done = new AbortController();
    await Promise.race([
      nothingLeft(),
      // Rejects only when it is no longer needed.
      setTimeout(withinMs, undefined, { signal: done.signal }).catch(() => undefined),
    ]);
    done.abort();
    return works.size;
  }

  return { add, finished };
}
