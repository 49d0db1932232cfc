import { latestEnd } from './lasts.ts';
import type { PersonId } from './people.ts';

/** Something remembered for a while. */
export interface Remembered {
  readonly text: string;
  /** When it is over: milliseconds since 1970. */
  readonly until: number;
}

export interface ToRemember extends Remembered {
  /** Whose it is; undefined if nobody vouches for that. */
  readonly by: PersonId | undefined;
}

/** What was said lately, held for every process that shares it, for what leans on it. Any of it may be gone before its time. */
export interface ShortMemory {
  /** What lasts under that name. */
  recall(name: string, now: number): Promise<Remembered | undefined>;
  /** Puts each in the place of what was held under its name: all or none. The names differ. */
  keep(things: readonly (ToRemember & { readonly name: string })[]): Promise<void>;
  /**
   * Puts what `next` makes of what lasts in its place, in one step: of any number at once each is told what the one before made. If that is undefined,
   * nothing changes. Resolves to what is held then.
   */
  change(
    name: string,
    now: number,
    next: (before: Remembered | undefined) => ToRemember | undefined,
  ): Promise<Remembered | undefined>;
  /** Takes out what is over, a bounded number at a time. Resolves to how many. */
  forgetOver(now: number): Promise<number>;
}

/** After this a conversation has moved on. */
const REMEMBERED_MS = 30 * 60 * 1000;

export const rememberedUntil = (now: number): number => now + REMEMBERED_MS;

/**
 * True while it is remembered. Processes' clocks differ a little; what would last far longer than anything is remembered for was kept before a clock
 * was put back.
 */
export const isRemembered = (until: number, now: number): boolean => until > now && until <= latestRemembered(now);

/** No time to remember until is later than this. */
export const latestRemembered = (now: number): number => latestEnd(rememberedUntil(now), now);

/** What was remembered as a list of strings in JSON; none if it was anything else. */
export function stringsIn(text: string): readonly string[] {
  const read: unknown = JSON.parse(text);
  return Array.isArray(read) ? read.filter((each) => typeof each === 'string') : [];
}
