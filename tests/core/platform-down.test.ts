import { describe, expect, it } from 'vitest';
import { createDice } from '../../scripts/chaos/chance.ts';
import { LONGEST_WAIT_MS, LOOK_EVERY_MS } from '../../src/core/courier-limits.ts';
import { aMoveNotice } from '../support/notices.ts';
import { aRunningCourier, delivers, hangs } from '../support/running-courier.ts';
import type { Deliver } from '../support/running-courier.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CONVERSATIONS = ['C1', 'C2', 'C3'];
const MILLION = 1_000_000;

const DOWN: readonly (readonly [string, Deliver])[] = [
  [
    'refuses',
    async () => {
      throw new Error('ECONNREFUSED');
    },
  ],
  ['asks to be left alone for a minute', async () => ({ outcome: 'later', afterMs: MINUTE })],
  ['hangs', hangs],
];

describe.each(DOWN)('a platform that %s for an hour', (_how, down) => {
  it.each([1, 2, 3])(
    'gets everything once it is back, in order, once, within half an hour (chance %i)',
    async (seed) => {
      const dice = createDice(seed);
      const taken: { readonly notice: string; readonly address: string; readonly at: number }[] = [];
      const clock: { now?: () => number } = {};
      const slack: Deliver = async (delivery, signal) => {
        const now = clock.now?.() ?? 0;
        if (now > MINUTE && now < MINUTE + HOUR) return down(delivery, signal);
        taken.push({ notice: delivery.notice, address: delivery.to.address, at: now });
        return delivers(delivery, signal);
      };
      const { time, tell, outbox, log } = aRunningCourier(slack, { chance: () => dice.below(MILLION) / MILLION });
      clock.now = time.clock;
      const told: string[] = [];
      for (let minute = 0; minute < 75; minute += 1) {
        const address = dice.of(['C1', 'C2', 'C3']);
        tell(aMoveNotice(`n${minute}`, { address }));
        told.push(`${address} n${minute}`);
        await time.pass(MINUTE);
      }
      await time.pass(MINUTE + HOUR + CONVERSATIONS.length * LONGEST_WAIT_MS - time.clock());
      const ofConversation = (all: readonly string[]) =>
        CONVERSATIONS.map((address) => all.filter((each) => each.startsWith(address)));
      expect(ofConversation(taken.map(({ address, notice }) => `${address} ${notice}`))).toEqual(ofConversation(told));
      const waited = taken.filter(({ at }) => at >= MINUTE + HOUR).map(({ at }) => at - MINUTE - HOUR);
      expect(waited.length).toBeGreaterThan(50);
      // Those behind the first of a conversation follow at once.
      const late = taken.filter(
        ({ at, notice }) => at > MINUTE + HOUR + LONGEST_WAIT_MS + LOOK_EVERY_MS && Number(notice.slice(1)) < 60,
      );
      expect(late).toEqual([]);
      expect(await outbox.depth()).toMatchObject({ waiting: 0, parked: 0 });
      expect(log.lines.filter(({ event }) => event === 'notice-parked')).toEqual([]);
    },
  );
});
