import type { Handling, SuggestionAct, SuggestionForm } from './conversation.ts';
import { MOST_LISTED } from './escalation-lists.ts';
import { refused } from './escalation-moving.ts';
import { listHeading } from './escalation-wording.ts';
import type { FormAnswers } from './form.ts';
import type { Council } from './people.ts';
import type { KnowledgeBase } from './ports.ts';
import type { Handled, RefusedWhy } from './reply.ts';
import type { Sheet } from './sheet.ts';
import type { Decided, Proposed, Suggesting } from './suggesting.ts';
import { suggestionId } from './suggestion.ts';
import type { Decider, Suggestion } from './suggestion.ts';
import { decisionRefused } from './suggestion-refusal.ts';
import { deciderOf, mayAccept, mayDecide, rightsOf } from './suggestion-rights.ts';
import type { Rights, RightsParts } from './suggestion-rights.ts';
import { sameWordsForm, suggestionSheet, wordsForm } from './suggestion-sheets.ts';
import type { SuggestionStore } from './suggestion-store.ts';
import { decidedLine, PROPOSED } from './suggestion-wording.ts';
import { readWords } from './suggestion-words.ts';

/** Where officers decide what the guidance learns. Who may is looked up at each step. */
export interface SuggestionDesk {
  /** What was learnt lately, for officers of the team that answered and for admins. */
  list(handling: Handling): Promise<Handled>;
  act(handling: Handling, act: SuggestionAct, about: string): Promise<Handled>;
  form(handling: Handling, form: SuggestionForm, about: string): Promise<Handled>;
  send(handling: Handling, form: SuggestionForm, about: string, answers: FormAnswers): Promise<Handled>;
}

export interface SuggestionDeskParts extends RightsParts {
  readonly suggesting: Suggesting;
  readonly suggestions: Pick<SuggestionStore, 'byId' | 'undecided'>;
  readonly knowledge: KnowledgeBase;
}

/** More than are ever undecided at once, of which those of a person's teams are shown. */
const MOST_UNDECIDED = 500;

export function createSuggestionDesk(parts: SuggestionDeskParts): SuggestionDesk {
  const { suggesting, knowledge } = parts;

  /** Does something in the name of somebody who may; else says why not. */
  async function admitted(
    handling: Handling,
    about: string,
    does: (admission: Admission) => Promise<Handled>,
  ): Promise<Handled> {
    const admission = await admissionTo(handling, about, parts);
    return 'why' in admission ? refused(admission) : does(admission);
  }

  function handled(decided: Decided | Proposed, { suggestion: before, rights }: Admission): Handled {
    const sheetOf = (suggestion: Suggestion): Sheet => suggestionSheet(suggestion, knowledge.current(), rights);
    if (decided.outcome === 'proposed') return { kind: 'done', sentence: PROPOSED, sheet: sheetOf(before) };
    if (decided.outcome !== 'decided') return decisionRefused(decided);
    return { kind: 'done', sentence: decidedLine(decided), sheet: sheetOf(decided.suggestion) };
  }

  return {
    list: (handling) => listed(handling, parts),
    act: (handling, act, about) =>
      admitted(handling, about, async (admission) => {
        const { suggestion, by, rights } = admission;
        const { id, suggested } = suggestion;
        if (act === 'drop-suggestion') return handled(await suggesting.drop(id, by, handling.id), admission);
        if (!mayAccept(rights, suggested)) return refused({ why: 'not-admin' });
        return handled(await suggesting.accept(id, by, handling.id), admission);
      }),
    form: (handling, form, about) =>
      admitted(handling, about, async ({ suggestion }) => ({
        kind: 'form',
        form: form === 'same-words' ? sameWordsForm(suggestion) : wordsForm(suggestion),
      })),
    send: (handling, form, about, answers) =>
      admitted(handling, about, async (admission) => {
        const { suggestion, council, by } = admission;
        const read = readWords(answers, form === 'same-words' ? { kind: 'lexicon', words: [] } : suggestion.suggested);
        if ('why' in read) return refused(read);
        const { suggested } = read;
        if (form === 'same-words')
          return handled(await suggesting.propose(council, { ...suggestion, suggested }), admission);
        return handled(await suggesting.reword(suggestion.id, suggested, by, handling.id), admission);
      }),
  };
}

async function listed(handling: Handling, parts: SuggestionDeskParts): Promise<Handled> {
  const { suggesting, suggestions, knowledge } = parts;
  const edition = knowledge.current();
  const inScope = edition.councils.filter(({ id }) => handling.council === undefined || id === handling.council);
  const theirs = await Promise.all(
    inScope.map(async (council) => {
      const rights = await rightsOf(handling, council, parts);
      if (!rights.admin && rights.teams.length === 0) return [];
      await suggesting.gather(council, edition);
      const undecided = await suggestions.undecided(council.id, MOST_UNDECIDED);
      return undecided.filter((each) => mayDecide(rights, each)).map((suggestion) => ({ suggestion, rights }));
    }),
  );
  const newest = theirs.flat().toSorted((one, other) => other.suggestion.made - one.suggestion.made);
  const shown = newest.slice(0, MOST_LISTED);
  const heading = listHeading('suggestions', shown.length, MOST_LISTED);
  const sheets = shown.map(({ suggestion, rights }) => suggestionSheet(suggestion, edition, rights));
  return { kind: 'sheets', list: 'suggestions', heading, sheets };
}

async function admissionTo(
  handling: Handling,
  about: string,
  parts: SuggestionDeskParts,
): Promise<Admission | { readonly why: RefusedWhy }> {
  const suggestion = await parts.suggestions.byId(suggestionId(about));
  const council = parts.knowledge.current().councils.find(({ id }) => id === suggestion?.council);
  if (suggestion === undefined || council === undefined) return { why: 'no-such-suggestion' };
  const rights = await rightsOf(handling, council, parts);
  return mayDecide(rights, suggestion)
    ? { suggestion, council, rights, by: deciderOf(handling, rights) }
    : { why: 'not-allowed' };
}

interface Admission {
  readonly suggestion: Suggestion;
  readonly council: Council;
  readonly rights: Rights;
  readonly by: Decider;
}
