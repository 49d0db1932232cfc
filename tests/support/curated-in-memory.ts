import type { CuratedAnswer, CuratedId } from '../../src/core/curated-answer.ts';
import type { CuratedStore } from '../../src/core/curated-store.ts';
import type { Notice } from '../../src/core/notice.ts';
import { sameQuestion } from '../../src/core/question-key.ts';

/** Officer advice in memory; what it calls for is put to `notices`. */
export function curatedInMemory(notices: Notice[]): CuratedStore {
  const kept = new Map<CuratedId, CuratedAnswer>();
  const movedAt = ({ proposed, history }: CuratedAnswer): number => history.at(-1)?.at ?? proposed.at;
  const latest = (test: (curated: CuratedAnswer) => boolean): readonly CuratedAnswer[] =>
    [...kept.values()].filter(test).toSorted((one, other) => movedAt(other) - movedAt(one));
  const isAgreed = ({ now }: CuratedAnswer): boolean => now.state === 'in-force';
  return {
    async propose(curated, called) {
      const before = [...kept.values()].find(({ proposed }) => proposed.turn === curated.proposed.turn);
      if (before !== undefined) return { outcome: 'kept-before', curated: before };
      if (kept.has(curated.id)) return { outcome: 'id-taken' };
      kept.set(curated.id, curated);
      notices.push(...called);
      return { outcome: 'kept', curated };
    },
    async advance(next, called) {
      const now = kept.get(next.id);
      if (now === undefined) throw new Error('There is no such officer advice.');
      if (now.history.length !== next.history.length - 1) return { won: false, now };
      kept.set(next.id, next);
      notices.push(...called);
      return { won: true };
    },
    byId: async (id) => kept.get(id),
    agreed: async (council, most) => latest((each) => isAgreed(each) && each.council === council).slice(0, most),
    answering: async (council, question, most) =>
      latest(
        (each) => isAgreed(each) && each.council === council && each.asked.some((one) => sameQuestion(one, question)),
      ).slice(0, most),
    list: async (council, endedSince, most) =>
      latest(
        (each) =>
          (council === undefined || each.council === council) &&
          (each.now.state !== 'ended' || movedAt(each) >= endedSince),
      ).slice(0, most),
  };
}
