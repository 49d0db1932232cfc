import { adviceToday } from './advice.ts';
import type { Hold } from './advice-holding.ts';
import { MOST_KEPT } from './advice-parts.ts';
import type { CuratedAnswer } from './curated-answer.ts';
import type { CuratedStore } from './curated-store.ts';
import type { Clock, Edition, KnowledgeBase, Log } from './ports.ts';
import { dayAt } from './working-days.ts';

/** Records as on hold what may not be shown any more, though nobody has asked: for whenever another edition has come into force. */
export interface AdviceWatch {
  /**
   * Looks through all of it, once the looks before are done. Never rejects: the edition is in force whatever comes of it, and who asks next finds the
   * same. Any number of replicas may look: one of them records it.
   */
  look(): Promise<void>;
  /** Resolves once nothing is being looked at. */
  settled(): Promise<void>;
}

interface AdviceWatchParts {
  readonly curated: Pick<CuratedStore, 'agreed'>;
  readonly knowledge: KnowledgeBase;
  readonly hold: Hold;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
}

export function createAdviceWatch(parts: AdviceWatchParts): AdviceWatch {
  let last = Promise.resolve();
  return {
    look: () => (last = last.then(() => lookThrough(parts))),
    settled: () => last,
  };
}

async function lookThrough({ curated: store, knowledge, hold, clock, log }: AdviceWatchParts): Promise<void> {
  try {
    const edition = knowledge.current();
    const today = dayAt(clock());
    for (const { id } of edition.councils)
      for (const curated of await store.agreed(id, MOST_KEPT))
        await heldIfStale(curated, { edition, today, hold, log });
  } catch (cause) {
    log.error('advice-not-looked-through', {}, cause);
  }
}

/** One that cannot be recorded keeps no other from it. */
async function heldIfStale(
  curated: CuratedAnswer,
  {
    edition,
    today,
    hold,
    log,
  }: Pick<AdviceWatchParts, 'hold' | 'log'> & { readonly edition: Edition; readonly today: string },
): Promise<void> {
  const found = adviceToday(curated, today, edition);
  if (found.outcome !== 'stale') return;
  try {
    await hold(curated, found.why);
  } catch (cause) {
    log.error('advice-not-held', { advice: curated.id }, cause);
  }
}
