import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { make } from '../../src/core/escalation-moves.ts';
import { CLAIM_LASTS_MS, escalationId, isOpen, REMIND_BEFORE_MS } from '../../src/core/escalation.ts';
import type { Escalation, EscalationId } from '../../src/core/escalation.ts';
import type { Notice } from '../../src/core/notice.ts';
import type { EscalationStore } from '../../src/core/ports.ts';
import { createUpkeep, UPKEEP_LEASE_MS } from '../../src/core/upkeep.ts';
import type { Leases } from '../../src/core/ports.ts';
import { aLog } from '../support/builders.ts';
import { ANNA, ANSWER_BY, anEscalation, anyMove, anyMover } from '../support/escalations.ts';
import { aMoveNotice } from '../support/notices.ts';

const MINUTE = 60_000;
const REMIND_AT = ANSWER_BY - REMIND_BEFORE_MS;

/** As much of the store as upkeep uses. */
function aStore(given: readonly Escalation[]) {
  const kept = new Map<EscalationId, Escalation>(given.map((each) => [each.id, each]));
  const noticed: Notice[] = [];
  const store: Pick<EscalationStore, 'dueAt' | 'advance'> = {
    async dueAt(now, untouchedSince, most) {
      const due = ({ now: stands, remindAt }: Escalation): boolean =>
        (remindAt !== undefined && remindAt <= now) || (stands.state === 'claimed' && stands.touched < untouchedSince);
      return [...kept.values()].filter((each) => isOpen(each) && due(each)).slice(0, most);
    },
    async advance(next, notices) {
      const now = kept.get(next.id);
      if (now === undefined) throw new Error(`There is no ${next.id}.`);
      if (next.history.length !== now.history.length + 1) return { won: false, now };
      kept.set(next.id, next);
      noticed.push(...notices);
      return { won: true };
    },
  };
  return { store, kept, noticed };
}

function aLease(): Leases {
  let held: { readonly holder: string; readonly until: number } | undefined;
  return {
    async take(_name, holder, until, now) {
      if (held !== undefined && held.holder !== holder && now < held.until) return false;
      held = { holder, until };
      return true;
    },
  };
}

function setUp(given: readonly Escalation[], change: Partial<Parameters<typeof createUpkeep>[0]> = {}) {
  let now = 0;
  const log = aLog();
  const held = aStore(given);
  const parts = {
    store: held.store,
    notices: (before: Escalation, after: Escalation) => [aMoveNotice(`${before.id} ${after.history.length}`)],
    clock: () => now,
    leases: aLease(),
    log,
  };
  const upkeep = createUpkeep({ ...parts, holder: 'one', ...change });
  const other = createUpkeep({ ...parts, holder: 'other', ...change });
  const at = (time: number) => {
    now = time;
    return upkeep.round();
  };
  const goTo = (time: number): void => {
    now = time;
  };
  const moves = (id = 'GED-1'): readonly string[] =>
    (held.kept.get(escalationId(id))?.history ?? []).map((entry) => `${entry.move.move} ${entry.at}`);
  return { ...held, log, upkeep, other, at, goTo, moves };
}

const none = { 'remind-before': 0, 'remind-after': 0, 'return-to-queue': 0, lost: 0, failed: 0 };

const claimed = (change: Partial<Escalation> = {}): Escalation =>
  anEscalation({ now: { state: 'claimed', officer: ANNA, touched: 0, askedBack: false }, ...change });

describe('upkeep', () => {
  it('reminds once, however often the clock is set forward and back', async () => {
    const { at, moves } = setUp([anEscalation()]);
    for (const time of [
      REMIND_AT,
      REMIND_AT - 60 * MINUTE,
      REMIND_AT + MINUTE,
      ANSWER_BY + MINUTE,
      REMIND_AT,
      ANSWER_BY + 2 * MINUTE,
    ])
      await at(time);
    expect(moves()).toEqual([`remind-before ${REMIND_AT}`, `remind-after ${ANSWER_BY + MINUTE}`]);
  });

  it('reminds before the time to answer by and after it, once each, and writes the notices with it', async () => {
    const { at, moves, noticed } = setUp([anEscalation()]);
    expect(await at(REMIND_AT - 1)).toEqual(none);
    expect(await at(REMIND_AT)).toEqual({ ...none, 'remind-before': 1 });
    expect(await at(ANSWER_BY - 1)).toEqual(none);
    expect(await at(ANSWER_BY)).toEqual({ ...none, 'remind-after': 1 });
    expect(await at(10 * ANSWER_BY)).toEqual(none);
    expect(moves()).toEqual([`remind-before ${REMIND_AT}`, `remind-after ${ANSWER_BY}`]);
    expect(noticed.map(({ id }) => id)).toEqual(['GED-1 1', 'GED-1 2']);
  });

  it('says only that it is late if it was too late to remind before', async () => {
    const { at, moves } = setUp([anEscalation()]);
    expect(await at(ANSWER_BY + MINUTE)).toEqual({ ...none, 'remind-after': 1 });
    expect(moves()).toEqual([`remind-after ${ANSWER_BY + MINUTE}`]);
  });

  it('puts back into the queue what nobody has touched for long', async () => {
    const { at } = setUp([claimed()]);
    expect(await at(CLAIM_LASTS_MS)).toEqual(none);
    expect(await at(CLAIM_LASTS_MS + 1)).toEqual({ ...none, 'return-to-queue': 1 });
  });

  it('puts it back first, and reminds of it then', async () => {
    const { at, moves } = setUp([claimed()]);
    expect(await at(REMIND_AT)).toEqual({ ...none, 'return-to-queue': 1, 'remind-before': 1 });
    expect(moves()).toEqual([`return-to-queue ${REMIND_AT}`, `remind-before ${REMIND_AT}`]);
  });

  it('leaves alone what was asked back', async () => {
    const asked = claimed({
      remindAt: undefined,
      now: { state: 'claimed', officer: ANNA, touched: 0, askedBack: true },
    });
    expect(await setUp([asked]).at(10 * CLAIM_LASTS_MS)).toEqual(none);
  });

  it('minds no loss: somebody was quicker', async () => {
    const { kept, at, moves } = setUp([claimed()], {
      notices: () => {
        const quicker = make(claimed(), { part: 'officer', person: ANNA }, { move: 'release' }, REMIND_AT);
        if (quicker.outcome === 'moved') kept.set(quicker.escalation.id, quicker.escalation);
        return [];
      },
    });
    expect(await at(REMIND_AT)).toEqual({ ...none, lost: 1 });
    expect(moves()).toEqual([`release ${REMIND_AT}`]);
  });

  it('goes on after a fault of one escalation, and logs it without a word of it', async () => {
    const second = anEscalation({ id: escalationId('GED-2') });
    const { at, moves, log } = setUp([anEscalation(), second], {
      notices: (before) => {
        if (before.id === 'GED-1') throw new Error('no team');
        return [];
      },
    });
    expect(await at(REMIND_AT)).toEqual({ ...none, 'remind-before': 1, failed: 1 });
    expect([moves('GED-1'), moves('GED-2')]).toEqual([[], [`remind-before ${REMIND_AT}`]]);
    expect(log.lines).toMatchObject([
      { level: 'error', event: 'upkeep-failed', fields: { escalation: 'GED-1' } },
      { level: 'info', event: 'upkeep-moved', fields: { escalation: 'GED-2', move: 'remind-before' } },
    ]);
  });

  it('is the work of one process, and of another once that one is gone', async () => {
    const { upkeep, other, goTo } = setUp([]);
    expect(await upkeep.round()).toEqual(none);
    expect(await other.round()).toBeUndefined();
    goTo(UPKEEP_LEASE_MS - 1);
    expect(await other.round()).toBeUndefined();
    goTo(UPKEEP_LEASE_MS);
    expect(await other.round()).toEqual(none);
    expect(await upkeep.round()).toBeUndefined();
  });

  it('is done in the next minute by another process, if the one that began it was killed', async () => {
    const { upkeep, other, goTo } = setUp([]);
    await upkeep.round();
    goTo(60_000);
    expect(await other.round()).toEqual(none);
  });

  it('rejects when the store cannot be read, for whoever called it to log', async () => {
    const broken = {
      dueAt: async () => {
        throw new Error('database is locked');
      },
      advance: async () => ({ won: true as const }),
    };
    await expect(setUp([], { store: broken }).at(0)).rejects.toThrow('locked');
  });
});

describe('whatever people do meanwhile', () => {
  const anyTurns = fc.array(fc.tuple(anyMover, anyMove, fc.nat({ max: CLAIM_LASTS_MS / 2 })), { maxLength: 25 });

  it('nobody is reminded twice of one time to answer by, and no untouched claim outlives a round', async () => {
    await fc.assert(
      fc.asyncProperty(anyTurns, async (turns) => {
        const first = anEscalation();
        const { kept, at, upkeep, other } = setUp([first]);
        let now = 0;
        for (const [mover, move, wait] of turns) {
          now += wait;
          await at(now);
          await Promise.all([upkeep.round(), other.round()]);
          const before = kept.get(first.id) ?? first;
          expect(
            before.now.state === 'claimed' && !before.now.askedBack && now - before.now.touched > CLAIM_LASTS_MS,
          ).toBe(false);
          expect(isOpen(before) && before.remindAt !== undefined && before.remindAt <= now).toBe(false);
          const moved = mover.part === 'clock' ? undefined : make(before, mover, move, now);
          if (moved?.outcome === 'moved') kept.set(first.id, moved.escalation);
        }
        const history = kept.get(first.id)?.history.map(({ move }) => move.move) ?? [];
        const rounds = history.join(' ').split('reopen');
        for (const reminder of ['remind-before', 'remind-after'])
          for (const round of rounds) expect(round.split(reminder).length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
