import { beforeEach, describe, expect, it } from 'vitest';
import { noticeId } from '../../src/core/notice.ts';
import type { Outbox } from '../../src/core/ports.ts';
import { aNotice } from '../support/notices.ts';
import { handsOn, idsOf } from '../support/outbox-hands.ts';
import type { OutboxHands, OutboxHarness } from '../support/outbox-hands.ts';

/** How several take notices from every place that keeps them. */
export function outboxTakersContract(open: () => OutboxHarness): void {
  let outbox: Outbox;
  let other: Outbox;
  let hands: OutboxHands;
  beforeEach(() => {
    const harness = open();
    ({ outbox, other } = harness);
    hands = handsOn(harness);
  });

  describe('many who take at a time', () => {
    it('never take the same notice, nor two of one conversation, and leave none behind', async () => {
      const notices = Array.from({ length: 60 }, (_, index) => aNotice(`n${index}`, { lane: `lane ${index % 12}` }));
      await hands.write(...notices);
      const seen: string[] = [];
      for (let round = 1; seen.length < notices.length; round += 1) {
        const takings = Array.from({ length: 6 }, (_, index) =>
          hands.lease(round, 3, index % 2 === 0 ? outbox : other),
        );
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

    it('never take two of one conversation, while parked ones are made due again before others', async () => {
      await hands.write(
        ...Array.from({ length: 24 }, (_, index) => aNotice(`n${index}`, { lane: `lane ${index % 3}` })),
      );
      const out = new Set<string>();
      const going = { takers: 8 };
      const take = async (by: Outbox): Promise<void> => {
        for (let round = 0; round < 30; round += 1) {
          const leased = await hands.lease(1, 2, by);
          for (const { notice } of leased) expect(out).not.toContain(notice.to.address);
          for (const { notice } of leased) out.add(notice.to.address);
          for (const one of leased) {
            out.delete(one.notice.to.address);
            await by.park(one, 'gone');
          }
        }
        going.takers -= 1;
      };
      const retry = async (by: Outbox): Promise<void> => {
        for (let index = 0; going.takers > 0; index += 7) await by.retry(noticeId(`n${index % 24}`), 0);
      };
      const takers = Array.from({ length: going.takers }, (_, index) => take(index % 2 === 0 ? outbox : other));
      await Promise.all([...takers, retry(outbox), retry(other)]);
    });
  });

  describe('a clock that was put back', () => {
    const HOUR = 3_600_000;

    it('leaves nothing out, and nothing waiting, for as long as that', async () => {
      await hands.write(aNotice('n1'), aNotice('n2', { lane: 'lane' }), aNotice('n3', { lane: 'lane' }));
      const leased = await hands.lease(HOUR);
      expect(idsOf(leased)).toEqual(['n1', 'n2']);
      expect(await hands.taken(HOUR + 9, 99, other)).toEqual([]);
      expect(await hands.taken(1, 99, other)).toEqual(['n1', 'n2']);
      expect(await hands.taken(1)).toEqual([]);
      for (const one of await hands.lease(20)) await outbox.later(one, HOUR + 20, 'held-up');
      expect(await hands.taken(30, 99, other)).toEqual(['n1', 'n2']);
    });

    it('does not hurry what is to be tried again within half an hour', async () => {
      await hands.write(aNotice('n1'));
      for (const one of await hands.lease(1)) await outbox.later(one, HOUR / 2, 'held-up');
      expect(await hands.taken(2)).toEqual([]);
    });
  });
}
