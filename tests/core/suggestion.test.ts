import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { councilId } from '../../src/core/guidance.ts';
import { isUndecided, moveSuggestion, suggestionKey } from '../../src/core/suggestion.ts';
import type { Suggested, SuggestionMove } from '../../src/core/suggestion.ts';
import { aSuggestion, BY_ANNA, CLAUSE, PHRASING } from '../support/suggestions.ts';

const words = fc.string({ minLength: 1, maxLength: 20 });
const anyMove: fc.Arbitrary<SuggestionMove> = fc.oneof(
  fc.record({ move: fc.constantFrom('accept' as const, 'drop' as const) }),
  fc.record({ move: fc.constant('refuse' as const), why: fc.constantFrom('unfit', 'faulty', 'worse'), said: words }),
  words.map((text) => ({
    move: 'reword' as const,
    suggested: { kind: 'phrasing' as const, words: text, clause: CLAUSE },
  })),
);

const STATES = { accept: 'accepted', drop: 'dropped', refuse: 'refused', reword: 'open' } as const;

describe('a suggestion', () => {
  it('is decided once, whatever anybody does, and keeps every move that was made', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 12 }), (moves) => {
        const first = moves.findIndex(({ move }) => move === 'accept' || move === 'drop');
        const lawful = first === -1 ? moves : moves.slice(0, first + 1);
        let suggestion = aSuggestion();
        const made = moves.map((move, index) => {
          const next = moveSuggestion(suggestion, move, BY_ANNA, index, turnId('slack', `${index}`));
          suggestion = next ?? suggestion;
          return next !== undefined;
        });
        expect(made).toEqual(moves.map((_move, index) => index < lawful.length));
        expect(suggestion.history).toEqual(
          lawful.map(({ move }, at) => ({ by: BY_ANNA, at, move, turn: turnId('slack', `${at}`) })),
        );
        expect(isUndecided(suggestion)).toBe(first === -1);
        const last = lawful.at(-1)?.move ?? 'reword';
        expect(suggestion.now.state).toBe(STATES[last]);
        const reworded = lawful.findLast(({ move }) => move === 'reword');
        const suggested = reworded?.move === 'reword' ? reworded.suggested : PHRASING;
        // Where it came from never changes.
        const { id, council, team, from, people, made: when } = aSuggestion();
        expect(suggestion).toMatchObject({ id, council, team, from, people, made: when, suggested });
      }),
    );
  });

  it('that was refused says why until its words are put otherwise', () => {
    const refused = moveSuggestion(aSuggestion(), { move: 'refuse', why: 'worse', said: 'Worse.' }, BY_ANNA, 1);
    expect(refused?.now).toEqual({ state: 'refused', why: 'worse', said: 'Worse.' });
    const again = refused && moveSuggestion(refused, { move: 'reword', suggested: PHRASING }, BY_ANNA, 2);
    expect(again?.now).toEqual({ state: 'open' });
  });

  it('is like another in the same words for the same clause, of one kind and council', () => {
    const key = (suggested: Suggested, council = 'gedling') =>
      suggestionKey({ council: councilId(council), suggested });
    const one = key({ kind: 'phrasing', words: 'The Crest?', clause: CLAUSE });
    expect(key({ kind: 'phrasing', words: 'the  crest', clause: CLAUSE })).toBe(one);
    expect(key({ kind: 'expected', words: 'the crest', clause: CLAUSE })).not.toBe(one);
    expect(key({ kind: 'phrasing', words: 'the crest', clause: CLAUSE }, 'oxford')).not.toBe(one);
    expect(key({ kind: 'lexicon', words: ['a', 'b'] })).toBe(key({ kind: 'lexicon', words: ['B', 'a'] }));
  });
});
