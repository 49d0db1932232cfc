import { lasts } from './lasts.ts';
import type { Clock } from './ports.ts';

/** Things held in memory only, and soon forgotten. */
export interface ShortMemory<Thing> {
  readonly recall: (key: string) => Thing | undefined;
  readonly keep: (key: string, thing: Thing) => void;
  readonly forget: (key: string) => void;
}

/** After this a conversation has moved on. */
const KEEP_MS = 30 * 60 * 1000;
/** Things remembered of a kind; the one that was silent longest goes first. */
const MOST = 2000;

export function shortMemory<Thing>(clock: Clock): ShortMemory<Thing> {
  const held = new Map<string, { readonly thing: Thing; readonly at: number }>();
  return {
    recall(key) {
      const last = held.get(key);
      return last !== undefined && lasts(last.at, KEEP_MS, clock()) ? last.thing : undefined;
    },
    keep(key, thing) {
      // A map keeps the order of its insertions.
      held.delete(key);
      held.set(key, { thing, at: clock() });
      const [oldest] = held.keys();
      if (held.size > MOST && oldest !== undefined) held.delete(oldest);
    },
    forget: (key) => void held.delete(key),
  };
}
