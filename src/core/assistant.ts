import type { Answer } from './answer.ts';
import { shown } from './answer.ts';
import type { Choices } from './choices.ts';
import { createConsider, replyWith } from './considering.ts';
import type { Consider, Considered } from './considering.ts';
import type { Press, Turn, TurnId } from './conversation.ts';
import type { CouncilId } from './guidance.ts';
import type { Clock, Edition, KnowledgeBase, QuestionLog } from './ports.ts';
import { createRecentQuestions } from './recent-questions.ts';
import type { Reply } from './reply.ts';

/** The front door: a turn comes in, a reply goes out. */
export interface Assistant {
  /** True if questions may be put to a chooser. */
  readonly asksChooser: boolean;
  /** Answers one turn. A repeat of a turn that was answered gets 'already-answered'. */
  reply(turn: Turn): Promise<Reply>;
  /** The same for a question outside any chat. Leaves no record. */
  readonly consider: Consider;
  /** What was asked in that turn of the same thread, if it is still known. */
  remembered(where: Pick<Turn, 'at' | 'thread' | 'council'>, of: TurnId): string | undefined;
}

interface AssistantParts {
  readonly knowledge: KnowledgeBase;
  readonly questions: QuestionLog;
  readonly clock: Clock;
  /** The chooser's choices, where a council runs one. */
  readonly choices?: Choices | undefined;
  /** Whether officers of that council can be asked; without it nobody's can. */
  readonly takesEscalations?: (council: CouncilId | undefined) => Promise<boolean>;
}

export function createAssistant(parts: AssistantParts): Assistant {
  const { knowledge, questions, clock, choices, takesEscalations = async () => false } = parts;
  const offering = offeringWith(takesEscalations);
  const recent = createRecentQuestions(clock);
  const consider = createConsider({ knowledge, clock, choices });

  async function reply(turn: Turn): Promise<Reply> {
    if (turn.kind === 'asks') return answerTurn(turn, { text: turn.text, of: turn.id, byItself: false });
    const asked = recent.asked(rememberedAs(turn, turn.of));
    if (asked === undefined)
      return recorded(turn, knowledge.current(), undefined, { kind: 'asks-again', why: 'forgotten' });
    if (turn.press === 'by-itself') return answerTurn(turn, { text: asked, of: turn.of, byItself: true });
    const edition = knowledge.current();
    const answer: Answer = { outcome: 'silent', why: 'none-of-these' };
    const reply = replyWith(answer, [], edition, turn.council, clock());
    return recorded(turn, edition, answer, await offering(reply, turn.council, { of: turn.of, offered: [] }));
  }

  /** `of`: the turn that its words are remembered under. */
  async function answerTurn(
    turn: Turn,
    { text, of, byItself }: { readonly text: string; readonly of: TurnId; readonly byItself: boolean },
  ): Promise<Reply> {
    const thread = turn.thread === undefined ? undefined : `${turn.at.platform} ${turn.thread}`;
    const earlier = byItself || thread === undefined ? undefined : recent.earlier(thread);
    const considered = await consider(text, turn.council, earlier);
    if (considered.outcome !== 'considered')
      return recorded(turn, knowledge.current(), undefined, { kind: 'asks-again', why: considered.outcome });
    if (thread !== undefined) recent.note(thread, considered.carried);
    recent.noteTurn(rememberedAs(turn, of), text);
    const { answer, edition, reply } = considered;
    return recorded(turn, edition, answer, await offering(reply, turn.council, { of, offered: pressesFor(reply) }));
  }

  async function recorded(turn: Turn, edition: Edition, answer: Answer | undefined, said: Reply): Promise<Reply> {
    const { first } = await questions.record({
      turn: turn.id,
      council: turn.council,
      edition: edition.id,
      outcome: answer?.outcome ?? 'asked-again',
      clauses: answer === undefined ? [] : shown(answer).map((quote) => quote.clause),
      at: clock(),
    });
    return first ? said : { kind: 'already-answered' };
  }

  return {
    asksChooser: choices !== undefined,
    reply,
    consider,
    remembered: (where, of) => recent.asked(rememberedAs(where, of)),
  };
}

/** A person is one press away from every answer. */
const offeringWith =
  (takes: (council: CouncilId | undefined) => Promise<boolean>) =>
  async (reply: Considered['reply'], council: CouncilId | undefined, presses: Presses): Promise<Reply> => {
    const askOfficer = reply.answer.outcome !== 'conversation' && (await takes(council));
    if (presses.offered.length === 0 && !askOfficer) return reply;
    return { ...reply, presses: { ...presses, ...(askOfficer && { askOfficer }) } };
  };

type Presses = NonNullable<Considered['reply']['presses']>;

// What a button carries is not trusted: a question is remembered for the thread it was asked in, and for no other.
const rememberedAs = ({ at, thread, council }: Pick<Turn, 'at' | 'thread' | 'council'>, of: TurnId): string =>
  JSON.stringify([at.platform, thread ?? null, council ?? null, of]);

function pressesFor({ answer, takenWith }: Considered['reply']): readonly Press[] {
  return [
    ...(takenWith === undefined ? [] : (['by-itself'] as const)),
    ...(answer.outcome === 'unsure' ? (['none-of-these'] as const) : []),
  ];
}
