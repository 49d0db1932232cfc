import { scopeKey } from '../../src/core/halt.ts';
import type { Halt, HaltScope } from '../../src/core/halt.ts';
import { haltAfter } from '../../src/core/halts.ts';
import type { HaltMove, Halts } from '../../src/core/halts.ts';
import { councilId, documentId } from '../../src/core/guidance.ts';
import { personId } from '../../src/core/people.ts';

export const GEDLING_HALTED: HaltScope = { over: 'council', council: councilId('gedling') };
export const SOCIAL_MEDIA_HALTED: HaltScope = {
  over: 'document',
  council: councilId('gedling'),
  document: documentId('social-media-guidance'),
};

export const aHalt = (change: Partial<Halt> = {}): Halt => ({
  scope: SOCIAL_MEDIA_HALTED,
  reason: 'It is being checked.',
  by: { kind: 'admin', id: personId('slack:T1/U1'), name: 'Anna Reed' },
  since: Date.UTC(2026, 4, 3, 13, 5),
  ...change,
});

/** Halts in this process. */
export function haltsInMemory(): Halts {
  const moves: HaltMove[] = [];
  const haltOf = (scope: HaltScope): Halt | undefined => {
    const own = moves.filter((move) => scopeKey(move.scope) === scopeKey(scope));
    return haltAfter(own.slice(own.findLastIndex(({ act }) => act === 'resumed') + 1));
  };
  return {
    async inForce() {
      const scopes = new Map(moves.map(({ scope }) => [scopeKey(scope), scope]));
      const halts = [...scopes.values()].flatMap((scope) => haltOf(scope) ?? []);
      return halts.toSorted((one, other) => one.since - other.since);
    },
    async halt(halt) {
      const { scope, reason, by, since: at } = halt;
      moves.push({ act: 'halted', scope, reason, by, at });
      return haltOf(scope) ?? halt;
    },
    async resume(scope, by, at) {
      if (haltOf(scope) === undefined) return false;
      moves.push({ act: 'resumed', scope, reason: undefined, by, at });
      return true;
    },
    history: async (most) => moves.toReversed().slice(0, most),
  };
}
