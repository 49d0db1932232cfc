import type { Added, Fit, GuidanceFiles, WrittenFile } from '../../src/core/guidance-files.ts';
import { turnId } from '../../src/core/conversation.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { isUndecided, suggestionId, suggestionKey } from '../../src/core/suggestion.ts';
import type { Decider, Suggested, Suggestion } from '../../src/core/suggestion.ts';
import type { SuggestionStore } from '../../src/core/suggestion-store.ts';
import { GEDLING } from './builders.ts';
import { ANNA, anEscalation } from './escalations.ts';
import { clauseNumbered } from './findings.ts';

export const CLAUSE = clauseNumbered('1').id;
export const PHRASING: Suggested = { kind: 'phrasing', words: 'May I use the crest on my leaflet?', clause: CLAUSE };
export const BY_ANNA: Decider = { kind: 'officer', id: ANNA.id, name: ANNA.name };

export const aSuggestion = (change: Partial<Suggestion> = {}): Suggestion => ({
  id: suggestionId('GED-S'),
  council: GEDLING.id,
  team: 'communications',
  from: { kind: 'escalation', id: escalationId('GED-1') },
  people: 1,
  suggested: PHRASING,
  made: 1000,
  now: { state: 'open' },
  history: [],
  ...change,
});

/** One that Anna has answered with clauses. */
export const answeredWith = (clauses: Escalation['botSaid']['near'], change: Partial<Escalation> = {}): Escalation =>
  anEscalation({
    now: { state: 'answered', officer: ANNA },
    history: [{ by: ANNA, at: 5, move: { move: 'answer', text: 'Yes.', clauses }, turn: turnId('slack', 'A1') }],
    ...change,
  });

/** Suggestions in memory: what every store of them has to come to. */
export function suggestionsInMemory(): SuggestionStore {
  const kept = new Map<string, Suggestion>();
  const likenesses = new Map<string, string>();
  const like: SuggestionStore['like'] = async (one) => kept.get(likenesses.get(suggestionKey(one)) ?? '');
  return {
    like,
    async propose(suggestion) {
      if (likenesses.has(suggestionKey(suggestion))) return { outcome: 'known' };
      if (kept.has(suggestion.id)) return { outcome: 'id-taken' };
      likenesses.set(suggestionKey(suggestion), suggestion.id);
      kept.set(suggestion.id, suggestion);
      return { outcome: 'kept' };
    },
    async advance(next) {
      const now = kept.get(next.id);
      if (now === undefined) throw new Error('There is no such suggestion.');
      if (now.history.length !== next.history.length - 1) return { won: false, now };
      kept.set(next.id, next);
      return { won: true };
    },
    byId: async (id) => kept.get(id),
    undecided: async (council, most) =>
      [...kept.values()]
        .filter((one) => isUndecided(one) && (council === undefined || one.council === council))
        .toSorted((one, other) => other.made - one.made || (one.id < other.id ? -1 : 1))
        .slice(0, most),
  };
}

const WRITTEN: WrittenFile = { file: 'gedling/guide.yaml', before: 'before', digest: 'digest' };

/** Files to which anything can be added; what is to come of it otherwise is set. */
export function filesInMemory(): GuidanceFiles & {
  readonly adds: Suggested[];
  readonly putBacks: WrittenFile[];
  come: Added;
  fit: Fit;
  same: readonly string[] | undefined;
  back: boolean;
} {
  const files: ReturnType<typeof filesInMemory> = {
    adds: [],
    putBacks: [],
    come: { outcome: 'written', written: WRITTEN },
    fit: { fit: 'fits' },
    same: undefined,
    back: true,
    fits: async (_council, suggested) => suggested.map(() => files.fit),
    sameWords: async (_council, suggested) => suggested.map(() => files.same),
    add: async (_council, suggested) => {
      files.adds.push(suggested);
      return files.come;
    },
    putBack: async (written) => {
      files.putBacks.push(written);
      return files.back;
    },
  };
  return files;
}
