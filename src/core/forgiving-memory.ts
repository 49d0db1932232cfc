import type { Log } from './ports.ts';
import type { ShortMemory } from './short-memory.ts';

/**
 * The same memory, which never rejects: if it cannot be asked, nothing is remembered, and a warning is logged. What was asked before helps to
 * understand a question, and is no reason to leave it unanswered.
 */
export function forgivingMemory(memory: ShortMemory, log: Log): ShortMemory {
  async function orElse<T>(doing: string, work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      log.warn('memory-not-asked', { doing }, cause);
      return otherwise;
    }
  }
  return {
    recall: (name, now) => orElse('recall', () => memory.recall(name, now), undefined),
    keep: (things) => orElse('keep', () => memory.keep(things), undefined),
    change: (name, now, next) => orElse('change', () => memory.change(name, now, next), undefined),
    forgetOver: (now) => orElse('forget', () => memory.forgetOver(now), 0),
  };
}
