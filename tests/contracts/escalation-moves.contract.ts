import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { make } from '../../src/core/escalation-moves.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation, Move } from '../../src/core/escalation.ts';
import type { EscalationStore } from '../../src/core/ports.ts';
import { ANNA, anEscalation, anyMove, anyMover, BEN } from '../support/escalations.ts';
import { ANSWER, CLAIM, moved, numbered, officer } from '../support/kept-escalations.ts';
import type { EscalationStoreHarness } from './escalation-store.contract.ts';
import { aNotice } from '../support/notices.ts';

/** Nobody asks about one turn twice: who has joined one escalation about it joins no other. */
const aboutOf = (move: Move, number: number): Move =>
  move.move === 'join' ? { ...move, asker: { ...move.asker, about: turnId('teams', `joined ${number}`) } } : move;

/** How moves are kept, in every place that keeps escalations. */
export function escalationMovesContract(open: () => EscalationStoreHarness): void {
  let harness: EscalationStoreHarness;
  let store: EscalationStore;
  let other: EscalationStore;
  beforeEach(() => {
    harness = open();
    ({ store, other } = harness);
  });
  const noticesKept = async (): Promise<readonly string[]> =>
    (await harness.outbox.list(100)).map(({ notice }) => notice.id);

  describe('a move', () => {
    it('is kept with its notices, and the next can be made by anybody', async () => {
      await store.open(anEscalation(), []);
      const claimed = moved(anEscalation(), officer(ANNA), CLAIM);
      expect(await store.advance(claimed, [aNotice('n1')])).toEqual({ won: true });
      expect(await other.byId(claimed.id)).toEqual(claimed);
      const answered = moved(claimed, officer(ANNA), ANSWER);
      expect(await other.advance(answered, [aNotice('n2')])).toEqual({ won: true });
      expect(await store.byId(claimed.id)).toEqual(answered);
      expect(await noticesKept()).toEqual(['n1', 'n2']);
    });

    it('is not made if somebody was quicker: what they made of it comes back, and no notice is written', async () => {
      await store.open(anEscalation(), []);
      const byAnna = moved(anEscalation(), officer(ANNA), CLAIM);
      const byBen = moved(anEscalation(), officer(BEN), CLAIM);
      await store.advance(byAnna, []);
      expect(await other.advance(byBen, [aNotice('n1')])).toEqual({ won: false, now: byAnna });
      expect(await store.advance(byAnna, [aNotice('n2')])).toEqual({ won: false, now: byAnna });
      expect(await store.byId(byAnna.id)).toEqual(byAnna);
      expect(await noticesKept()).toEqual([]);
    });

    it('is not made two versions ahead or without any move, nor of an escalation that is not there', async () => {
      await store.open(anEscalation(), []);
      const two = moved(moved(anEscalation(), officer(ANNA), CLAIM), officer(ANNA), { move: 'release' });
      expect(await store.advance(two, [])).toEqual({ won: false, now: anEscalation() });
      expect(await store.advance(anEscalation({ topic: 'another' }), [])).toEqual({ won: false, now: anEscalation() });
      await expect(store.advance({ ...two, id: escalationId('GED-9') }, [])).rejects.toThrow(Error);
    });

    it('is made by one of any number who make it at a time, and the others are told who', async () => {
      await store.open(anEscalation(), []);
      const claims = Array.from({ length: 24 }, (_, index) => {
        const claimed = moved(anEscalation(), officer({ ...ANNA, name: `Officer ${index}` }), CLAIM);
        return (index % 2 === 0 ? store : other).advance(claimed, [aNotice(`n${index}`)]);
      });
      const outcomes = await Promise.all(claims);
      expect(outcomes.filter(({ won }) => won)).toHaveLength(1);
      const now = await store.byId(escalationId('GED-1'));
      expect(outcomes.filter(({ won }) => !won)).toEqual(Array.from({ length: 23 }, () => ({ won: false, now })));
      expect(now?.history).toHaveLength(1);
      expect(await noticesKept()).toHaveLength(1);
    });

    it('is read with what it led to, never without it, also while the next one is made', async () => {
      await store.open(anEscalation(), []);
      const reads: Promise<Escalation | undefined>[] = [];
      let now = anEscalation();
      for (let round = 0; round < 30; round += 1) {
        now = moved(now, officer(ANNA), now.now.state === 'waiting' ? CLAIM : { move: 'release' });
        for (let reader = 0; reader < 3; reader += 1) reads.push(other.byId(now.id));
        await store.advance(now, []);
      }
      for (const read of await Promise.all(reads)) {
        const last = read?.history.at(-1)?.move.move;
        expect(read?.now.state).toBe(last === 'claim' ? 'claimed' : 'waiting');
      }
    });

    it('of any kind is kept as it was made, one after the other', async () => {
      let number = 0;
      const moves = fc.array(fc.tuple(anyMover, anyMove, fc.nat({ max: 200 })), { maxLength: 30 });
      await fc.assert(
        fc.asyncProperty(moves, async (tried) => {
          number += 1;
          let [now, at] = [numbered(number), 0];
          await store.open(now, []);
          for (const [mover, move, hours] of tried) {
            at += hours * 3_600_000;
            const made = make(
              now,
              mover,
              aboutOf(move, number),
              at,
              mover.part === 'clock' ? undefined : turnId('slack', `${number} ${at}`),
            );
            if (made.outcome === 'refused') continue;
            now = made.escalation;
            expect(await (now.history.length % 2 === 0 ? store : other).advance(now, [])).toEqual({ won: true });
          }
          expect(await store.byId(now.id)).toEqual(now);
        }),
        { numRuns: 100 },
      );
    });
  });
}
