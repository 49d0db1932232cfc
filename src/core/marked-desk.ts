import { clausesMeant } from './clause-finding.ts';
import type { Handling } from './conversation.ts';
import { clauseOptions } from './escalation-forms.ts';
import { refused } from './escalation-moving.ts';
import type { Feedback } from './feedback.ts';
import { feedbackSheet } from './feedback-sheets.ts';
import type { FormAnswers, Option } from './form.ts';
import { MOST_OPTIONS } from './form.ts';
import type { CouncilId } from './guidance.ts';
import { markedAnswer } from './marked-answer.ts';
import type { Marked, MarkedStores } from './marked-answer.ts';
import { readSuggested, suggestForm } from './marked-forms.ts';
import type { Edition, KnowledgeBase, QuestionLog } from './ports.ts';
import { typedReceiptCode } from './receipt.ts';
import type { Handled, RefusedWhy } from './reply.ts';
import type { Suggesting } from './suggesting.ts';
import type { Suggestion } from './suggestion.ts';
import { decisionRefused } from './suggestion-refusal.ts';
import { mayDecide, rightsOf } from './suggestion-rights.ts';
import type { Rights, RightsParts } from './suggestion-rights.ts';
import { suggestionSheet } from './suggestion-sheets.ts';
import { proposedLine } from './suggestion-wording.ts';

/** Where officers make a suggestion of an answer that somebody marked as wrong: `about` is its receipt. Who may is looked up at each step. */
export interface MarkedDesk {
  /** The form in which they say which clause it should have quoted. */
  form(handling: Handling, about: string): Promise<Handled>;
  /** Proposes it. Sent again, it is the same suggestion. */
  propose(handling: Handling, about: string, answers: FormAnswers): Promise<Handled>;
  /** Clauses that may be meant, best first; undefined: it is about no receipt. They are published, so anybody may look. */
  seek(about: string, typed: string): Promise<readonly Option[] | undefined>;
}

export interface MarkedParts extends RightsParts, MarkedStores {
  readonly questions: Pick<QuestionLog, 'receipt'>;
  readonly suggesting: Pick<Suggesting, 'propose'>;
  readonly knowledge: KnowledgeBase;
}

export function createMarkedDesk(parts: MarkedParts): MarkedDesk {
  const { questions, knowledge } = parts;
  return {
    async form(handling, about) {
      const found = await admittedTo(handling, about, parts);
      if ('why' in found) return refused(found);
      const { said, council } = found;
      const offered = await offeredFor(said, council.id, knowledge.current());
      return { kind: 'form', form: suggestForm(said.receipt.code, said.words, offered) };
    },
    async propose(handling, about, answers) {
      const found = await admittedTo(handling, about, parts);
      if ('why' in found) return refused(found);
      const read = readSuggested(answers, knowledge.current(), found.council.id);
      return 'why' in read ? refused(read) : proposed(found, read.suggested, parts);
    },
    async seek(about, typed) {
      const code = typedReceiptCode(about);
      if (code === undefined) return undefined;
      const receipt = await questions.receipt(code);
      const council = receipt?.council ?? receipt?.shown[0]?.citation.council;
      return council === undefined ? [] : meantBy(typed, council, knowledge.current());
    },
  };
}

interface Admitted extends Marked {
  readonly rights: Rights;
  /** Whose officers decide. */
  readonly team: string;
}

async function admittedTo(
  handling: Handling,
  about: string,
  parts: MarkedParts,
): Promise<Admitted | { readonly why: RefusedWhy }> {
  const marked = await markedAnswer(about, parts.knowledge.current().councils, parts);
  if (marked === undefined) return { why: 'teaches-nothing' };
  const { council } = marked;
  const rights = await rightsOf(handling, council, parts);
  if (!rights.admin && rights.teams.length === 0) return { why: 'not-allowed' };
  const team = rights.teams[0] ?? council.teams[0]?.id;
  return team === undefined ? { why: 'no-team' } : { ...marked, rights, team };
}

/** What the answer showed first, then what is found for the words. */
async function offeredFor(
  { receipt, words }: Feedback,
  council: CouncilId,
  edition: Edition,
): Promise<readonly Option[]> {
  const shown = receipt.shown.flatMap(({ clause }) => edition.clause(clause) ?? []);
  const options = [...clauseOptions(shown, council), ...(await meantBy(words, council, edition))];
  return [...new Map(options.map((each) => [each.value, each])).values()].slice(0, MOST_OPTIONS);
}

const meantBy = async (typed: string, council: CouncilId, edition: Edition): Promise<readonly Option[]> =>
  clauseOptions(await clausesMeant(typed, council, edition, MOST_OPTIONS), council);

async function proposed(
  { said, council, rights, team }: Admitted,
  suggested: readonly Suggestion['suggested'][],
  { suggesting, knowledge }: MarkedParts,
): Promise<Handled> {
  const from = { kind: 'answer', receipt: said.receipt.code } as const;
  const all: Suggestion[] = [];
  for (const each of suggested) {
    const result = await suggesting.propose(council, { council: council.id, team, from, people: 1, suggested: each });
    if (result.outcome !== 'proposed') return decisionRefused(result);
    all.push(result.suggestion);
  }
  const edition = knowledge.current();
  const [first] = all;
  // One that was suggested before may be another team's.
  const theirs = first !== undefined && mayDecide(rights, first);
  const sheet = theirs ? suggestionSheet(first, edition, rights) : feedbackSheet(said, edition);
  return { kind: 'done', sentence: proposedLine(all.map(({ id }) => id)), sheet };
}
