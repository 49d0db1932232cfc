import type { AdviceOn } from './advice.ts';
import type { Answer } from './answer.ts';
import { shown } from './answer.ts';
import { answerMessage } from './answering.ts';
import type { Choosing } from './choice.ts';
import type { Choices } from './choices.ts';
import { Fault } from './errors.ts';
import { NOTHING_HALTED } from './halt.ts';
import { restsOnHalted, withoutHalted } from './halted-answer.ts';
import type { Found } from './evidence.ts';
import { carried, MOST_CARRIED, readAfresh } from './follow-up.ts';
import type { ClauseId, CouncilId, Quote } from './guidance.ts';
import type { Clock, Edition, KnowledgeBase } from './ports.ts';
import { readQuestion } from './question.ts';
import type { Reply } from './reply.ts';
import { dayAt } from './working-days.ts';

/** An answer with all it rests on. */
export interface Considered {
  readonly outcome: 'considered';
  readonly answer: Answer;
  readonly found: Found;
  /** What the chooser said; undefined if it was not asked. */
  readonly choosing: Choosing | undefined;
  /** True if a clause or a section was named by its number, so that nothing was decided on what was found. */
  readonly byNumber: boolean;
  readonly edition: Edition;
  readonly reply: Extract<Reply, { kind: 'answers' }>;
  /** What the next question of the conversation may lean on; undefined if nothing was asked yet. */
  readonly carried: string | undefined;
}

export type Consideration = Considered | { readonly outcome: 'empty' } | { readonly outcome: 'too-long' };

/** Answers what somebody typed, and says why. `earlier`: what was said before, if it may lean on it; `asAt`: another day than today. */
export type Consider = (
  typed: string,
  scope: CouncilId | undefined,
  earlier?: string,
  asAt?: string,
) => Promise<Consideration>;

export function createConsider(parts: {
  readonly knowledge: KnowledgeBase;
  readonly clock: Clock;
  readonly choices?: Choices | undefined;
  /** Officer advice, where any is kept. */
  readonly adviceOn?: AdviceOn | undefined;
}): Consider {
  const { knowledge, clock, choices, adviceOn } = parts;
  return async (typed, scope, earlier, asAt) => {
    const { text, afresh } = readAfresh(typed);
    const read = readQuestion(text);
    if (read.outcome !== 'read') return read;
    const { question } = read;
    const today = asAt ?? dayAt(clock());
    const edition = knowledge.current(today);
    const message = { text, question, scope, earlier: afresh ? undefined : earlier?.slice(-MOST_CARRIED) };
    const { answer, found, choosing, takenWith, byNumber, verdict } = await answerMessage(message, edition, choices);
    // Thanks and greetings lean on nothing, and the next question may still lean on what was asked before them.
    const talk = answer.outcome === 'conversation';
    // What leans on words before it is another question than the one that officers thought of; another day's has other clauses.
    const alone = asAt === undefined && takenWith === undefined && !talk && scope !== undefined;
    const advice = alone ? await adviceOn?.(question.text, scope, edition, today) : undefined;
    // Nothing is waited for from here on: what is halted while a question is answered is not said any more.
    const { haltedAt = NOTHING_HALTED } = knowledge;
    const { answer: sayable, leftOut } = withoutHalted(verified(answer, edition), haltedAt);
    return {
      outcome: 'considered',
      answer: sayable,
      found,
      choosing,
      byNumber,
      edition,
      reply: {
        ...replyWith(sayable, found.candidates, edition, scope, today),
        ...(asAt === undefined ? {} : { asAt }),
        ...(takenWith === undefined || talk ? {} : { takenWith }),
        ...(verdict && !talk ? { verdict } : {}),
        ...(leftOut.length === 0 ? {} : { leftOut }),
        ...(advice === undefined || restsOnHalted(advice, haltedAt) ? {} : { advice }),
      },
      carried: talk ? earlier : carried(question, takenWith),
    };
  };
}

// The promise that every word stands in a clause in force is checked here, at the last moment before it leaves core.
function verified(answer: Answer, edition: Edition): Answer {
  for (const quote of shown(answer)) {
    if (edition.clause(quote.clause)?.text === quote.text) continue;
    throw new Fault('QUOTE_MISMATCH', `A quote of ${quote.clause} is not the clause's text in edition ${edition.id}.`);
  }
  return answer;
}

/** The answer with what a platform needs to say it. `candidates`: what was found for it. */
export function replyWith(
  answer: Answer,
  candidates: Found['candidates'],
  edition: Edition,
  scope: CouncilId | undefined,
  today: string,
): Considered['reply'] {
  const found = candidates.map(({ clause: { id, citation } }) => ({ clause: id, citation }));
  return {
    kind: 'answers',
    answer,
    scope: edition.councils.find((council) => council.id === scope),
    councils: edition.councils.filter((council) => scope === undefined || council.id === scope),
    overdue: overdueIn([...found, ...shown(answer)], today),
  };
}

/** Which of the clauses are of a document that should have been reviewed by today. */
export function overdueIn(clauses: readonly Pick<Quote, 'clause' | 'citation'>[], today: string): readonly ClauseId[] {
  const overdue = clauses.filter(({ citation: { dates } }) => dates.review !== undefined && dates.review < today);
  return [...new Set(overdue.map(({ clause }) => clause))];
}
