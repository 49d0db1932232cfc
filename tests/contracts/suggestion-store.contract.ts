import { beforeEach, describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { councilId } from '../../src/core/guidance.ts';
import { moveSuggestion, suggestionId } from '../../src/core/suggestion.ts';
import type { Suggestion, SuggestionMove } from '../../src/core/suggestion.ts';
import type { SuggestionStore } from '../../src/core/suggestion-store.ts';
import { aReceipt } from '../support/question-record.ts';
import { aSuggestion, BY_ANNA, CLAUSE, PHRASING } from '../support/suggestions.ts';

const numbered = (number: number, change: Partial<Suggestion> = {}): Suggestion =>
  aSuggestion({
    id: suggestionId(`GED-${number}`),
    suggested: { kind: 'phrasing', words: `question ${number}`, clause: CLAUSE },
    made: 1000 + number,
    ...change,
  });

function moved(suggestion: Suggestion, move: SuggestionMove, name = 'Anna Reed'): Suggestion {
  const next = moveSuggestion(suggestion, move, { ...BY_ANNA, name }, 2000, turnId('slack', 'M1'));
  if (next === undefined) throw new Error('It is decided.');
  return next;
}
const REFUSE: SuggestionMove = { move: 'refuse', why: 'worse', said: 'Worse:\n• “x”' };

const idsOf = (all: readonly Suggestion[]): readonly string[] => all.map(({ id }) => id);

/** What every place that keeps suggestions has in common. `open` gives two that keep them in the same place. */
export function suggestionStoreContract(open: () => readonly [SuggestionStore, SuggestionStore]): void {
  describe('a store of suggestions', () => {
    let store: SuggestionStore;
    let other: SuggestionStore;
    beforeEach(() => {
      [store, other] = open();
    });

    it('gives back what was proposed, of every kind', async () => {
      expect(await store.byId(suggestionId('GED-1'))).toBeUndefined();
      const all = [
        numbered(1),
        numbered(2, { suggested: { kind: 'expected', words: 'question 1', clause: CLAUSE } }),
        numbered(3, { suggested: { kind: 'lexicon', words: ['crest', 'coat of arms'] } }),
        numbered(4, { from: { kind: 'answer', receipt: aReceipt('T1', '7K2M-4XRD').code } }),
      ];
      for (const each of all) expect(await store.propose(each)).toEqual({ outcome: 'kept' });
      for (const each of all) expect(await other.byId(each.id)).toEqual(each);
    });

    it.each(['“Æ” 👍 标', '\0', '\ud800', "'; drop table suggestions; --", 'long '.repeat(600)])(
      'keeps any words: %j',
      async (words) => {
        const suggestion = aSuggestion({ suggested: { ...PHRASING, kind: 'phrasing', words, clause: CLAUSE } });
        await store.propose(suggestion);
        expect(await other.byId(suggestion.id)).toEqual(suggestion);
        expect(await other.like(suggestion)).toEqual(suggestion);
      },
    );

    it('takes nothing twice, by its words, its clause, its kind and its council, also once it is decided', async () => {
      await store.propose(numbered(1));
      const same = numbered(2, { suggested: { kind: 'phrasing', words: 'Question  1?', clause: CLAUSE } });
      expect(await other.like(same)).toEqual(numbered(1));
      expect(await other.propose(same)).toEqual({ outcome: 'known' });
      await store.advance(moved(numbered(1), { move: 'drop' }));
      expect(await other.propose(same)).toEqual({ outcome: 'known' });
      for (const differs of [
        numbered(3),
        numbered(4, { suggested: { kind: 'expected', words: 'question 1', clause: CLAUSE } }),
        numbered(5, { ...numbered(1), id: suggestionId('GED-5'), council: councilId('oxford') }),
      ]) {
        expect(await store.like(differs)).toBeUndefined();
        expect(await store.propose(differs)).toEqual({ outcome: 'kept' });
      }
      expect(await store.propose(numbered(6, { id: suggestionId('GED-3') }))).toEqual({ outcome: 'id-taken' });
    });

    it('takes nothing twice that two propose at once', async () => {
      const results = await Promise.all([
        store.propose(numbered(1)),
        other.propose({ ...numbered(1), id: suggestionId('X') }),
      ]);
      expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(['kept', 'known']);
    });

    it('still knows what was put in other words since', async () => {
      await store.propose(numbered(1));
      await store.advance(moved(numbered(1), { move: 'reword', suggested: PHRASING }));
      expect(await other.like(numbered(1))).toMatchObject({ id: 'GED-1', suggested: PHRASING });
    });

    it('keeps every move, and gives the whole history back', async () => {
      await store.propose(numbered(1));
      const refused = moved(numbered(1), REFUSE);
      expect(await store.advance(refused)).toEqual({ won: true });
      const accepted = moved(refused, { move: 'accept' });
      expect(await other.advance(accepted)).toEqual({ won: true });
      expect(await store.byId(accepted.id)).toEqual(accepted);
    });

    it('lets one of two who decide at once win, and tells the other what was decided', async () => {
      await store.propose(numbered(1));
      const [accepted, dropped] = [
        moved(numbered(1), { move: 'accept' }),
        moved(numbered(1), { move: 'drop' }, 'Ben Hall'),
      ];
      const results = await Promise.all([store.advance(accepted), other.advance(dropped)]);
      expect(results.filter(({ won }) => won)).toHaveLength(1);
      const now = await store.byId(accepted.id);
      expect(results.find(({ won }) => !won)).toEqual({ won: false, now });
      expect(now?.history).toHaveLength(1);
    });

    it('rejects a move of what is not there', async () => {
      await expect(store.advance(moved(numbered(1), { move: 'drop' }))).rejects.toThrow('There is no such suggestion.');
    });

    it('lists what is undecided, the newest first, of the council asked for', async () => {
      for (const number of [1, 2, 3, 4]) await store.propose(numbered(number));
      await store.propose(numbered(5, { council: councilId('oxford') }));
      await store.advance(moved(numbered(2), { move: 'accept' }));
      await store.advance(moved(numbered(3), { move: 'drop' }));
      await store.advance(moved(numbered(4), REFUSE));
      const { council } = numbered(1);
      expect(idsOf(await other.undecided(council, 9))).toEqual(['GED-4', 'GED-1']);
      expect(idsOf(await other.undecided(council, 1))).toEqual(['GED-4']);
      expect(idsOf(await other.undecided(undefined, 9))).toEqual(['GED-5', 'GED-4', 'GED-1']);
    });
  });
}
