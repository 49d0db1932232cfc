import { beforeEach, describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { EscalationStore, Outbox } from '../../src/core/ports.ts';
import { anEscalation, COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';
import { councillor, idsOf, join, keptWithMoves, moved, numbered } from '../support/kept-escalations.ts';
import { aNotice } from '../support/notices.ts';

export interface EscalationStoreHarness {
  readonly store: EscalationStore;
  /** Another store that keeps in the same place. */
  readonly other: EscalationStore;
  /** Where the notices go. */
  readonly outbox: Outbox;
}

/** How escalations are opened, in every place that keeps them. */
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

  describe('an escalation that is opened', () => {
    it('is there for everybody, as it was given', async () => {
      expect(await store.byId(escalationId('GED-1'))).toBeUndefined();
      const opening = await store.open(anEscalation(), [aNotice('n1'), aNotice('n2')]);
      expect(opening).toEqual({ outcome: 'kept', escalation: anEscalation() });
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
        await store.open(escalation, []);
        expect(await store.byId(escalation.id)).toEqual(escalation);
        expect(idsOf(await store.ofAsker(person.id, 9))).toEqual(['GED-1']);
      },
    );

    it('is the one that was opened about the turn before, however often it is asked', async () => {
      await store.open(numbered(1), [aNotice('n1')]);
      const again = numbered(2, { askers: numbered(1).askers, question: 'Something else?' });
      const before = { outcome: 'kept-before', escalation: numbered(1) };
      expect(await other.open(again, [aNotice('n2')])).toEqual(before);
      expect(await store.open(numbered(1), [aNotice('n1')])).toEqual(before);
      expect(await store.byId(again.id)).toBeUndefined();
      expect(await noticesKept()).toEqual(['n1']);
    });

    it('comes back as it is by now, also when it is closed', async () => {
      const closed = await keptWithMoves(store, numbered(1), [councillor(COUNCILLOR), { move: 'withdraw' }]);
      const again = await store.open(numbered(2, { askers: numbered(1).askers }), []);
      expect(again).toEqual({ outcome: 'kept-before', escalation: closed });
    });

    it('is joined by nobody who has opened another one about the same turn meanwhile, as a repeat elsewhere may have', async () => {
      const first = numbered(1);
      await store.open(first, []);
      const about = turnId('teams', 'Ev9');
      await other.open(numbered(2, { askers: [{ person: NEIGHBOUR, about }] }), []);
      const joining = moved(first, councillor(NEIGHBOUR), join(NEIGHBOUR, 'Ev9'));
      expect(await store.advance(joining, [])).toEqual({ won: false, now: first });
      expect((await store.askedAbout(NEIGHBOUR.id, about))?.id).toBe(numbered(2).id);
    });

    it('is the one that was joined about the turn before', async () => {
      const joined = await keptWithMoves(store, numbered(1), [councillor(NEIGHBOUR), join(NEIGHBOUR, 'Ev9')]);
      const asked = numbered(2, { askers: [{ person: NEIGHBOUR, about: turnId('teams', 'Ev9') }] });
      expect(await store.open(asked, [])).toEqual({ outcome: 'kept-before', escalation: joined });
      expect(await store.byId(asked.id)).toBeUndefined();
    });

    it('is the one that its asker asked about another turn as well, and is listed once', async () => {
      const [first, again] = [numbered(1), { person: COUNCILLOR, about: turnId('slack', 'Again') }];
      await store.open(first, []);
      expect(await store.askedAgain(again, first.id)).toEqual(first);
      expect(await other.askedAgain(again, first.id)).toEqual(first);
      expect(await store.ofAsker(COUNCILLOR.id, 9)).toEqual([first]);
      await store.open(numbered(2), []);
      expect(await store.askedAgain(again, numbered(2).id)).toEqual(first);
      const closed = moved(first, councillor(COUNCILLOR), { move: 'withdraw' });
      await store.advance(closed, []);
      const asked = await other.open(numbered(3, { askers: [again] }), []);
      expect(asked).toEqual({ outcome: 'kept-before', escalation: closed });
    });

    it('is the same for each of any number who ask about one turn again and open another about it at a time', async () => {
      const again = { person: COUNCILLOR, about: turnId('slack', 'Again') };
      await store.open(numbered(1), []);
      const came = await Promise.all(
        Array.from({ length: 12 }, async (_, index) => {
          const at = index % 2 === 0 ? store : other;
          if (index % 3 > 0) return (await at.askedAgain(again, numbered(1).id)).id;
          const opening = await at.open(numbered(index + 2, { askers: [again] }), []);
          return opening.outcome === 'id-taken' ? opening.outcome : opening.escalation.id;
        }),
      );
      expect(new Set(came).size).toBe(1);
    });

    it('is found by who asked about which turn, before it is opened again', async () => {
      const { about } = numbered(1).askers[0];
      expect(await store.askedAbout(COUNCILLOR.id, about)).toBeUndefined();
      const joined = await keptWithMoves(store, numbered(1), [councillor(NEIGHBOUR), join(NEIGHBOUR, 'Ev9')]);
      expect(await other.askedAbout(COUNCILLOR.id, about)).toEqual(joined);
      expect(await store.askedAbout(NEIGHBOUR.id, turnId('teams', 'Ev9'))).toEqual(joined);
      expect(await store.askedAbout(NEIGHBOUR.id, about)).toBeUndefined();
    });

    it('is confidential about a turn as soon as one of those who asked about it asked so', async () => {
      const long = turnId('slack', 'long '.repeat(100));
      await store.open(numbered(1, { askers: [{ person: COUNCILLOR, about: long }] }), []);
      expect(await other.isConfidential(long)).toBe(false);
      const inConfidence = { askers: [{ person: NEIGHBOUR, about: long }], confidential: true } as const;
      await keptWithMoves(store, numbered(2, inConfidence), [councillor(NEIGHBOUR), { move: 'withdraw' }]);
      expect(await other.isConfidential(long)).toBe(true);
      expect(await other.isConfidential(turnId('slack', 'Ev9'))).toBe(false);
    });

    it('is another one for another person or about another turn', async () => {
      const byNeighbour = numbered(2, { askers: [{ person: NEIGHBOUR, about: numbered(1).askers[0].about }] });
      for (const escalation of [numbered(1), byNeighbour, numbered(3)]) {
        expect(await store.open(escalation, [])).toEqual({ outcome: 'kept', escalation });
      }
    });

    it('is one of any number that are opened about one turn at a time', async () => {
      const opened = await Promise.all(
        Array.from({ length: 24 }, (_, index) =>
          (index % 2 === 0 ? store : other).open(numbered(index, { askers: numbered(0).askers }), [
            aNotice(`n${index}`),
          ]),
        ),
      );
      expect(opened.filter(({ outcome }) => outcome === 'kept')).toHaveLength(1);
      expect(opened.filter(({ outcome }) => outcome === 'kept-before')).toHaveLength(23);
      const ids = new Set(opened.map((opening) => (opening.outcome === 'id-taken' ? '' : opening.escalation.id)));
      expect(idsOf(await store.ofAsker(COUNCILLOR.id, 99))).toEqual([...ids]);
      expect(await noticesKept()).toHaveLength(1);
    });

    it('is not kept if another one has its id, and can then be opened under another', async () => {
      await store.open(numbered(1), []);
      const taken = numbered(1, { askers: [{ person: NEIGHBOUR, about: turnId('teams', 'Ev9') }] });
      expect(await other.open(taken, [aNotice('n1')])).toEqual({ outcome: 'id-taken' });
      expect(await store.byId(taken.id)).toEqual(numbered(1));
      expect(await noticesKept()).toEqual([]);
      expect(await store.open(numbered(3, { askers: numbered(1).askers }), [])).toMatchObject({
        outcome: 'kept-before',
      });
      expect(await store.open({ ...taken, id: escalationId('GED-2') }, [])).toMatchObject({ outcome: 'kept' });
    });

    it('is one of any number that have its id', async () => {
      const openings = Array.from({ length: 12 }, (_, index) =>
        (index % 2 === 0 ? store : other).open(
          numbered(1, { askers: [{ person: COUNCILLOR, about: turnId('slack', `of ${index}`) }] }),
          [],
        ),
      );
      const outcomes = (await Promise.all(openings)).map(({ outcome }) => outcome).toSorted();
      expect(outcomes).toEqual([...Array.from({ length: 11 }, () => 'id-taken'), 'kept']);
    });
  });
}
