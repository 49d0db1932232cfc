import { beforeEach, describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { curatedId } from '../../src/core/curated-answer.ts';
import type { CuratedAnswer, CuratedMove } from '../../src/core/curated-answer.ts';
import { moveCurated } from '../../src/core/curated-moves.ts';
import type { CuratedMover } from '../../src/core/curated-moves.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { CuratedStore } from '../../src/core/curated-store.ts';
import type { Outbox } from '../../src/core/ports.ts';
import { GEDLING } from '../support/builders.ts';
import { aCurated, APPROVE, END, HOLD, PROPOSED_AT } from '../support/curated.ts';
import { ANNA, BEN, NEIGHBOUR } from '../support/escalations.ts';
import { aNotice } from '../support/notices.ts';

interface CuratedHarness {
  readonly store: CuratedStore;
  /** Another store that keeps in the same place. */
  readonly other: CuratedStore;
  /** Where the notices go. */
  readonly outbox: Outbox;
}

const numbered = (number: number, change: Partial<CuratedAnswer> = {}): CuratedAnswer =>
  aCurated({
    id: curatedId(`GED-${number}`),
    proposed: { by: ANNA, at: PROPOSED_AT + number, turn: turnId('slack', `P${number}`) },
    ...change,
  });

function moved(curated: CuratedAnswer, move: CuratedMove, by = BEN, at = PROPOSED_AT + 1000): CuratedAnswer {
  const mover: CuratedMover = move.move === 'hold' ? { part: 'clock' } : { part: 'officer', person: by };
  const made = moveCurated(curated, mover, move, at, move.move === 'hold' ? undefined : turnId('teams', 'M1'));
  if (made.outcome === 'refused') throw new Error(made.why);
  return made.curated;
}

const idsOf = (all: readonly CuratedAnswer[]): readonly string[] => all.map(({ id }) => id);

/** What every place that keeps officer advice has in common. */
export function curatedStoreContract(open: () => CuratedHarness): void {
  describe('a store of officer advice', () => {
    let store: CuratedStore;
    let other: CuratedStore;
    let outbox: Outbox;
    beforeEach(() => {
      ({ store, other, outbox } = open());
    });
    const noticesKept = async (): Promise<readonly string[]> => (await outbox.list(100)).map(({ notice }) => notice.id);

    it('gives back what was proposed, and calls for its notices', async () => {
      expect(await store.byId(curatedId('GED-9'))).toBeUndefined();
      expect(await store.propose(aCurated(), [aNotice('n1')])).toEqual({ outcome: 'kept', curated: aCurated() });
      expect(await other.byId(curatedId('GED-9'))).toEqual(aCurated());
      expect(await noticesKept()).toEqual(['n1']);
    });

    it.each(['“Æ” 👍 标', '\0', '\ud800', "'; drop table curated; --", 'long '.repeat(600)])(
      'keeps any words: %j',
      async (words) => {
        const by = { ...ANNA, name: words };
        const curated = aCurated({
          wording: words,
          asked: [words, words],
          proposed: { by, at: 1, turn: turnId('slack', words) },
        });
        await store.propose(curated, []);
        expect(await other.byId(curated.id)).toEqual(curated);
      },
    );

    it('keeps a proposal once a turn, and none under an id that is taken', async () => {
      await store.propose(numbered(1), [aNotice('n1')]);
      const again = numbered(2, { proposed: numbered(1).proposed, wording: 'Otherwise.' });
      expect(await other.propose(again, [aNotice('n2')])).toEqual({ outcome: 'kept-before', curated: numbered(1) });
      const taken = numbered(1, { proposed: numbered(3).proposed });
      expect(await other.propose(taken, [aNotice('n3')])).toEqual({ outcome: 'id-taken' });
      expect(await noticesKept()).toEqual(['n1']);
    });

    it('keeps every move with its notices, and gives the whole history back', async () => {
      await store.propose(aCurated(), []);
      const agreed = moved(aCurated(), APPROVE);
      expect(await store.advance(agreed, [aNotice('n1')])).toEqual({ won: true });
      const held = moved(agreed, HOLD);
      expect(await other.advance(held, [aNotice('n2')])).toEqual({ won: true });
      expect(await store.byId(agreed.id)).toEqual(held);
      expect(await noticesKept()).toEqual(['n1', 'n2']);
    });

    it('lets one of two who agree at once win, and tells the other who did', async () => {
      await store.propose(aCurated(), []);
      const [ben, noor] = [moved(aCurated(), APPROVE, BEN), moved(aCurated(), APPROVE, NEIGHBOUR)];
      const results = await Promise.all([store.advance(ben, [aNotice('b')]), other.advance(noor, [aNotice('n')])]);
      expect(results.filter(({ won }) => won)).toHaveLength(1);
      const now = await store.byId(ben.id);
      expect(results.find(({ won }) => !won)).toEqual({ won: false, now });
      expect(now?.history).toHaveLength(1);
      expect(await noticesKept()).toEqual([results[0].won ? 'b' : 'n']);
    });

    it('rejects a move of what is not there', async () => {
      await expect(store.advance(moved(aCurated(), APPROVE), [aNotice('n1')])).rejects.toThrow(
        'There is no such officer advice.',
      );
      expect(await noticesKept()).toEqual([]);
    });

    it('finds what is agreed on, and lists what has not ended, of one council', async () => {
      for (const number of [1, 2, 3, 4]) await store.propose(numbered(number), []);
      await store.propose(numbered(5, { council: councilId('oxford') }), []);
      await store.advance(moved(numbered(2), APPROVE, BEN, PROPOSED_AT + 500), []);
      await store.advance(moved(numbered(3), APPROVE, BEN, PROPOSED_AT + 400), []);
      await store.advance(moved(numbered(4), END, BEN, PROPOSED_AT + 300), []);
      expect(idsOf(await other.agreed(GEDLING.id, 9))).toEqual(['GED-3', 'GED-2']);
      expect(idsOf(await other.agreed(GEDLING.id, 1))).toEqual(['GED-3']);
      expect(idsOf(await other.list(GEDLING.id, PROPOSED_AT + 301, 9))).toEqual(['GED-2', 'GED-3', 'GED-1']);
      expect(idsOf(await other.list(GEDLING.id, PROPOSED_AT + 300, 9))).toEqual(['GED-2', 'GED-3', 'GED-4', 'GED-1']);
      expect(idsOf(await other.list(undefined, PROPOSED_AT + 301, 3))).toEqual(['GED-2', 'GED-3', 'GED-5']);
      await store.advance(moved(moved(numbered(2), APPROVE, BEN, PROPOSED_AT + 500), HOLD), []);
      expect(idsOf(await other.agreed(GEDLING.id, 9))).toEqual(['GED-3']);
    });

    it('finds what is agreed on by the words of any of its questions, in its council alone', async () => {
      const asked = ['May I use the crest on a leaflet?', 'Crest on paper!'] as const;
      for (const number of [1, 2]) await store.propose(numbered(number, { asked: [asked[0], asked[1], asked[1]] }), []);
      await store.propose(numbered(3, { council: councilId('oxford') }), []);
      const answering = async (question: string, most = 9) => idsOf(await other.answering(GEDLING.id, question, most));
      expect(await answering(asked[0])).toEqual([]);
      await store.advance(moved(numbered(1, { asked }), APPROVE, BEN, PROPOSED_AT + 500), []);
      await store.advance(moved(numbered(2, { asked }), APPROVE, BEN, PROPOSED_AT + 600), []);
      await store.advance(moved(numbered(3, { council: councilId('oxford') }), APPROVE), []);
      expect(await answering('may i use the CREST on a leaflet')).toEqual(['GED-2', 'GED-1']);
      expect(await answering('crest on páper', 1)).toEqual(['GED-2']);
      expect(await answering('crest on a leaflet')).toEqual([]);
      expect(await answering('?!')).toEqual([]);
      await store.advance(moved(moved(numbered(2, { asked }), APPROVE, BEN, PROPOSED_AT + 600), HOLD), []);
      expect(await answering(asked[1])).toEqual(['GED-1']);
    });
  });
}
