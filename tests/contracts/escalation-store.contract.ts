import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { make } from '../../src/core/escalation-moves.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation, Move, Mover } from '../../src/core/escalation.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { Person } from '../../src/core/people.ts';
import type { EscalationStore, Outbox } from '../../src/core/ports.ts';
import { ANNA, anEscalation, anyMove, anyMover, BEN, COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';
import { aNotice } from '../support/notices.ts';

export interface EscalationStoreHarness {
  readonly store: EscalationStore;
  /** Another store that keeps in the same place. */
  readonly other: EscalationStore;
  /** Where the notices go. */
  readonly outbox: Outbox;
}

const clock: Mover = { part: 'clock' };
const officer = (person: Person): Mover => ({ part: 'officer', person });
const councillor = (person: Person): Mover => ({ part: 'councillor', person });
const CLAIM: Move = { move: 'claim' };

/** What becomes of it by a move that is lawful. */
function moved(escalation: Escalation, mover: Mover, move: Move, at = escalation.opened + 1000): Escalation {
  const made = make(escalation, mover, move, at, turnId('slack', `${escalation.id} ${escalation.history.length}`));
  if (made.outcome === 'refused') throw new Error(`${move.move} was refused: ${made.why}`);
  return made.escalation;
}

const numbered = (number: number, change: Partial<Escalation> = {}): Escalation =>
  anEscalation({
    id: escalationId(`GED-${number}`),
    askers: [{ person: COUNCILLOR, about: turnId('slack', `Ev${number}`) }],
    opened: number,
    ...change,
  });

const join = (person: Person, about: string): Move => ({
  move: 'join',
  asker: { person, about: turnId('teams', about) },
});

/** What every place that keeps escalations has in common. */
export function escalationStoreContract(open: () => EscalationStoreHarness): void {
  let harness: EscalationStoreHarness;
  let store: EscalationStore;
  let other: EscalationStore;
  beforeEach(() => {
    harness = open();
    ({ store, other } = harness);
  });
  const noticesKept = async (): Promise<readonly string[]> =>
    (await harness.outbox.list(100)).map(({ notice }) => notice.id);
  const idsOf = (escalations: readonly Escalation[]): readonly string[] => escalations.map(({ id }) => id);
  const kept = async (...escalations: readonly Escalation[]): Promise<void> => {
    for (const escalation of escalations) await store.open(escalation, []);
  };
  /** Opens it and makes the moves that lead to it. */
  const keptWithMoves = async (escalation: Escalation, ...moves: readonly (readonly [Mover, Move])[]) => {
    await store.open(escalation, []);
    return moves.reduce(async (before, [mover, move]) => {
      const next = moved(await before, mover, move);
      expect(await store.advance(next, [])).toEqual({ won: true });
      return next;
    }, Promise.resolve(escalation));
  };

  describe('an escalation that is opened', () => {
    it('is there for everybody, as it was given', async () => {
      expect(await store.byId(escalationId('GED-1'))).toBeUndefined();
      expect(await store.open(anEscalation(), [aNotice('n1'), aNotice('n2')])).toEqual(anEscalation());
      expect(await other.byId(escalationId('GED-1'))).toEqual(anEscalation());
      expect(await noticesKept()).toEqual(['n1', 'n2']);
    });

    it.each(['“Æ” 👍 标', '\0', '\ud800', `'; drop table escalations; --`, 'long '.repeat(600), ''])(
      'is kept with any words: %j',
      async (words) => {
        const person = { ...COUNCILLOR, name: words };
        const escalation = anEscalation({
          question: words,
          topic: words,
          askers: [{ person, about: turnId('slack', words) }],
        });
        await kept(escalation);
        expect(await store.byId(escalation.id)).toEqual(escalation);
        expect(idsOf(await store.ofAsker(person.id, 9))).toEqual(['GED-1']);
      },
    );

    it('is the one that was opened about the turn before, however often it is asked', async () => {
      await store.open(numbered(1), [aNotice('n1')]);
      const again = numbered(2, { askers: numbered(1).askers, question: 'Something else?' });
      expect(await other.open(again, [aNotice('n2')])).toEqual(numbered(1));
      expect(await store.open(numbered(1), [aNotice('n1')])).toEqual(numbered(1));
      expect(await store.byId(again.id)).toBeUndefined();
      expect(await noticesKept()).toEqual(['n1']);
    });

    it('comes back as it is by now, also when it is closed', async () => {
      const closed = await keptWithMoves(numbered(1), [councillor(COUNCILLOR), { move: 'withdraw' }]);
      expect(await store.open(numbered(2, { askers: numbered(1).askers }), [])).toEqual(closed);
    });

    it('is the one that was joined about the turn before', async () => {
      const joined = await keptWithMoves(numbered(1), [councillor(NEIGHBOUR), join(NEIGHBOUR, 'Ev9')]);
      const asked = numbered(2, { askers: [{ person: NEIGHBOUR, about: turnId('teams', 'Ev9') }] });
      expect(await store.open(asked, [])).toEqual(joined);
      expect(await store.byId(asked.id)).toBeUndefined();
    });

    it('is another one for another person or about another turn', async () => {
      const byNeighbour = numbered(2, { askers: [{ person: NEIGHBOUR, about: numbered(1).askers[0].about }] });
      for (const each of [numbered(1), byNeighbour, numbered(3)]) expect(await store.open(each, [])).toEqual(each);
    });

    it('is one of any number that are opened about one turn at a time', async () => {
      const opened = await Promise.all(
        Array.from({ length: 24 }, (_, index) =>
          (index % 2 === 0 ? store : other).open(numbered(index, { askers: numbered(0).askers }), [
            aNotice(`n${index}`),
          ]),
        ),
      );
      expect(new Set(idsOf(opened)).size).toBe(1);
      expect(idsOf(await store.ofAsker(COUNCILLOR.id, 99))).toEqual([opened[0]?.id]);
      expect(await noticesKept()).toHaveLength(1);
    });

    it('is refused if another one has its id, and nothing of it is kept', async () => {
      await kept(numbered(1));
      const taken = numbered(1, { askers: [{ person: NEIGHBOUR, about: turnId('teams', 'Ev9') }] });
      await expect(store.open(taken, [aNotice('n1')])).rejects.toThrow(Error);
      expect(await store.byId(taken.id)).toEqual(numbered(1));
      expect(await noticesKept()).toEqual([]);
      const renamed = { ...taken, id: escalationId('GED-2') };
      expect(await store.open(renamed, [])).toEqual(renamed);
    });
  });

  describe('a move', () => {
    it('is kept with its notices, and the next can be made by anybody', async () => {
      await kept(anEscalation());
      const claimed = moved(anEscalation(), officer(ANNA), CLAIM);
      expect(await store.advance(claimed, [aNotice('n1')])).toEqual({ won: true });
      expect(await other.byId(claimed.id)).toEqual(claimed);
      const answered = moved(claimed, officer(ANNA), { move: 'answer', text: 'Yes.', clauses: [] });
      expect(await other.advance(answered, [aNotice('n2')])).toEqual({ won: true });
      expect(await store.byId(claimed.id)).toEqual(answered);
      expect(await noticesKept()).toEqual(['n1', 'n2']);
    });

    it('is not made if somebody was quicker: what they made of it comes back, and no notice is written', async () => {
      await kept(anEscalation());
      const byAnna = moved(anEscalation(), officer(ANNA), CLAIM);
      const byBen = moved(anEscalation(), officer(BEN), CLAIM);
      await store.advance(byAnna, []);
      expect(await other.advance(byBen, [aNotice('n1')])).toEqual({ won: false, now: byAnna });
      expect(await store.advance(byAnna, [aNotice('n2')])).toEqual({ won: false, now: byAnna });
      expect(await store.byId(byAnna.id)).toEqual(byAnna);
      expect(await noticesKept()).toEqual([]);
    });

    it('is not made two versions ahead or without any move, nor of an escalation that is not there', async () => {
      await kept(anEscalation());
      const two = moved(moved(anEscalation(), officer(ANNA), CLAIM), officer(ANNA), { move: 'release' });
      expect(await store.advance(two, [])).toEqual({ won: false, now: anEscalation() });
      expect(await store.advance(anEscalation({ topic: 'another' }), [])).toEqual({ won: false, now: anEscalation() });
      await expect(store.advance({ ...two, id: escalationId('GED-9') }, [])).rejects.toThrow(Error);
    });

    it('is made by one of any number who make it at a time, and the others are told who', async () => {
      await kept(anEscalation());
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

    it('of any kind is kept as it was made, one after the other', async () => {
      let number = 0;
      const moves = fc.array(fc.tuple(anyMover, anyMove, fc.nat({ max: 200 })), { maxLength: 30 });
      await fc.assert(
        fc.asyncProperty(moves, async (tried) => {
          number += 1;
          let [now, at] = [numbered(number), 0];
          await kept(now);
          for (const [mover, move, hours] of tried) {
            at += hours * 3_600_000;
            const made = make(now, mover, move, at, mover === clock ? undefined : turnId('slack', `${number} ${at}`));
            if (made.outcome === 'refused') continue;
            now = made.escalation;
            expect(await (now.history.length % 2 === 0 ? store : other).advance(now, [])).toEqual({ won: true });
          }
          expect(await store.byId(now.id)).toEqual(now);
        }),
        { numRuns: 25 },
      );
    });
  });

  describe('the list of a councillor', () => {
    it('has what they asked or joined, the newest first, in any state, and no more than asked for', async () => {
      await keptWithMoves(numbered(1), [councillor(COUNCILLOR), { move: 'withdraw' }]);
      await kept(numbered(2), numbered(3, { askers: [{ person: NEIGHBOUR, about: turnId('teams', 'Ev3') }] }));
      await keptWithMoves(numbered(4), [councillor(NEIGHBOUR), join(NEIGHBOUR, 'Ev4')], [officer(ANNA), CLAIM]);
      expect(idsOf(await store.ofAsker(COUNCILLOR.id, 9))).toEqual(['GED-4', 'GED-2', 'GED-1']);
      expect(idsOf(await store.ofAsker(NEIGHBOUR.id, 9))).toEqual(['GED-4', 'GED-3']);
      expect(idsOf(await store.ofAsker(COUNCILLOR.id, 2))).toEqual(['GED-4', 'GED-2']);
      expect(await store.ofAsker(ANNA.id, 9)).toEqual([]);
      expect((await store.ofAsker(NEIGHBOUR.id, 1))[0]).toEqual(await store.byId(escalationId('GED-4')));
    });

    it('has it no more once they withdrew and others wait on, and again when they join again', async () => {
      const joined = await keptWithMoves(numbered(1), [councillor(NEIGHBOUR), join(NEIGHBOUR, 'Ev4')]);
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
      await keptWithMoves(numbered(3), [officer(ANNA), CLAIM]);
      await kept(numbered(2), numbered(4), numbered(5, { team: 'democratic-services' }));
      await kept(numbered(6, { council: councilId('oxford') }));
      await keptWithMoves(numbered(1), [officer(ANNA), CLAIM], [officer(ANNA), { move: 'answer', text: '', clauses: [] }]);
      await keptWithMoves(numbered(7), [councillor(COUNCILLOR), { move: 'withdraw' }]);
      const { council, team } = numbered(1);
      expect(idsOf(await store.openOf(council, team, 9))).toEqual(['GED-2', 'GED-3', 'GED-4']);
      expect(idsOf(await store.openOf(council, team, 2))).toEqual(['GED-2', 'GED-3']);
      expect(idsOf(await store.openOf(councilId('oxford'), team, 9))).toEqual(['GED-6']);
      expect(await store.openOf(council, 'no-such-team', 9)).toEqual([]);
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
      const answered = await keptWithMoves(
        numbered(3),
        [officer(ANNA), CLAIM],
        [officer(ANNA), { move: 'answer', text: '', clauses: [] }],
      );
      await keptWithMoves(numbered(4), [councillor(COUNCILLOR), { move: 'withdraw' }]);
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
      await keptWithMoves(numbered(4, { remindAt: 1 }), [councillor(COUNCILLOR), { move: 'withdraw' }]);
      expect(await dueAt(499, 0)).toEqual([]);
      expect(await dueAt(500, 0)).toEqual(['GED-1']);
      expect(await dueAt(501, 0)).toEqual(['GED-1', 'GED-2']);
      expect(await dueAt(501, 0, 1)).toEqual(['GED-1']);
    });

    it('is claims that nobody has touched for so long, but none whose councillor was asked back', async () => {
      const untouched = { remindAt: undefined };
      await keptWithMoves(numbered(1, untouched), [officer(ANNA), CLAIM]);
      const asked = await keptWithMoves(
        numbered(2, untouched),
        [officer(ANNA), CLAIM],
        [officer(ANNA), { move: 'ask-back', text: 'Which?' }],
      );
      await keptWithMoves(numbered(3, untouched), [officer(ANNA), CLAIM], [officer(ANNA), { move: 'release' }]);
      expect(await dueAt(0, 1001)).toEqual([]);
      expect(await dueAt(0, 1002)).toEqual(['GED-1']);
      await store.advance(moved(asked, councillor(COUNCILLOR), { move: 'reply', text: 'This.' }, 2000), []);
      expect(await dueAt(0, 2000)).toEqual(['GED-1']);
      expect(await dueAt(0, 2001)).toEqual(['GED-1', 'GED-2']);
    });
  });
}
