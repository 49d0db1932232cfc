import type { Turn, TurnId } from './conversation.ts';
import type { Clock } from './ports.ts';
import { createRecentQuestions } from './recent-questions.ts';
import type { Asked } from './recent-questions.ts';
import type { Reply } from './reply.ts';
import type { ShortMemory } from './short-memory.ts';

type Where = Pick<Turn, 'at' | 'thread' | 'council'>;

/** What was asked in turns, for what leans on it. */
export interface TurnMemory {
  /** What was asked before in the same thread. */
  before(where: Where): Promise<string | undefined>;
  /** What was asked in that turn of the same thread. */
  asked(where: Where, of: TurnId): Promise<Asked | undefined>;
  /** Notes what was asked, once it was answered with that reply. `carried`: what the next question may lean on. A repeat changes nothing. */
  answered(turn: Turn, asked: Asked, carried: string | undefined, reply: Reply): Promise<Reply>;
}

export function createTurnMemory(memory: ShortMemory, clock: Clock): TurnMemory {
  const recent = createRecentQuestions(memory, clock);
  return {
    async before(where) {
      const thread = threadOf(where);
      return thread && recent.earlier(thread);
    },
    asked: (where, of) => recent.asked(turnOf(where, of)),
    async answered(turn, asked, carried, reply) {
      if (reply.kind === 'already-answered') return reply;
      const thread = threadOf(turn);
      await recent.note({
        by: turn.by,
        conversation: thread === undefined || carried === undefined ? undefined : { name: thread, carried },
        turn: { name: turnOf(turn, turn.id), asked },
      });
      return reply;
    },
  };
}

/** What one council was asked is nothing that another's answers lean on. */
const threadOf = ({ at, thread, council }: Where): string | undefined =>
  thread === undefined ? undefined : JSON.stringify([at.platform, thread, council ?? null]);

// What a button carries is not trusted: a question is remembered for the thread it was asked in, and for no other.
const turnOf = ({ at, thread, council }: Where, of: TurnId): string =>
  JSON.stringify([at.platform, thread ?? null, council ?? null, of]);
