import { beforeEach, describe, expect, it } from 'vitest';
import { noticeId } from '../../src/core/notice.ts';
import type { Outbox } from '../../src/core/ports.ts';
import { aNotice } from '../support/notices.ts';
import { handsOn } from '../support/outbox-hands.ts';
import type { OutboxHands, OutboxHarness } from '../support/outbox-hands.ts';

/** What every place that keeps notices has in common. */
export function outboxContract(open: () => OutboxHarness): void {
  let outbox: Outbox;
  let other: Outbox;
  let hands: OutboxHands;
  beforeEach(() => {
    const harness = open();
    ({ outbox, other } = harness);
    hands = handsOn(harness);
  });

  describe('a notice that was written', () => {
    it('is taken out once it is due, as it was written, by one alone', async () => {
      const notice = aNotice('n1', { telling: { tells: 'move', entry: 3 }, lane: '“Æ” \0 👍 {"a":1}' });
      await hands.write(notice);
      expect(await hands.taken(0)).toEqual([]);
      const leased = await hands.theOne(1);
      expect(leased).toEqual({ notice, lease: expect.any(String), tries: 0, edits: undefined, under: undefined });
      expect(await hands.taken(1)).toEqual([]);
      expect(await hands.taken(1, 99, other)).toEqual([]);
    });

    it('is told once it is delivered, and no more after that', async () => {
      await hands.write(aNotice('n1'));
      expect(await outbox.delivered(await hands.theOne(1), 'mark', 2)).toBe(true);
      expect(await hands.taken(1000)).toEqual([]);
      expect(await hands.states()).toEqual([]);
    });

    it('may be taken by somebody else when its time is over, and is then theirs to record', async () => {
      await hands.write(aNotice('n1'));
      const mine = await hands.theOne(1);
      expect(await hands.taken(10, 99, other)).toEqual([]);
      const [theirs] = await hands.lease(11, 99, other);
      expect(theirs).toMatchObject({ notice: { id: 'n1' }, tries: 1 });
      expect(theirs?.lease).not.toBe(mine.lease);
      expect(await outbox.delivered(mine, 'mine', 12)).toBe(false);
      expect(await outbox.later(mine, 99, 'slow')).toBe(false);
      expect(await outbox.park(mine, 'gone')).toBe(false);
      expect(await hands.states()).toEqual(['n1 waiting']);
      expect(theirs && (await other.delivered(theirs, 'theirs', 12))).toBe(true);
      await hands.write(aNotice('n1'));
      expect(await hands.theOne(20)).toMatchObject({ edits: 'theirs', tries: 0 });
    });

    it('may be recorded after its time, if nobody else has taken it', async () => {
      await hands.write(aNotice('n1'));
      expect(await outbox.delivered(await hands.theOne(1), 'mark', 1000)).toBe(true);
      expect(await hands.states()).toEqual([]);
    });

    it('is recorded once: a second word of the same lease changes nothing', async () => {
      await hands.write(aNotice('n1'));
      const leased = await hands.theOne(1);
      expect(await outbox.later(leased, 5, 'slow')).toBe(true);
      expect(await outbox.delivered(leased, 'mark', 6)).toBe(false);
      expect(await hands.taken(6)).toEqual(['n1']);
    });

    it('is tried again at the time that was said, and knows how often it was tried and why', async () => {
      await hands.write(aNotice('n1'));
      expect(await outbox.later(await hands.theOne(1), 49.2, 'rate-limited')).toBe(true);
      expect(await outbox.list(9)).toEqual([
        { notice: aNotice('n1'), state: 'waiting', tries: 1, due: 50, why: 'rate-limited' },
      ]);
      expect(await hands.taken(49)).toEqual([]);
      expect((await hands.theOne(50)).tries).toBe(1);
      expect((await hands.theOne(60)).tries).toBe(2);
    });

    it('does not go out before that, whatever is written to it meanwhile', async () => {
      await hands.write(aNotice('n1'));
      await outbox.later(await hands.theOne(1), 50, 'rate-limited');
      await hands.write(aNotice('n1'));
      expect(await hands.taken(49)).toEqual([]);
      expect(await hands.theOne(50)).toMatchObject({ tries: 1 });
    });
  });

  describe('a notice that another move calls for', () => {
    it('is one entry, with what it tells now', async () => {
      await hands.write(aNotice('n1'));
      await hands.write(aNotice('n1', { telling: { tells: 'move', entry: 1 } }));
      expect(await hands.states()).toEqual(['n1 waiting']);
      expect((await hands.theOne(9)).notice.telling).toEqual({ tells: 'move', entry: 1 });
    });

    it('edits its message', async () => {
      await hands.write(aNotice('n1'));
      await outbox.delivered(await hands.theOne(1), 'mark 1', 2);
      await hands.write(aNotice('n1'));
      const second = await hands.theOne(9);
      expect(second).toMatchObject({ edits: 'mark 1', tries: 0 });
      await outbox.delivered(second, 'mark 2', 10);
      expect(await hands.taken(99)).toEqual([]);
    });

    it('stays due if that was while it was being delivered', async () => {
      await hands.write(aNotice('n1'));
      const first = await hands.theOne(1);
      await hands.write(aNotice('n1'));
      expect(await hands.taken(9)).toEqual([]);
      expect(await outbox.delivered(first, 'mark', 9)).toBe(true);
      const second = await hands.theOne(9);
      expect(second).toMatchObject({ edits: 'mark', tries: 0 });
      expect(await outbox.delivered(second, 'mark', 10)).toBe(true);
      expect(await hands.taken(99)).toEqual([]);
    });

    it('stays due if that was while it was being given up', async () => {
      await hands.write(aNotice('n1'));
      const first = await hands.theOne(1);
      await hands.write(aNotice('n1'));
      expect(await outbox.park(first, 'gone')).toBe(true);
      expect(await hands.theOne(9)).toMatchObject({ tries: 0 });
    });

    it('is due again though it had been parked or dropped', async () => {
      await hands.write(aNotice('n1'), aNotice('n2'));
      for (const leased of await hands.lease(1)) await outbox.park(leased, 'gone');
      await outbox.drop(noticeId('n2'));
      await hands.write(aNotice('n1'), aNotice('n2'));
      expect(await hands.lease(9)).toMatchObject([
        { notice: { id: 'n1' }, tries: 0 },
        { notice: { id: 'n2' }, tries: 0 },
      ]);
    });
  });

  describe('whoever looks after the service', () => {
    it('sees what waits and what was given up, the oldest first', async () => {
      await hands.write(aNotice('n1'), aNotice('n2'));
      await hands.write(aNotice('n3'), aNotice('n4'));
      expect(await outbox.depth()).toEqual({ waiting: 4, parked: 0, oldestDue: 1 });
      const [first, second, third] = await hands.lease(2);
      if (first === undefined || second === undefined || third === undefined) throw new Error('There are four.');
      await outbox.park(first, 'channel_not_found');
      await outbox.delivered(second, 'mark', 3);
      await outbox.later(third, 70, 'slow');
      expect((await outbox.list(9)).map(({ notice, ...rest }) => ({ id: notice.id, ...rest }))).toEqual([
        { id: 'n1', state: 'parked', tries: 1, due: 1, why: 'channel_not_found' },
        { id: 'n3', state: 'waiting', tries: 1, due: 70, why: 'slow' },
        { id: 'n4', state: 'waiting', tries: 1, due: 2, why: undefined },
      ]);
      expect(await hands.states()).toEqual(['n1 parked', 'n3 waiting', 'n4 waiting']);
      expect(await outbox.list(1)).toHaveLength(1);
      expect(await outbox.depth()).toEqual({ waiting: 2, parked: 1, oldestDue: 2 });
    });

    it('sees nothing where there is nothing', async () => {
      expect(await outbox.depth()).toEqual({ waiting: 0, parked: 0, oldestDue: undefined });
      expect(await outbox.list(9)).toEqual([]);
    });

    it('has a parked notice tried again, from the start', async () => {
      await hands.write(aNotice('n1'));
      expect(await outbox.retry(noticeId('n1'), 5)).toBe(false);
      await outbox.park(await hands.theOne(1), 'gone');
      expect(await hands.taken(99)).toEqual([]);
      expect(await outbox.retry(noticeId('n1'), 100)).toBe(true);
      expect(await outbox.retry(noticeId('n1'), 100)).toBe(false);
      expect(await hands.taken(99)).toEqual([]);
      expect(await hands.theOne(100)).toMatchObject({ tries: 0 });
      expect(await outbox.retry(noticeId('nothing'), 100)).toBe(false);
    });

    it('drops what waits or is parked, once', async () => {
      await hands.write(aNotice('n1'), aNotice('n2'));
      const [first] = await hands.lease(1, 1);
      if (first !== undefined) await outbox.park(first, 'gone');
      for (const id of ['n1', 'n2']) {
        expect(await outbox.drop(noticeId(id))).toBe(true);
        expect(await outbox.drop(noticeId(id))).toBe(false);
      }
      expect(await outbox.drop(noticeId('nothing'))).toBe(false);
      expect(await hands.taken(99)).toEqual([]);
      expect(await hands.states()).toEqual([]);
    });
  });
}
