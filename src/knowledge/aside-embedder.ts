import type { Log } from '../core/ports.ts';
import type { Embedder } from './embedder.ts';

/** What reading aside is made of. */
export interface AsideParts {
  /** Makes an embedder with a thread of its own; its vectors are the same to the bit as another's. */
  readonly make: () => Embedder;
  /** How much memory the process may still take, in bytes. */
  readonly spare: () => number;
  readonly waited: (ms: number) => Promise<unknown>;
  readonly log: Log;
}

/** A second model takes 220 MB while it is loaded; as much again for the edition that is being made of what it reads. */
const ROOM_BYTES = 512 * 2 ** 20;
/** Longer than what comes between the texts of one publication; the memory is free again soon after it. */
const LINGER_MS = 10_000;

interface Aside {
  readonly embedder: Embedder;
  /** How many calls have been made, and how many of them are under way. */
  calls: number;
  pending: number;
}

/**
 * An embedder that reads what nobody waits for in a second thread, while there is room for one: a clause of two hundred words takes the model a third of a
 * second, and a question would wait for it. Without room, or once that thread has failed, one thread reads everything, questions first.
 */
export function withAside({ make, spare, waited, log }: AsideParts): Embedder {
  const first = make();
  let aside: Aside | undefined;
  let lost = false;

  const opened = (): Aside | undefined =>
    lost || spare() < ROOM_BYTES ? undefined : { embedder: make(), calls: 0, pending: 0 };

  async function leave(used: Aside): Promise<void> {
    if (aside === used) aside = undefined;
    await used.embedder.close();
  }

  async function leaveUnused(used: Aside): Promise<void> {
    const { calls } = used;
    await waited(LINGER_MS);
    if (used.pending === 0 && used.calls === calls) await leave(used);
  }

  async function readAside(texts: readonly string[], used: Aside): Promise<readonly Float32Array[]> {
    used.calls += 1;
    used.pending += 1;
    try {
      return await used.embedder.embed(texts);
    } finally {
      used.pending -= 1;
      if (used.pending === 0) void leaveUnused(used);
    }
  }

  async function readUnasked(texts: readonly string[]): Promise<readonly Float32Array[]> {
    const used = (aside ??= opened());
    if (used === undefined) return first.embed(texts);
    try {
      return await readAside(texts, used);
    } catch (cause) {
      if (!lost) log.warn('aside-lost', { effect: 'one thread reads everything, questions first' }, cause);
      lost = true;
      await leave(used);
      return first.embed(texts);
    }
  }

  return {
    model: first.model,
    dimensions: first.dimensions,
    embed: (texts, urgency) =>
      urgency === 'urgent' || texts.length === 0 ? first.embed(texts, urgency) : readUnasked(texts),
    async close() {
      lost = true;
      await Promise.all([first.close(), aside?.embedder.close()]);
    },
  };
}
