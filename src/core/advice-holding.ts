import { noticesOfAdvice } from './advice-notices.ts';
import type { CuratedAnswer, HoldWhy } from './curated-answer.ts';
import { moveCurated } from './curated-moves.ts';
import type { CuratedStore } from './curated-store.ts';
import type { Officers } from './officers.ts';
import type { Clock, KnowledgeBase } from './ports.ts';

/** Records advice as on hold. Resolves to how it stands then. Of any number that find it so, one records it, and the team is told once. */
export type Hold = (curated: CuratedAnswer, why: HoldWhy) => Promise<CuratedAnswer>;

export function createHolding(parts: {
  readonly curated: Pick<CuratedStore, 'advance'>;
  readonly knowledge: KnowledgeBase;
  readonly officers: Pick<Officers, 'placesFor'>;
  readonly clock: Clock;
  /** Called when there are notices to be delivered. */
  readonly nudge: () => void;
}): Hold {
  const { curated: store, knowledge, officers, clock, nudge } = parts;
  return async (curated, why) => {
    const next = moveCurated(curated, { part: 'clock' }, { move: 'hold', why }, clock());
    if (next.outcome === 'refused') return curated;
    const places = await officers.placesFor(curated, knowledge.current());
    const result = await store.advance(next.curated, noticesOfAdvice(next.curated, places));
    if (result.won) nudge();
    return result.won ? next.curated : result.now;
  };
}
