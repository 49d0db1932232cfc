import type { Answer } from './answer.ts';
import type { Choices, Choosable } from './choices.ts';
import type { Choosing } from './choice.ts';
import { answerWith, leavesAChoice } from './chosen.ts';
import type { Turn } from './conversation.ts';
import { referredTo } from './clause-reference.ts';
import { decide } from './decide.ts';
import { Fault } from './errors.ts';
import type { Found } from './evidence.ts';
import type { CouncilId, Quote } from './guidance.ts';
import type { Clock, Edition, KnowledgeBase, QuestionLog } from './ports.ts';
import { carried, joined, leans, readAfresh, together } from './follow-up.ts';
import { readQuestion } from './question.ts';
import { createRecentQuestions } from './recent-questions.ts';
import type { Reply } from './reply.ts';

/** Candidates a question is decided on: enough to show what was turned down, few enough to read. */
const CANDIDATES = 10;

/** An answer with all it rests on. */
export interface Considered {
  readonly outcome: 'considered';
  readonly answer: Answer;
  readonly found: Found;
  /** What the chooser said; undefined if it was not asked. */
  readonly choosing: Choosing | undefined;
  readonly edition: Edition;
  readonly reply: Extract<Reply, { kind: 'answers' }>;
  /** What the next question of the conversation may lean on. */
  readonly carried: string;
}

export type Consideration = Considered | { readonly outcome: 'empty' } | { readonly outcome: 'too-long' };

/** The front door: a turn comes in, a reply goes out. */
export interface Assistant {
  /** True if questions may be put to a chooser. */
  readonly asksChooser: boolean;
  /** Answers one turn. A repeat of a turn that was answered gets 'already-answered'. */
  reply(turn: Turn): Promise<Reply>;
  /** Answers a question outside any chat, and says why. Leaves no record. `earlier`: what was said before, if it may lean on it. */
  consider(typed: string, scope: CouncilId | undefined, earlier?: string): Promise<Consideration>;
}

export function createAssistant(parts: {
  readonly knowledge: KnowledgeBase;
  readonly questions: QuestionLog;
  readonly clock: Clock;
  /** The chooser's choices, where a council runs one. */
  readonly choices?: Choices | undefined;
}): Assistant {
  const { knowledge, questions, clock, choices } = parts;
  const recent = createRecentQuestions(clock);

  async function consider(typed: string, scope: CouncilId | undefined, earlier?: string): Promise<Consideration> {
    const { text, afresh } = readAfresh(typed);
    const read = readQuestion(text);
    if (read.outcome !== 'read') return read;
    const { question } = read;
    const edition = knowledge.current();
    const alone = await edition.find(question, scope, CANDIDATES);
    const before = afresh || !leans(question, alone.reading.telling) ? undefined : earlier;
    const found =
      before === undefined ? alone : together(alone, await edition.find(joined(question, before), scope, CANDIDATES));
    const { decided, choosing } = await decidedOn({ question, scope, takenWith: before, edition, found }, choices);
    const answer = verified(decided, edition);
    // Thanks and greetings lean on nothing, and the next question may still lean on what was asked before them.
    const talk = answer.outcome === 'conversation';
    const answers = replyWith(answer, found, edition, scope, clock());
    return {
      outcome: 'considered',
      answer,
      found,
      choosing,
      edition,
      reply: before === undefined || talk ? answers : { ...answers, takenWith: before },
      carried: talk ? (earlier ?? '') : carried(question, before),
    };
  }

  async function reply(turn: Turn): Promise<Reply> {
    const thread = turn.thread === undefined ? undefined : `${turn.at.platform} ${turn.thread}`;
    const considered = await consider(turn.text, turn.council, thread && recent.earlier(thread));
    if (thread !== undefined && considered.outcome === 'considered') recent.note(thread, considered.carried);
    const answered = considered.outcome === 'considered' ? considered : undefined;
    const { first } = await questions.record({
      turn: turn.id,
      council: turn.council,
      edition: (answered?.edition ?? knowledge.current()).id,
      outcome: answered?.answer.outcome ?? 'asked-again',
      clauses: answered === undefined ? [] : shown(answered.answer).map((quote) => quote.clause),
      at: clock(),
    });
    if (!first) return { kind: 'already-answered' };
    return considered.outcome === 'considered' ? considered.reply : { kind: 'asks-again', why: considered.outcome };
  }

  return { asksChooser: choices !== undefined, reply, consider };
}

// Nothing is sent to a chooser that is settled without one.
async function decidedOn(
  choosable: Choosable,
  choices: Choices | undefined,
): Promise<{ readonly decided: Answer; readonly choosing: Choosing | undefined }> {
  const { question, scope, edition, found } = choosable;
  const named = referredTo(question, edition, scope);
  if (named !== undefined) return { decided: named, choosing: undefined };
  const builtIn = decide(question, found);
  if (choices === undefined || !leavesAChoice(builtIn, found)) return { decided: builtIn, choosing: undefined };
  const choosing = await choices.of(choosable);
  return { decided: answerWith(builtIn, found, choosing, edition), choosing };
}

/** Every quote of an answer, in the order shown. */
export function shown(answer: Answer): readonly Quote[] {
  if (answer.outcome === 'quoted') return answer.quotes;
  return answer.outcome === 'unsure' ? answer.choices : [];
}

// The promise that every word stands in a clause in force is checked here, at the last moment before it leaves core.
function verified(answer: Answer, edition: Edition): Answer {
  for (const quote of shown(answer)) {
    if (edition.clause(quote.clause)?.text === quote.text) continue;
    throw new Fault('QUOTE_MISMATCH', `A quote of ${quote.clause} is not the clause's text in edition ${edition.id}.`);
  }
  return answer;
}

function replyWith(
  answer: Answer,
  found: Found,
  edition: Edition,
  scope: CouncilId | undefined,
  now: number,
): Considered['reply'] {
  const today = new Date(now).toISOString().slice(0, 10);
  const overdue = found.candidates
    .filter(({ clause: { citation } }) => citation.dates.review !== undefined && citation.dates.review < today)
    .map(({ clause }) => clause.id);
  return {
    kind: 'answers',
    answer,
    scope: edition.councils.find((council) => council.id === scope),
    councils: edition.councils.filter((council) => scope === undefined || council.id === scope),
    overdue,
  };
}
