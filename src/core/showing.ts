import type { Answer } from './answer.ts';
import { overdueIn } from './considering.ts';
import type { Pressing, ReadingOn, Turn } from './conversation.ts';
import type { HaltedAt } from './halt.ts';
import { firstHalted } from './halted-answer.ts';
import type { Clock, Edition, QuestionLog } from './ports.ts';
import { opened } from './reading-on.ts';
import type { Recording } from './recording.ts';
import type { Reply } from './reply.ts';
import { sharedFrom } from './sharing.ts';
import { dayAt } from './working-days.ts';

/** Shows clauses that nobody asked a question for: by a press under what was quoted. */
export interface Showing {
  /** The clauses of an answer, to everyone in the conversation. */
  share(turn: Pressing, edition: Edition): Promise<Reply>;
  /** What a button carries is not believed: the clause is looked up in the edition in force. */
  readOn(turn: ReadingOn, edition: Edition): Promise<Reply>;
}

export function createShowing(parts: {
  readonly recording: Recording;
  readonly questions: Pick<QuestionLog, 'receiptOf'>;
  readonly clock: Clock;
  readonly haltedAt: HaltedAt;
  /** Says that answer, and offers an officer. */
  readonly answered: (turn: Turn, edition: Edition, answer: Answer) => Promise<Reply>;
}): Showing {
  const { recording, questions, clock, haltedAt, answered } = parts;
  return {
    async share(turn, edition) {
      const sharing = sharedFrom(await questions.receiptOf(turn.of), edition, turn.council);
      if (sharing.outcome !== 'shares') return recording.asksAgain(turn, edition, sharing.outcome);
      const { quotes } = sharing;
      if (firstHalted(quotes, haltedAt) !== undefined) return recording.asksAgain(turn, edition, 'halted');
      return recording.shared(turn, edition, { kind: 'shared', quotes, overdue: overdueIn(quotes, dayAt(clock())) });
    },
    async readOn(turn, edition) {
      const found = opened(turn, edition);
      if (found === undefined) return recording.asksAgain(turn, edition, 'gone');
      const halted = firstHalted(found.quotes, haltedAt);
      return halted === undefined
        ? recording.opened(turn, edition, found)
        : answered(turn, edition, { outcome: 'silent', why: 'halted', halted });
    },
  };
}
