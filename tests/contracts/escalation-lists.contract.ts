import { beforeEach, describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { EscalationStore } from '../../src/core/ports.ts';
import { ANNA, anEscalation, COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';
import {
  ANSWER,
  CLAIM,
  councillor,
  idsOf,
  join,
  keptWithMoves,
  moved,
  numbered,
  officer,
} from '../support/kept-escalations.ts';

/** What every place that keeps escalations finds again. */
export function escalationListsContract(open: () => EscalationStore): void {
  let store: EscalationStore;
  beforeEach(() => {
    store = open();
  });
  const kept = async (...escalations: readonly Escalation[]): Promise<void> => {
    for (const escalation of escalations) await store.open(escalation, []);
  };

  describe('the list of a councillor', () => {
    it('has what they asked or joined, the newest first, in any state, and no more than asked for', async () => {
      await keptWithMoves(store, numbered(1), [councillor(COUNCILLOR), { move: 'withdraw' }]);
      await kept(numbered(2), numbered(3, { askers: [{ person: NEIGHBOUR, about: turnId('teams', 'Ev3') }] }));
      await keptWithMoves(store, numbered(4), [councillor(NEIGHBOUR), join(NEIGHBOUR, 'Ev4')], [officer(ANNA), CLAIM]);
      expect(idsOf(await store.ofAsker(COUNCILLOR.id, 9))).toEqual(['GED-4', 'GED-2', 'GED-1']);
      expect(idsOf(await store.ofAsker(NEIGHBOUR.id, 9))).toEqual(['GED-4', 'GED-3']);
      expect(idsOf(await store.ofAsker(COUNCILLOR.id, 2))).toEqual(['GED-4', 'GED-2']);
      expect(await store.ofAsker(ANNA.id, 9)).toEqual([]);
      expect((await store.ofAsker(NEIGHBOUR.id, 1))[0]).toEqual(await store.byId(escalationId('GED-4')));
    });

    it('has it no more once they withdrew and others wait on, and again when they join again', async () => {
      const joined = await keptWithMoves(store, numbered(1), [councillor(NEIGHBOUR), join(NEIGHBOUR, 'Ev4')]);
      const left = moved(joined, councillor(NEIGHBOUR), { move: 'withdraw' });
      await store.advance(left, []);
      expect(await store.ofAsker(NEIGHBOUR.id, 9)).toEqual([]);
      expect(idsOf(await store.ofAsker(COUNCILLOR.id, 9))).toEqual(['GED-1']);
      await store.advance(moved(left, councillor(NEIGHBOUR), join(NEIGHBOUR, 'Ev4')), []);
      expect(idsOf(await store.ofAsker(NEIGHBOUR.id, 9))).toEqual(['GED-1']);
    });
  });

  describe('the queue of a team', () => {
    it('has what is waiting or claimed, the oldest first, and no more than asked for', async () => {
      await keptWithMoves(store, numbered(3), [officer(ANNA), CLAIM]);
      await kept(numbered(2), numbered(4), numbered(5, { team: 'democratic-services' }));
      await kept(numbered(6, { council: councilId('oxford') }));
      await keptWithMoves(store, numbered(1), [officer(ANNA), CLAIM], [officer(ANNA), ANSWER]);
      await keptWithMoves(store, numbered(7), [councillor(COUNCILLOR), { move: 'withdraw' }]);
      const { council, team } = numbered(1);
      expect(idsOf(await store.openOf(council, team, 9))).toEqual(['GED-2', 'GED-3', 'GED-4']);
      expect(idsOf(await store.openOf(council, team, 2))).toEqual(['GED-2', 'GED-3']);
      expect(idsOf(await store.openOf(councilId('oxford'), team, 9))).toEqual(['GED-6']);
      expect(await store.openOf(council, 'no-such-team', 9)).toEqual([]);
    });
  });

  describe('how many are open with a team', () => {
    it('is those waiting or claimed, of that council and team alone', async () => {
      const { council, team } = numbered(1);
      expect(await store.countOpen(council, team)).toBe(0);
      await kept(
        numbered(1),
        numbered(2, { team: 'democratic-services' }),
        numbered(3, { council: councilId('oxford') }),
      );
      await keptWithMoves(store, numbered(4), [officer(ANNA), CLAIM]);
      await keptWithMoves(store, numbered(5), [councillor(COUNCILLOR), { move: 'withdraw' }]);
      expect(await store.countOpen(council, team)).toBe(2);
    });
  });

  describe('what a team has answered or closed lately', () => {
    it('is that of its council and team, the last moved first, since then and no more than asked for', async () => {
      const { council, team } = numbered(1);
      const withdrawn = [councillor(COUNCILLOR), { move: 'withdraw' }] as const;
      await keptWithMoves(store, numbered(1), [officer(ANNA), CLAIM], [officer(ANNA), ANSWER]);
      await keptWithMoves(store, numbered(4), withdrawn);
      await keptWithMoves(store, numbered(3), withdrawn);
      await keptWithMoves(store, numbered(5, { team: 'democratic-services' }), withdrawn);
      await keptWithMoves(store, numbered(6, { council: councilId('oxford') }), withdrawn);
      await keptWithMoves(store, numbered(7), [officer(ANNA), CLAIM]);
      await kept(numbered(8));
      expect(idsOf(await store.closedLately(council, team, 0, 9))).toEqual(['GED-4', 'GED-3', 'GED-1']);
      expect(idsOf(await store.closedLately(council, team, 0, 2))).toEqual(['GED-4', 'GED-3']);
      expect(idsOf(await store.closedLately(council, team, 1003, 9))).toEqual(['GED-4', 'GED-3']);
      expect(idsOf(await store.closedLately(council, team, 1005, 9))).toEqual([]);
      expect((await store.closedLately(council, team, 0, 1))[0]?.history).toHaveLength(1);
    });

    it('is not what was asked again since', async () => {
      const { council, team } = numbered(1);
      const answered = await keptWithMoves(store, numbered(1), [officer(ANNA), CLAIM], [officer(ANNA), ANSWER]);
      await store.advance(
        moved(answered, councillor(COUNCILLOR), { move: 'reopen', text: 'But?', answerBy: 9_000_000 }),
        [],
      );
      expect(await store.closedLately(council, team, 0, 9)).toEqual([]);
    });
  });

  describe('an open escalation like a question', () => {
    const like = async (question: string, council = anEscalation().council): Promise<string | undefined> =>
      (await store.openLike(council, question))?.id;

    it('is the oldest one with the same question', async () => {
      await kept(numbered(2), numbered(1), numbered(3, { question: 'May I use the logo?' }));
      expect(await like('may I use the Crest on my leaflet')).toBe('GED-1');
      expect(await store.openLike(anEscalation().council, numbered(1).question)).toEqual(numbered(1));
      expect(await like('May I use the crest on my poster?')).toBeUndefined();
      expect(await like('May I use the crest on my leaflet?', councilId('oxford'))).toBeUndefined();
    });

    it('is found by a very long question', async () => {
      const question = Array.from({ length: 1500 }, (_, index) => String.fromCodePoint(0x4e00 + index * 7)).join('');
      await kept(numbered(1, { question }));
      expect(await like(`${question}?`)).toBe('GED-1');
    });

    it('is none that is confidential, answered or closed, and none without a word in it', async () => {
      await kept(numbered(1, { confidential: true }), numbered(2, { question: '?!' }));
      const answered = await keptWithMoves(store, numbered(3), [officer(ANNA), CLAIM], [officer(ANNA), ANSWER]);
      await keptWithMoves(store, numbered(4), [councillor(COUNCILLOR), { move: 'withdraw' }]);
      expect(await like(numbered(1).question)).toBeUndefined();
      expect(await like('?!')).toBeUndefined();
      await store.advance(
        moved(answered, councillor(COUNCILLOR), { move: 'reopen', text: 'But?', answerBy: 9_000_000 }),
        [],
      );
      expect(await like(numbered(1).question)).toBe('GED-3');
    });
  });

  describe('what the clock has to see to', () => {
    const dueAt = async (now: number, untouchedSince: number, most = 9): Promise<readonly string[]> =>
      idsOf(await store.dueAt(now, untouchedSince, most));

    it('is open ones whose time for a reminder has come', async () => {
      await kept(numbered(1, { remindAt: 500 }), numbered(2, { remindAt: 501 }), numbered(3, { remindAt: undefined }));
      await keptWithMoves(store, numbered(4, { remindAt: 1 }), [councillor(COUNCILLOR), { move: 'withdraw' }]);
      expect(await dueAt(499, 0)).toEqual([]);
      expect(await dueAt(500, 0)).toEqual(['GED-1']);
      expect(await dueAt(501, 0)).toEqual(['GED-1', 'GED-2']);
      expect(await dueAt(501, 0, 1)).toEqual(['GED-1']);
    });

    it('is claims that nobody has touched for so long, but none whose councillor was asked back', async () => {
      const untouched = { remindAt: undefined };
      await keptWithMoves(store, numbered(1, untouched), [officer(ANNA), CLAIM]);
      const asked = await keptWithMoves(
        store,
        numbered(2, untouched),
        [officer(ANNA), CLAIM],
        [officer(ANNA), { move: 'ask-back', text: 'Which?' }],
      );
      await keptWithMoves(store, numbered(3, untouched), [officer(ANNA), CLAIM], [officer(ANNA), { move: 'release' }]);
      expect(await dueAt(0, 1001)).toEqual([]);
      expect(await dueAt(0, 1002)).toEqual(['GED-1']);
      expect(await dueAt(0, 1500)).toEqual(['GED-1']);
      await store.advance(moved(asked, councillor(COUNCILLOR), { move: 'reply', text: 'This.' }, 2000), []);
      expect(await dueAt(0, 2000)).toEqual(['GED-1']);
      expect(await dueAt(0, 2001)).toEqual(['GED-1', 'GED-2']);
    });
  });
}
