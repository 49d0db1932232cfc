import { expect } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import type { EscalationStore, LeasedNotice, Outbox } from '../../src/core/ports.ts';
import { ANNA, anEscalation, COUNCILLOR, NEIGHBOUR } from './escalations.ts';
import { moved, officer } from './kept-escalations.ts';
import { createOutboxModel } from './outbox-model.ts';
import type { Entry } from './outbox-model.ts';
import { NOTICES } from './store-commands.ts';
import type { Act, Command } from './store-commands.ts';

export interface StoreUser {
  readonly store: EscalationStore;
  readonly outbox: Outbox;
}

const LEASE_MS = 10;
type Recording = 'delivered' | 'later' | 'park';

/** Lets two users do things, and holds each outcome to that of plain lists. */
export function compareWithLists(users: readonly [StoreUser, StoreUser]): {
  run(command: Command): Promise<void>;
  /** Delivers until nothing waits. */
  deliverAll(): Promise<void>;
} {
  const model = createOutboxModel();
  const escalations: Escalation[] = [];
  const took: readonly [LeasedNotice[], LeasedNotice[]] = [[], []];
  let now = 0;

  async function open({ store }: StoreUser, { asker, about, notices }: Act<'open'>): Promise<void> {
    const asks = { person: asker === 0 ? COUNCILLOR : NEIGHBOUR, about: turnId('slack', `Ev${about}`) };
    const before = escalations.find(
      ({ askers: [first] }) => first.person === asks.person && first.about === asks.about,
    );
    const id = escalationId(`GED-${escalations.length}`);
    const escalation = before ?? anEscalation({ id, askers: [asks], opened: now });
    const outcome = before === undefined ? 'kept' : 'kept-before';
    expect(await store.open({ ...escalation, id }, notices)).toEqual({ outcome, escalation });
    if (before !== undefined) return;
    escalations.push(escalation);
    for (const notice of notices) model.write(notice, now);
  }

  async function advance({ store }: StoreUser, { which, stale, notices }: Act<'advance'>): Promise<void> {
    const place = which % Math.max(1, escalations.length);
    const there = escalations[place];
    if (there === undefined) return;
    const known = stale ? { ...there, history: there.history.slice(0, -1) } : there;
    const next = moved(known, officer(ANNA), { move: 'note', text: `at ${now}` }, now);
    const won = known.history.length === there.history.length;
    expect(await store.advance(next, notices)).toEqual(won ? { won } : { won, now: there });
    if (!won) return;
    escalations[place] = next;
    for (const notice of notices) model.write(notice, now);
  }

  async function lease(user: 0 | 1, most: number): Promise<void> {
    const expected = model.ready(now).slice(0, most);
    const leased = await users[user].outbox.lease(now, now + LEASE_MS, most);
    expect(leased.map(({ notice }) => notice.id).toSorted()).toEqual(
      expected.map(({ notice }) => notice.id).toSorted(),
    );
    for (const each of leased) {
      const { notice, tries, mark } = model.take(each.notice.id, each.lease, now + LEASE_MS);
      const under = model.entries.find((entry) => entry.notice.id === notice.under)?.mark;
      expect(each).toEqual({ notice, lease: each.lease, tries: tries - 1, edits: mark, under });
    }
    const lanes = model.entries.filter((entry) => isOut(entry, now)).map(({ notice: { to } }) => to);
    expect(new Set(lanes.map(({ platform, address }) => `${platform} ${address}`)).size).toBe(lanes.length);
    took[user].push(...leased);
  }

  async function record(user: 0 | 1, does: Recording, which: number, wait: number): Promise<void> {
    const { outbox } = users[user];
    const leased = took[user].at(-1 - (which % Math.max(1, took[user].length)));
    if (leased === undefined) return;
    const due = now + wait;
    const theirs = model.release(leased, does, { mark: `mark ${now}`, due, now });
    if (does === 'delivered') expect(await outbox.delivered(leased, `mark ${now}`, now)).toBe(theirs);
    if (does === 'later') expect(await outbox.later(leased, due, 'slow')).toBe(theirs);
    if (does === 'park') expect(await outbox.park(leased, 'gone')).toBe(theirs);
  }

  async function lookAfter({ outbox }: StoreUser, { does, which }: Act<'retry' | 'drop'>): Promise<void> {
    const notice = NOTICES[which % NOTICES.length];
    if (notice === undefined) return;
    if (does === 'retry') expect(await outbox.retry(notice.id, now)).toBe(model.retry(notice.id, now));
    else expect(await outbox.drop(notice.id)).toBe(model.drop(notice.id));
  }

  async function perform(user: 0 | 1, act: Command['act']): Promise<void> {
    switch (act.does) {
      case 'open':
        return open(users[user], act);
      case 'advance':
        return advance(users[user], act);
      case 'lease':
        return lease(user, act.most);
      case 'retry':
      case 'drop':
        return lookAfter(users[user], act);
      default:
        return record(user, act.does, act.which, act.wait);
    }
  }

  async function sameAsLists({ store, outbox }: StoreUser): Promise<void> {
    const undelivered = model.entries.filter(({ state }) => state !== 'done');
    const listed = (await outbox.list(99)).map(({ notice, state, tries, due }) => ({
      id: notice.id,
      state,
      tries,
      due,
    }));
    expect(listed).toEqual(undelivered.map(({ notice, state, tries, due }) => ({ id: notice.id, state, tries, due })));
    for (const escalation of escalations) expect(await store.byId(escalation.id)).toEqual(escalation);
  }

  return {
    async run({ after, user, act }) {
      now += after;
      await perform(user, act);
      await sameAsLists(users[user === 0 ? 1 : 0]);
    },
    async deliverAll() {
      for (let left = model.entries.length; model.entries.some(({ state }) => state === 'waiting'); left -= 1) {
        expect(left).toBeGreaterThan(-1);
        now += 2 * LEASE_MS;
        await lease(0, 99);
        for (let each = took[0].length; each > 0; each -= 1) await record(0, 'delivered', each - 1, 0);
      }
      await sameAsLists(users[1]);
    },
  };
}

const isOut = ({ lease }: Entry, now: number): boolean => lease !== undefined && lease.until > now;
