import { curatedSheet } from './advice-sheets.ts';
import { adviceDoneLine } from './advice-wording.ts';
import type { Handling } from './conversation.ts';
import type { CuratedAnswer } from './curated-answer.ts';
import type { CuratedStore } from './curated-store.ts';
import type { Officers } from './officers.ts';
import type { Chance, Clock, KnowledgeBase } from './ports.ts';
import type { Handled } from './reply.ts';
import { dayAt } from './working-days.ts';

/** What is needed for whatever officers do about officer advice. */
export interface AdviceParts {
  readonly curated: CuratedStore;
  readonly knowledge: KnowledgeBase;
  readonly officers: Officers;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Called when there are notices to be delivered. */
  readonly nudge: () => void;
}

/** Looked through for what a council keeps: more than its officers can stand by. */
export const MOST_KEPT = 1000;

/** What is said of a move that is made, with the advice as it stands. */
export const adviceDone = (
  curated: CuratedAnswer,
  made: Parameters<typeof adviceDoneLine>[1],
  { by }: Pick<Handling, 'by'>,
  { knowledge, clock }: Pick<AdviceParts, 'knowledge' | 'clock'>,
): Handled => ({
  kind: 'done',
  sentence: adviceDoneLine(curated.id, made),
  sheet: curatedSheet(curated, by.id, { edition: knowledge.current(), today: dayAt(clock()) }),
});
