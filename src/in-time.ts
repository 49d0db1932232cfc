import { setTimeout } from 'node:timers/promises';

/** What work comes to; undefined if it fails, or takes longer: it goes on then, and nobody hears of it. Never rejects. */
export async function inTime<T>(work: Promise<T>, withinMs: number): Promise<T | undefined> {
  const ended = new AbortController();
  const late = setTimeout(withinMs, undefined, { signal: ended.signal }).catch(() => undefined);
  const done = await Promise.race([work.catch(() => undefined), late]);
  ended.abort();
  return done;
}
