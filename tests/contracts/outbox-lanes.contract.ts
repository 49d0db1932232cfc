import { beforeEach, describe, expect, it } from 'vitest';
import { noticeId } from '../../src/core/notice.ts';
import type { Outbox } from '../../src/core/ports.ts';
import { aNotice } from '../support/notices.ts';
import { handsOn, idsOf } from '../support/outbox-hands.ts';
import type { OutboxHands, OutboxHarness } from '../support/outbox-hands.ts';

const missing = (): never => {
  throw new Error('Nothing was due.');
};

/** In which order notices leave every place that keeps them. */
export function outboxLanesContract(open: () => OutboxHarness): void {
  let outbox: Outbox;
  let other: Outbox;
  let hands: OutboxHands;
  beforeEach(() => {
    const harness = open();
    ({ outbox, other } = harness);
    hands = handsOn(harness);
  });

  describe('a conversation', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => aNotice(id, { lane: 'one' }));
    if (a === undefined || b === undefined || c === undefined) throw new Error('There are three.');

    it('gets its notices one after the other, in the order they were written in', async () => {
      await hands.write(c, a);
      await hands.write(b);
      expect(await hands.taken(0)).toEqual([]);
      const order: string[] = [];
      for (const at of [10, 20, 30]) {
        const leased = await hands.theOne(at);
        order.push(leased.notice.id);
        expect(await hands.taken(at, 99, other)).toEqual([]);
        await outbox.delivered(leased, 'mark', at);
      }
      expect(order).toEqual(['c', 'a', 'b']);
    });

    it('waits for one that is tried again later, or that nobody has recorded', async () => {
      await hands.write(a, b);
      await outbox.later(await hands.theOne(1), 50, 'slow');
      expect(await hands.taken(49)).toEqual([]);
      expect(await hands.taken(50)).toEqual(['a']);
      expect(await hands.taken(60)).toEqual(['a']);
    });

    it('goes on without one that is parked or dropped', async () => {
      await hands.write(a, b, c);
      await outbox.park(await hands.theOne(1), 'gone');
      const second = await hands.theOne(1);
      expect(second.notice.id).toBe('b');
      await outbox.later(second, 1000, 'slow');
      expect(await outbox.drop(noticeId('b'))).toBe(true);
      expect(await hands.taken(2)).toEqual(['c']);
    });

    it('gets one that was made due again after what was written before that', async () => {
      await hands.write(a);
      await outbox.delivered(await hands.theOne(1), 'mark', 2);
      await hands.write(b, a);
      await hands.write(c);
      const order: string[] = [];
      for (const at of [10, 20, 30]) {
        const leased = await hands.theOne(at);
        order.push(leased.notice.id);
        await outbox.delivered(leased, 'mark', at);
      }
      expect(order).toEqual(['b', 'a', 'c']);
    });

    it('gets nothing while another of its notices is out, though that has lost its turn', async () => {
      await hands.write(a, b);
      await outbox.park(await hands.theOne(1), 'gone');
      const second = await hands.theOne(2);
      await outbox.retry(a.id, 0);
      expect(await hands.taken(2)).toEqual([]);
      await outbox.delivered(second, 'mark', 3);
      expect(await hands.taken(3)).toEqual(['a']);
    });

    it('gets nothing while a notice is out that somebody gave up', async () => {
      await hands.write(a, b);
      const first = await hands.theOne(1);
      expect(await outbox.drop(a.id)).toBe(true);
      expect(await hands.taken(10)).toEqual([]);
      expect(await outbox.later(first, 20, 'slow')).toBe(true);
      expect(await hands.taken(10)).toEqual(['b']);
    });

    it('does not see a notice again that somebody gave up while it was out', async () => {
      await hands.write(a);
      const first = await hands.theOne(1);
      await outbox.drop(a.id);
      expect(await outbox.park(first, 'gone')).toBe(true);
      expect(await hands.states()).toEqual([]);
    });

    it('is told apart from others, also of another platform, which are served at the same time', async () => {
      const elsewhere = aNotice('d', { to: { platform: 'teams', address: 'one' } });
      await hands.write(a, b, elsewhere, aNotice('e', { lane: 'two' }));
      expect(await hands.taken(1, 2)).toEqual(['a', 'd']);
      expect(await hands.taken(1, 2, other)).toEqual(['e']);
      expect(await hands.taken(1, 2)).toEqual([]);
    });

    it('is served before another whose notice has been due for less time', async () => {
      await hands.write(a, aNotice('d'), aNotice('e'));
      await outbox.later((await hands.lease(1, 1))[0] ?? missing(), 9, 'slow');
      expect(await hands.taken(10, 2)).toEqual(['d', 'e']);
      await hands.write(aNotice('f'));
      expect(await hands.taken(10, 9)).toEqual(['a', 'f']);
    });

    it('is served in the order of writing, also of what was written again', async () => {
      await hands.write(a, aNotice('d'));
      for (const leased of await hands.lease(1)) await outbox.delivered(leased, 'mark', 2);
      await hands.write(aNotice('d'), a);
      expect(await hands.taken(10)).toEqual(['d', 'a']);
    });

    it('is told by an address of any length', async () => {
      const lane = Array.from({ length: 4000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
      await hands.write(aNotice('d', { lane }), aNotice('e', { lane }), aNotice('f', { lane: `${lane}.` }));
      expect(await hands.taken(1)).toEqual(['d', 'f']);
    });
  });

  describe('a notice under another', () => {
    it('waits until that one is delivered, and then knows its mark', async () => {
      await hands.write(aNotice('top'), aNotice('reply', { under: noticeId('top') }));
      const top = await hands.theOne(1);
      expect(top.notice.id).toBe('top');
      await outbox.later(top, 5, 'slow');
      expect(await hands.taken(4)).toEqual([]);
      await outbox.delivered(await hands.theOne(5), 'mark of top', 6);
      expect(await hands.theOne(6)).toMatchObject({ notice: { id: 'reply' }, under: 'mark of top', edits: undefined });
    });

    it('does not wait for an edit of that one', async () => {
      await hands.write(aNotice('top'));
      await outbox.delivered(await hands.theOne(1), 'mark', 2);
      await hands.write(aNotice('top'), aNotice('reply', { under: noticeId('top') }));
      expect(await hands.taken(9)).toEqual(['top', 'reply']);
    });

    it('goes out by itself if that one is parked, dropped, not there or to come later', async () => {
      const under = (id: string) => ({ under: noticeId(id) });
      await hands.write(aNotice('p'), aNotice('d'), aNotice('under p', under('p')), aNotice('under d', under('d')));
      for (const leased of await hands.lease(1)) await outbox.park(leased, 'gone');
      await outbox.drop(noticeId('d'));
      await hands.write(aNotice('under none', under('nothing')), aNotice('under l', { ...under('l'), lane: 'one' }));
      await hands.write(aNotice('l', { lane: 'one' }));
      const leased = await hands.lease(9);
      expect(idsOf(leased)).toEqual(['under p', 'under d', 'under none', 'under l']);
      expect(leased.map(({ under: mark }) => mark)).toEqual([undefined, undefined, undefined, undefined]);
    });
  });
}
