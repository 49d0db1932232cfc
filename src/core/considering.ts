import type { Answer } from './answer.ts';
import { shown } from './answer.ts';
import { answerMessage } from './answering.ts';
import type { Choosing } from './choice.ts';
import type { Choices } from './choices.ts';
import { Fault } from './errors.ts';
import type { Found } from './evidence.ts';
import { carried, MOST_CARRIED, readAfresh } from './follow-up.ts';
import type { CouncilId } from './guidance.ts';
import type { Clock, Edition, KnowledgeBase } from './ports.ts';
import { readQuestion } from './question.ts';
import { isOverdue } from './review.ts';
import type { Reply } from './reply.ts';

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

/** Answers what somebody typed, and says why. `earlier`: what was said before, if it may lean on it. */
export type Consider = (typed: string, scope: CouncilId | undefined, earlier?: string) => Promise<Consideration>;

export function createConsider(parts: {
  readonly knowledge: KnowledgeBase;
  readonly clock: Clock;
  readonly choices?: Choices | undefined;
}): Consider {
  const { knowledge, clock, choices } = parts;
  return async (typed, scope, earlier) => {
    const { text, afresh } = readAfresh(typed);
    const read = readQuestion(text);
    if (read.outcome !== 'read') return read;
    const { question } = read;
    const edition = knowledge.current();
    const message = { text, question, scope, earlier: afresh ? undefined : earlier?.slice(-MOST_CARRIED) };
    const { answer, found, choosing, takenWith, byNumber, verdict } = await answerMessage(message, edition, choices);
    // Thanks and greetings lean on nothing, and the next question may still lean on what was asked before them.
    const talk = answer.outcome === 'conversation';
    return {
      outcome: 'considered',
      answer: verified(answer, edition),
      found,
      choosing,
      byNumber,
      edition,
      reply: {
        ...replyWith(answer, found.candidates, edition, scope, clock()),
        ...(takenWith === undefined || talk ? {} : { takenWith }),
        ...(verdict && !talk ? { verdict } : {}),
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
  now: number,
): Considered['reply'] {
  const ids = [...candidates.map(({ clause }) => clause.id), ...shown(answer).map(({ clause }) => clause)];
  const overdue = [...new Set(ids)].filter((id) => {
    const clause = edition.clause(id);
    return clause !== undefined && isOverdue(clause.citation, now);
  });
  return {
    kind: 'answers',
    answer,
    scope: edition.councils.find((council) => council.id === scope),
    councils: edition.councils.filter((council) => scope === undefined || council.id === scope),
    overdue,
  };
}
