import { LEVELS } from './lists.ts';
import type { NumberedList } from './lists.ts';

/** The numbers of a paragraph and of the levels above it, outermost first. */
export type Numbers = readonly number[];

export interface Counters {
  /** Counts a paragraph of a list, and gives its numbers. */
  next(list: NumberedList, level: number): Numbers;
}

/** How far one definition has counted. */
interface Count {
  /** The last number at each level; undefined before the first. */
  readonly numbers: (number | undefined)[];
  /** The outermost level counted since each level was last. */
  readonly outermost: number[];
}

const startOf = (list: NumberedList, level: number): number => list.levels[level]?.start ?? 1;

/** Whether a level starts again: what it waits for (each level above it, unless it says otherwise) was counted since. */
function startsAgain(list: NumberedList, level: number, outermost: number): boolean {
  const restart = list.levels[level]?.restart;
  return outermost < (restart === undefined || restart > level ? level : restart);
}

/** Counts the paragraphs of one story: the text, a footnote and the text boxes each count for themselves, as in Word. */
export function createCounters(): Counters {
  const counts = new Map<string, Count>();
  const startedAnew = new Set<string>();
  return {
    next: (list, level) => {
      const count = counts.get(list.definition) ?? {
        numbers: Array.from({ length: LEVELS }, () => undefined),
        outermost: Array.from({ length: LEVELS }, () => LEVELS),
      };
      counts.set(list.definition, count);
      const current = (depth: number): number | undefined =>
        startsAgain(list, depth, count.outermost[depth] ?? LEVELS) ? undefined : count.numbers[depth];
      const take = (depth: number, number: number): number => {
        count.numbers[depth] = number;
        count.outermost[depth] = LEVELS;
        return number;
      };
      // A level that is printed without having been counted counts as begun, where its definition starts: the next of its own paragraphs is
      // the second (Microsoft's article Q110380).
      const above = Array.from({ length: level }, (_, depth) => take(depth, current(depth) ?? startOf(list, depth)));
      const key = `${list.id} ${level}`;
      const anew = list.overrides[level] !== undefined && !startedAnew.has(key);
      if (anew) startedAnew.add(key);
      const before = anew ? undefined : current(level);
      const own = take(level, before === undefined ? (list.overrides[level] ?? startOf(list, level)) : before + 1);
      for (let deeper = level + 1; deeper < LEVELS; deeper += 1) {
        count.outermost[deeper] = Math.min(count.outermost[deeper] ?? LEVELS, level);
      }
      return [...above, own];
    },
  };
}
