import { beforeEach, describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { make } from '../../src/core/escalation-moves.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { noticeId } from '../../src/core/notice.ts';
import type { Notice } from '../../src/core/notice.ts';
import type { EscalationStore, LeasedNotice, Outbox } from '../../src/core/ports.ts';
import { ANNA, anEscalation } from '../support/escalations.ts';
import { aNotice } from '../support/notices.ts';

export interface OutboxHarness {
  readonly outbox: Outbox;
  /** Another outbox of the same notices. */
  readonly other: Outbox;
  /** Where they are written. */
  readonly store: EscalationStore;
}

/** Writes notices with one move after another, a millisecond apart, the first at 1. */
export function writerOf(store: EscalationStore): (...notices: readonly Notice[]) => Promise<void> {
  let [now, opened]: [Escalation, boolean] = [anEscalation({ askers: [{ ...anEscalation().askers[0] }] }), false];
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

/** What every place that keeps notices has in common. Leases last ten milliseconds here. */
export function outboxContract(open: () => OutboxHarness): void {
  let outbox: Outbox;
  let other: Outbox;
  let write: ReturnType<typeof writerOf>;
  beforeEach(() => {
    const harness = open();
    ({ outbox, other } = harness);
    write = writerOf(harness.store);
  });

  const lease = (now: number, most = 99, by = outbox): Promise<readonly LeasedNotice[]> => by.lease(now, now + 10, most);
  const idsOf = (leased: readonly LeasedNotice[]): readonly string[] => leased.map(({ notice }) => notice.id);
  const taken = async (now: number, most?: number, by?: Outbox): Promise<readonly string[]> =>
    idsOf(await lease(now, most, by));
  /** Takes out the one notice that is due. */
  const theOne = async (now: number): Promise<LeasedNotice> => {
    const [one, ...others] = await lease(now);
    if (one === undefined || others.length > 0) throw new Error(`There are ${others.length + (one ? 1 : 0)}.`);
    return one;
  };
  const states = async (): Promise<readonly string[]> =>
    (await outbox.list(99)).map(({ notice, state }) => `${notice.id} ${state}`);

  describe('a notice that was written', () => {
    it('is taken out once it is due, as it was written, by one alone', async () => {
      const notice = aNotice('n1', { telling: { tells: 'move', entry: 3 }, lane: '“Æ” \0 👍 {"a":1}' });
      await write(notice);
      expect(await taken(0)).toEqual([]);
      const leased = await theOne(1);
      expect(leased).toEqual({ notice, lease: expect.any(String), tries: 0, edits: undefined, under: undefined });
      expect(await taken(1)).toEqual([]);
      expect(await taken(1, 99, other)).toEqual([]);
    });

    it('is told once it is delivered, and no more after that', async () => {
      await write(aNotice('n1'));
      expect(await outbox.delivered(await theOne(1), 'mark', 2)).toBe(true);
      expect(await taken(1000)).toEqual([]);
      expect(await states()).toEqual([]);
    });

    it('may be taken by somebody else when its time is over, and is then theirs to record', async () => {
      await write(aNotice('n1'));
      const mine = await theOne(1);
      expect(await taken(10, 99, other)).toEqual([]);
      const [theirs] = await lease(11, 99, other);
      expect(theirs).toMatchObject({ notice: { id: 'n1' }, tries: 1 });
      expect(theirs?.lease).not.toBe(mine.lease);
      expect(await outbox.delivered(mine, 'mine', 12)).toBe(false);
      expect(await outbox.later(mine, 99, 'slow')).toBe(false);
      expect(await outbox.park(mine, 'gone')).toBe(false);
      expect(await states()).toEqual(['n1 waiting']);
      expect(theirs && (await other.delivered(theirs, 'theirs', 12))).toBe(true);
      await write(aNotice('n1'));
      expect(await theOne(20)).toMatchObject({ edits: 'theirs', tries: 0 });
    });

    it('may be recorded after its time, if nobody else has taken it', async () => {
      await write(aNotice('n1'));
      expect(await outbox.delivered(await theOne(1), 'mark', 1000)).toBe(true);
      expect(await states()).toEqual([]);
    });

    it('is recorded once: a second word of the same lease changes nothing', async () => {
      await write(aNotice('n1'));
      const leased = await theOne(1);
      expect(await outbox.later(leased, 5, 'slow')).toBe(true);
      expect(await outbox.delivered(leased, 'mark', 6)).toBe(false);
      expect(await taken(6)).toEqual(['n1']);
    });

    it('is tried again at the time that was said, and knows how often it was tried and why', async () => {
      await write(aNotice('n1'));
      expect(await outbox.later(await theOne(1), 49.2, 'rate-limited')).toBe(true);
      expect(await outbox.list(9)).toEqual([
        { notice: aNotice('n1'), state: 'waiting', tries: 1, due: 50, why: 'rate-limited' },
      ]);
      expect(await taken(49)).toEqual([]);
      expect((await theOne(50)).tries).toBe(1);
      expect((await theOne(60)).tries).toBe(2);
    });

    it('does not go out before that, whatever is written to it meanwhile', async () => {
      await write(aNotice('n1'));
      await outbox.later(await theOne(1), 50, 'rate-limited');
      await write(aNotice('n1'));
      expect(await taken(49)).toEqual([]);
      expect(await theOne(50)).toMatchObject({ tries: 1 });
    });
  });

  describe('a notice that another move calls for', () => {
    it('is one entry, with what it tells now', async () => {
      await write(aNotice('n1'));
      await write(aNotice('n1', { telling: { tells: 'card' } }));
      expect(await states()).toEqual(['n1 waiting']);
      expect((await theOne(9)).notice.telling).toEqual({ tells: 'card' });
    });

    it('edits its message', async () => {
      await write(aNotice('n1'));
      await outbox.delivered(await theOne(1), 'mark 1', 2);
      await write(aNotice('n1'));
      const second = await theOne(9);
      expect(second).toMatchObject({ edits: 'mark 1', tries: 0 });
      await outbox.delivered(second, 'mark 2', 10);
      expect(await taken(99)).toEqual([]);
    });

    it('stays due if that was while it was being delivered', async () => {
      await write(aNotice('n1'));
      const first = await theOne(1);
      await write(aNotice('n1'));
      expect(await taken(9)).toEqual([]);
      expect(await outbox.delivered(first, 'mark', 9)).toBe(true);
      const second = await theOne(9);
      expect(second).toMatchObject({ edits: 'mark', tries: 0 });
      expect(await outbox.delivered(second, 'mark', 10)).toBe(true);
      expect(await taken(99)).toEqual([]);
    });

    it('stays due if that was while it was being given up', async () => {
      await write(aNotice('n1'));
      const first = await theOne(1);
      await write(aNotice('n1'));
      expect(await outbox.park(first, 'gone')).toBe(true);
      expect(await theOne(9)).toMatchObject({ tries: 0 });
    });

    it('is due again though it had been parked or dropped', async () => {
      await write(aNotice('n1'), aNotice('n2'));
      for (const leased of await lease(1)) await outbox.park(leased, 'gone');
      await outbox.drop(noticeId('n2'));
      await write(aNotice('n1'), aNotice('n2'));
      expect(await lease(9)).toMatchObject([
        { notice: { id: 'n1' }, tries: 0 },
        { notice: { id: 'n2' }, tries: 0 },
      ]);
    });
  });

  describe('a conversation', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => aNotice(id, { lane: 'one' }));
    if (a === undefined || b === undefined || c === undefined) throw new Error('There are three.');

    it('gets its notices one after the other, in the order they were written in', async () => {
      await write(c, a);
      await write(b);
      expect(await taken(0)).toEqual([]);
      const order: string[] = [];
      for (const at of [10, 20, 30]) {
        const leased = await theOne(at);
        order.push(leased.notice.id);
        expect(await taken(at, 99, other)).toEqual([]);
        await outbox.delivered(leased, 'mark', at);
      }
      expect(order).toEqual(['c', 'a', 'b']);
    });

    it('waits for one that is tried again later, or that nobody has recorded', async () => {
      await write(a, b);
      await outbox.later(await theOne(1), 50, 'slow');
      expect(await taken(49)).toEqual([]);
      expect(await taken(50)).toEqual(['a']);
      expect(await taken(60)).toEqual(['a']);
    });

    it('goes on without one that is parked or dropped', async () => {
      await write(a, b, c);
      await outbox.park(await theOne(1), 'gone');
      const second = await theOne(1);
      expect(second.notice.id).toBe('b');
      await outbox.later(second, 1000, 'slow');
      expect(await outbox.drop(noticeId('b'))).toBe(true);
      expect(await taken(2)).toEqual(['c']);
    });

    it('gets one that was made due again after what was written before that', async () => {
      await write(a);
      await outbox.delivered(await theOne(1), 'mark', 2);
      await write(b, a);
      await write(c);
      const order: string[] = [];
      for (const at of [10, 20, 30]) {
        const leased = await theOne(at);
        order.push(leased.notice.id);
        await outbox.delivered(leased, 'mark', at);
      }
      expect(order).toEqual(['b', 'a', 'c']);
    });

    it('gets nothing while another of its notices is out, though that has lost its turn', async () => {
      await write(a, b);
      await outbox.park(await theOne(1), 'gone');
      const second = await theOne(2);
      await outbox.retry(a.id, 0);
      expect(await taken(2)).toEqual([]);
      await outbox.delivered(second, 'mark', 3);
      expect(await taken(3)).toEqual(['a']);
    });

    it('gets nothing while a notice is out that somebody gave up', async () => {
      await write(a, b);
      const first = await theOne(1);
      expect(await outbox.drop(a.id)).toBe(true);
      expect(await taken(10)).toEqual([]);
      expect(await outbox.later(first, 20, 'slow')).toBe(true);
      expect(await taken(10)).toEqual(['b']);
    });

    it('is told apart from others, also of another platform, which are served at the same time', async () => {
      const elsewhere = aNotice('d', { to: { platform: 'teams', address: 'one' } });
      await write(a, b, elsewhere, aNotice('e', { lane: 'two' }));
      expect(await taken(1, 2)).toEqual(['a', 'd']);
      expect(await taken(1, 2, other)).toEqual(['e']);
      expect(await taken(1, 2)).toEqual([]);
    });

    it('is told by an address of any length', async () => {
      const lane = Array.from({ length: 4000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
      await write(aNotice('d', { lane }), aNotice('e', { lane }), aNotice('f', { lane: `${lane}.` }));
      expect(await taken(1)).toEqual(['d', 'f']);
    });
  });

  describe('a notice under another', () => {
    it('waits until that one is delivered, and then knows its mark', async () => {
      await write(aNotice('top'), aNotice('reply', { under: noticeId('top') }));
      const top = await theOne(1);
      expect(top.notice.id).toBe('top');
      await outbox.later(top, 5, 'slow');
      expect(await taken(4)).toEqual([]);
      await outbox.delivered(await theOne(5), 'mark of top', 6);
      expect(await theOne(6)).toMatchObject({ notice: { id: 'reply' }, under: 'mark of top', edits: undefined });
    });

    it('does not wait for an edit of that one', async () => {
      await write(aNotice('top'));
      await outbox.delivered(await theOne(1), 'mark', 2);
      await write(aNotice('top'), aNotice('reply', { under: noticeId('top') }));
      expect(await taken(9)).toEqual(['top', 'reply']);
    });

    it('goes out by itself if that one is parked, dropped, not there or to come later', async () => {
      const under = (id: string) => ({ under: noticeId(id) });
      await write(aNotice('p'), aNotice('d'), aNotice('under p', under('p')), aNotice('under d', under('d')));
      for (const leased of await lease(1)) await outbox.park(leased, 'gone');
      await outbox.drop(noticeId('d'));
      await write(aNotice('under none', under('nothing')), aNotice('under l', { ...under('l'), lane: 'one' }));
      await write(aNotice('l', { lane: 'one' }));
      const leased = await lease(9);
      expect(idsOf(leased)).toEqual(['under p', 'under d', 'under none', 'under l']);
      expect(leased.map(({ under: mark }) => mark)).toEqual([undefined, undefined, undefined, undefined]);
    });
  });

  describe('whoever looks after the service', () => {
    it('sees what waits and what was given up, the oldest first', async () => {
      await write(aNotice('n1'), aNotice('n2'));
      await write(aNotice('n3'), aNotice('n4'));
      expect(await outbox.depth()).toEqual({ waiting: 4, parked: 0, oldestDue: 1 });
      const [first, second, third] = await lease(2);
      if (first === undefined || second === undefined || third === undefined) throw new Error('There are four.');
      await outbox.park(first, 'channel_not_found');
      await outbox.delivered(second, 'mark', 3);
      await outbox.later(third, 70, 'slow');
      expect((await outbox.list(9)).map(({ notice, ...rest }) => ({ id: notice.id, ...rest }))).toEqual([
        { id: 'n1', state: 'parked', tries: 1, due: 1, why: 'channel_not_found' },
        { id: 'n3', state: 'waiting', tries: 1, due: 70, why: 'slow' },
        { id: 'n4', state: 'waiting', tries: 1, due: 2, why: undefined },
      ]);
      expect(await states()).toEqual(['n1 parked', 'n3 waiting', 'n4 waiting']);
      expect(await outbox.list(1)).toHaveLength(1);
      expect(await outbox.depth()).toEqual({ waiting: 2, parked: 1, oldestDue: 2 });
    });

    it('sees nothing where there is nothing', async () => {
      expect(await outbox.depth()).toEqual({ waiting: 0, parked: 0, oldestDue: undefined });
      expect(await outbox.list(9)).toEqual([]);
    });

    it('has a parked notice tried again, from the start', async () => {
      await write(aNotice('n1'));
      expect(await outbox.retry(noticeId('n1'), 5)).toBe(false);
      await outbox.park(await theOne(1), 'gone');
      expect(await taken(99)).toEqual([]);
      expect(await outbox.retry(noticeId('n1'), 100)).toBe(true);
      expect(await outbox.retry(noticeId('n1'), 100)).toBe(false);
      expect(await taken(99)).toEqual([]);
      expect(await theOne(100)).toMatchObject({ tries: 0 });
      expect(await outbox.retry(noticeId('nothing'), 100)).toBe(false);
    });

    it('drops what waits or is parked, once', async () => {
      await write(aNotice('n1'), aNotice('n2'));
      const [first] = await lease(1, 1);
      if (first !== undefined) await outbox.park(first, 'gone');
      for (const id of ['n1', 'n2']) {
        expect(await outbox.drop(noticeId(id))).toBe(true);
        expect(await outbox.drop(noticeId(id))).toBe(false);
      }
      expect(await outbox.drop(noticeId('nothing'))).toBe(false);
      expect(await taken(99)).toEqual([]);
      expect(await states()).toEqual([]);
    });
  });

  describe('many who take at a time', () => {
    it('never take the same notice, nor two of one conversation, and leave none behind', async () => {
      const notices = Array.from({ length: 60 }, (_, index) => aNotice(`n${index}`, { lane: `lane ${index % 12}` }));
      await write(...notices);
      const seen: string[] = [];
      for (let round = 1; seen.length < notices.length; round += 1) {
        const takings = Array.from({ length: 6 }, (_, index) => lease(round, 3, index % 2 === 0 ? outbox : other));
        const leased = (await Promise.all(takings)).flat();
        expect(leased.length).toBeGreaterThan(0);
        const lanes = leased.map(({ notice }) => notice.to.address);
        expect(new Set(lanes).size).toBe(lanes.length);
        seen.push(...idsOf(leased));
        await Promise.all(leased.map((one) => outbox.delivered(one, 'mark', round)));
      }
      expect(seen.toSorted()).toEqual(notices.map(({ id }) => id).toSorted());
      const ofLane = (lane: number): readonly string[] => seen.filter((id) => Number(id.slice(1)) % 12 === lane);
      expect(ofLane(5)).toEqual(['n5', 'n17', 'n29', 'n41', 'n53']);
    });
  });
}
