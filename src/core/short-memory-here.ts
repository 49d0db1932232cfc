import { isRemembered } from './short-memory.ts';
import type { Remembered, ShortMemory } from './short-memory.ts';

/** Things remembered; the one that was silent longest goes first. */
const MOST = 2000;

/** A short memory of this process alone. */
export function shortMemoryHere(): ShortMemory {
  const held = new Map<string, Remembered>();

  function recall(name: string, now: number): Remembered | undefined {
    const last = held.get(name);
    return last !== undefined && isRemembered(last.until, now) ? last : undefined;
  }

  function put(name: string, { text, until }: Remembered): void {
    // A map keeps the order of its insertions.
    held.delete(name);
    held.set(name, { text, until });
    const [oldest] = held.keys();
    if (held.size > MOST && oldest !== undefined) held.delete(oldest);
  }

  return {
    recall: async (name, now) => recall(name, now),
    async keep(things) {
      for (const { name, ...thing } of things) put(name, thing);
    },
    async change(name, now, next) {
      const before = recall(name, now);
      const after = next(before);
      if (after !== undefined) put(name, after);
      return after ?? before;
    },
    async forgetOver(now) {
      const over = [...held].filter(([, { until }]) => !isRemembered(until, now));
      for (const [name] of over) held.delete(name);
      return over.length;
    },
  };
}
