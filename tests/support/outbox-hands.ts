import { turnId } from '../../src/core/conversation.ts';
import { make } from '../../src/core/escalation-moves.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import type { Notice } from '../../src/core/notice.ts';
import type { EscalationStore, LeasedNotice, Outbox } from '../../src/core/ports.ts';
import { ANNA, anEscalation } from './escalations.ts';

export interface OutboxHarness {
  readonly outbox: Outbox;
  /** Another outbox of the same notices. */
  readonly other: Outbox;
  /** Where they are written. */
  readonly store: EscalationStore;
}

/** Short ways to use an outbox; leases last ten milliseconds. */
export interface OutboxHands {
  /** Writes notices with one move after another of one escalation, a millisecond apart, the first at 1. */
  write(...notices: readonly Notice[]): Promise<void>;
  lease(now: number, most?: number, by?: Outbox): Promise<readonly LeasedNotice[]>;
  /** Takes out what is due, and gives the ids. */
  taken(now: number, most?: number, by?: Outbox): Promise<readonly string[]>;
  /** Takes out the one notice that is due. */
  theOne(now: number): Promise<LeasedNotice>;
  /** The id and state of all that is undelivered. */
  states(): Promise<readonly string[]>;
}

export const idsOf = (leased: readonly LeasedNotice[]): readonly string[] => leased.map(({ notice }) => notice.id);

export function handsOn({ outbox, store }: OutboxHarness): OutboxHands {
  const lease: OutboxHands['lease'] = (now, most = 99, by = outbox) => by.lease(now, now + 10, most);
  return {
    write: writerOf(store),
    lease,
    taken: async (now, most, by) => idsOf(await lease(now, most, by)),
    async theOne(now) {
      const [one, ...others] = await lease(now);
      if (one === undefined || others.length > 0) throw new Error(`There are ${others.length + (one ? 1 : 0)}.`);
      return one;
    },
    states: async () => (await outbox.list(99)).map(({ notice, state }) => `${notice.id} ${state}`),
  };
}

function writerOf(store: EscalationStore): OutboxHands['write'] {
  let [now, opened]: [Escalation, boolean] = [anEscalation(), false];
  return async (...notices) => {
    if (!opened) await store.open(now, []);
    opened = true;
    const at = now.history.length + 1;
    const made = make(now, { part: 'officer', person: ANNA }, { move: 'note', text: '' }, at, turnId('slack', `${at}`));
    if (made.outcome === 'refused') throw new Error(made.why);
    now = made.escalation;
    await store.advance(now, notices);
  };
}
