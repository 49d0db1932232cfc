import { make } from './escalation-moves.ts';
import type { Escalation } from './escalation.ts';
import type { Notice } from './notice.ts';
import type { Clock, EscalationStore } from './ports.ts';

/** Others may move it meanwhile; whoever loses a race so often in a row meets a fault, not a colleague. */
const MOST_RACES = 5;

/**
 * Tells officers that a councillor could not be told, since nobody else would notice that an answer was never read. A notice that is not
 * to an asker in private tells nobody anything, and neither does one about which the officers know already.
 */
export function createUnreached(parts: {
  readonly store: EscalationStore;
  readonly notices: (after: Escalation) => Promise<readonly Notice[]>;
  readonly clock: Clock;
}): (notice: Notice) => Promise<void> {
  const { store, notices, clock } = parts;
  return async ({ escalation: id, to }) => {
    for (let race = 0; race < MOST_RACES; race += 1) {
      const escalation = await store.byId(id);
      const asker = escalation?.askers.find(
        ({ person: { home } }) => home.platform === to.platform && home.address === to.address,
      );
      if (escalation === undefined || asker === undefined) return;
      const moved = make(escalation, { part: 'clock' }, { move: 'unreached', person: asker.person }, clock());
      if (moved.outcome === 'refused') return;
      const { won } = await store.advance(moved.escalation, await notices(moved.escalation));
      if (won) return;
    }
  };
}
