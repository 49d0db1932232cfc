import { describe, expect, it } from 'vitest';
import { createEscalationStore } from '../../../src/adapters/store/escalation-store.ts';
import { createOutbox } from '../../../src/adapters/store/outbox.ts';
import { askDatabase, standingOf } from '../../../src/adapters/store/standing.ts';
import { ANNA } from '../../support/escalations.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { ANSWER, CLAIM, keptWithMoves, numbered, officer } from '../../support/kept-escalations.ts';
import { aNotice } from '../../support/notices.ts';

const NOTHING = { count: 0, oldestMs: 0 };

onEveryDatabase((there) => {
  describe('how much there is to do', () => {
    it('is nothing at the beginning', async () => {
      expect(await standingOf(there().database, 1000)).toEqual({
        waiting: NOTHING,
        claimed: NOTHING,
        outbox: NOTHING,
        parked: 0,
      });
      await expect(askDatabase(there().database)).resolves.toBeDefined();
    });

    it('is counted by state, with the age of the oldest, and what is answered is not', async () => {
      const { database } = there();
      const store = createEscalationStore(database);
      for (const opened of [500, 100, 300]) await store.open(numbered(opened), []);
      await keptWithMoves(store, numbered(200), [officer(ANNA), CLAIM]);
      await keptWithMoves(store, numbered(50), [officer(ANNA), CLAIM], [officer(ANNA), ANSWER]);
      expect(await standingOf(database, 1000)).toMatchObject({
        waiting: { count: 3, oldestMs: 900 },
        claimed: { count: 1, oldestMs: 800 },
      });
    });

    it('holds the notices that wait and those that were given up, and is never before now', async () => {
      const { database } = there();
      const [store, outbox] = [createEscalationStore(database), createOutbox(database, () => 'lease')];
      await store.open(numbered(100), [aNotice('n1'), aNotice('n2')]);
      const [lease] = await outbox.lease(2000, 3000, 1);
      await outbox.park(lease!, 'gone');
      const { due } = (await outbox.list(9)).find(({ state }) => state === 'waiting')!;
      expect(await standingOf(database, due + 40)).toMatchObject({ outbox: { count: 1, oldestMs: 40 }, parked: 1 });
      expect(await standingOf(database, due - 40)).toMatchObject({ outbox: { count: 1, oldestMs: 0 } });
    });
  });
});
