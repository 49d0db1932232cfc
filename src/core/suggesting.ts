import { accepted, moved } from './accepting.ts';
import type { AcceptingParts } from './accepting.ts';
import type { TurnId } from './conversation.ts';
import { daysBefore } from './feedback.ts';
import type { Fit } from './guidance-files.ts';
import { learntFrom } from './learning.ts';
import type { Learnt } from './learning.ts';
import type { Council } from './people.ts';
import type { Chance, Edition, EscalationStore, Leases } from './ports.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { newReference } from './reference.ts';
import { isUndecided, suggestionId } from './suggestion.ts';
import type { Decider, Suggested, Suggestion, SuggestionId } from './suggestion.ts';
import { HELD_ALREADY } from './suggestion-wording.ts';

/** What came of a decision. */
export type Decided =
  /** It is kept; `suggestion` says as what. */
  | { readonly outcome: 'decided'; readonly suggestion: Suggestion }
  | { readonly outcome: 'decided-before'; readonly suggestion: Suggestion }
  /** Somebody else's is being put in force; what the files hold is not in force; or others put editions in force meanwhile. */
  | { readonly outcome: 'no-such-suggestion' | 'busy' | 'not-in-force' | 'overtaken' }
  /** New words do not fit what the files hold. `why`: a sentence. */
  | { readonly outcome: 'unfit'; readonly why: string }
  | { readonly outcome: 'by-hand'; readonly file: string; readonly yaml: string };

/** It waits for a decision, perhaps since before. */
export interface Proposed {
  readonly outcome: 'proposed';
  readonly suggestion: Suggestion;
}

/** A decision that changed nothing. */
export type Undone = Exclude<Decided, { readonly outcome: 'decided' }>;

/** What becomes of suggestions. Whether somebody may decide is for whoever calls. */
export interface Suggesting {
  /** Proposes what a council's officers have taught lately and the files do not hold. */
  gather(council: Council, edition: Pick<Edition, 'clause'>): Promise<void>;
  /** Proposes what an officer has thought of. What was proposed before is not proposed again: what became of that comes back. */
  propose(council: Council, learnt: Learnt): Promise<Proposed | Undone>;
  /** Writes it into the files and puts them in force. What does not come into force is taken out of them again. */
  accept(id: SuggestionId, by: Decider, turn?: TurnId): Promise<Decided>;
  drop(id: SuggestionId, by: Decider, turn?: TurnId): Promise<Decided>;
  reword(id: SuggestionId, suggested: Suggested, by: Decider, turn?: TurnId): Promise<Decided>;
}

export interface SuggestingParts extends AcceptingParts {
  readonly store: Pick<EscalationStore, 'closedLately'>;
  readonly leases: Leases;
  /** Names this process among those that may share the files. */
  readonly holder: string;
  readonly chance: Chance;
}

/** A look once a quarter finds everything. */
const LEARNT_DAYS = 90;
/** As much of a team's as is read at a time. */
const MOST_LEARNT = 200;
/** Longer than it takes to read, index and examine large guidance: two replicas must not write at once. */
const LONGEST_MS = 10 * 60 * 1000;

export function createSuggesting(parts: SuggestingParts): Suggesting {
  const { suggestions, files, leases, holder, clock } = parts;
  // An edit is undone only if nobody else has written since.
  const alone = oneAtATime<Decided>('suggestions', { leases, holder, clock, longestMs: LONGEST_MS });

  async function decide(
    id: SuggestionId,
    turn: TurnId | undefined,
    decision: (suggestion: Suggestion) => Promise<Decided>,
  ): Promise<Decided> {
    const decided = await alone(async () => {
      const suggestion = await suggestions.byId(id);
      if (suggestion === undefined) return { outcome: 'no-such-suggestion' };
      const repeated = turn !== undefined && suggestion.history.some((entry) => entry.turn === turn);
      if (repeated) return { outcome: 'decided', suggestion };
      return isUndecided(suggestion) ? decision(suggestion) : { outcome: 'decided-before', suggestion };
    });
    return decided === 'busy' ? { outcome: 'busy' } : decided;
  }

  return {
    gather: (council, edition) => gathered(council, edition, parts),
    async propose(council, learnt) {
      const before = await suggestions.like({ council: council.id, suggested: learnt.suggested });
      if (before !== undefined) return waitingOrNot(before);
      const [fit] = await files.fits(council.id, [learnt.suggested]);
      if (fit?.fit === 'there-already') return { outcome: 'unfit', why: HELD_ALREADY };
      const why = whyUnfit(fit);
      return why === undefined ? waitingOrNot(await kept(council, learnt, parts)) : { outcome: 'unfit', why };
    },
    accept: (id, by, turn) => decide(id, turn, (suggestion) => accepted(suggestion, by, turn, parts)),
    drop: (id, by, turn) => decide(id, turn, (suggestion) => moved(suggestion, { move: 'drop' }, by, turn, parts)),
    reword: (id, suggested, by, turn) =>
      decide(id, turn, async (suggestion) => {
        const why = whyUnfit((await files.fits(suggestion.council, [suggested]))[0]);
        if (why !== undefined) return { outcome: 'unfit', why };
        return moved(suggestion, { move: 'reword', suggested }, by, turn, parts);
      }),
  };
}

const whyUnfit = (fit: Fit | undefined): string | undefined => (fit?.fit === 'unfit' ? fit.why : undefined);

const waitingOrNot = (suggestion: Suggestion): Proposed | Undone => ({
  outcome: isUndecided(suggestion) ? 'proposed' : 'decided-before',
  suggestion,
});

async function gathered(council: Council, edition: Pick<Edition, 'clause'>, parts: SuggestingParts): Promise<void> {
  const { suggestions, store, files, clock } = parts;
  const since = daysBefore(clock(), LEARNT_DAYS);
  const closed = council.teams.map(({ id }) => store.closedLately(council.id, id, since, MOST_LEARNT));
  const learnt = learntFrom((await Promise.all(closed)).flat(), (id) => edition.clause(id) !== undefined);
  const phrased = await unknownOf(learnt, suggestions);
  if (phrased.length === 0) return;
  // Words that mean one thing come first: once its phrasing is kept, an escalation is not looked at again.
  const fresh = [...(await unknownOf(await groupsFrom(phrased, council, files), suggestions)), ...phrased];
  const fits = await files.fits(
    council.id,
    fresh.map(({ suggested }) => suggested),
  );
  for (const [index, each] of fresh.entries()) if (fits[index]?.fit === 'fits') await kept(council, each, parts);
}

/** Those that were never proposed. */
async function unknownOf(
  learnt: readonly Learnt[],
  suggestions: Pick<SuggestingParts['suggestions'], 'like'>,
): Promise<readonly Learnt[]> {
  const known = await Promise.all(learnt.map((each) => suggestions.like(each)));
  return learnt.filter((_each, index) => known[index] === undefined);
}

/** The lexicon groups that phrasings teach. */
async function groupsFrom(
  learnt: readonly Learnt[],
  { id }: Council,
  files: Pick<SuggestingParts['files'], 'sameWords'>,
): Promise<readonly Learnt[]> {
  const same = await files.sameWords(
    id,
    learnt.map(({ suggested }) => suggested),
  );
  return learnt.flatMap((each, index): readonly Learnt[] => {
    const words = same[index];
    return words === undefined ? [] : [{ ...each, suggested: { kind: 'lexicon', words } }];
  });
}

/** What is kept by then: it, or one like it that somebody else has proposed meanwhile. */
async function kept(
  council: Council,
  { team, from, people, suggested }: Learnt,
  { suggestions, clock, chance }: SuggestingParts,
): Promise<Suggestion> {
  const learnt = { council: council.id, team, from, people, suggested };
  const made = { ...learnt, made: clock(), now: { state: 'open' }, history: [] } as const;
  for (;;) {
    const suggestion = { ...made, id: suggestionId(newReference(council, chance)) };
    const { outcome } = await suggestions.propose(suggestion);
    if (outcome === 'kept') return suggestion;
    const before = outcome === 'known' ? await suggestions.like(suggestion) : undefined;
    if (before !== undefined) return before;
  }
}
