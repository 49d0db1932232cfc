import type { AdviceOn } from './advice.ts';
import type { Choices } from './choices.ts';
import { createConsider, replyWith } from './considering.ts';
import type { Consider, Consideration, Considered } from './considering.ts';
import type { Press, Turn, TurnId } from './conversation.ts';
import type { EditionHistory } from './edition-periods.ts';
import type { Answer } from './answer.ts';
import type { CouncilId } from './guidance.ts';
import type { HaltedAt } from './halt.ts';
import { sayableNow } from './halted-reply.ts';
import type { Chance, Clock, Edition, KnowledgeBase, QuestionLog } from './ports.ts';
import { askedForReceipt } from './receipt.ts';
import { createRecording } from './recording.ts';
import { askedWhole } from './recent-questions.ts';
import { waysFrom } from './reading-on.ts';
import type { Reply } from './reply.ts';
import { shortMemoryHere } from './short-memory-here.ts';
import type { ShortMemory } from './short-memory.ts';
import { createShowing } from './showing.ts';
import { createTurnMemory } from './turn-memory.ts';
import { isWorthSaying } from './unbidden.ts';
import { dayAt } from './working-days.ts';

/** The front door: a turn comes in, a reply goes out. */
export interface Assistant {
  /** True if questions may be put to a chooser. */
  readonly asksChooser: boolean;
  /** Answers one turn. A repeat of a turn that was answered gets 'already-answered'. */
  reply(turn: Turn): Promise<Reply>;
  /** The same for a question outside any chat. Leaves no record. */
  readonly consider: Consider;
  /** What was asked in that turn of the same thread, after what it leans on, if it is still known. */
  remembered(where: Pick<Turn, 'at' | 'thread' | 'council'>, of: TurnId): Promise<string | undefined>;
}

interface AssistantParts {
  readonly knowledge: KnowledgeBase;
  readonly questions: QuestionLog;
  readonly clock: Clock;
  /** The chooser's choices, where a council runs one. */
  readonly choices?: Choices | undefined;
  /** Whether officers of that council can be asked; without it nobody's can. */
  readonly takesEscalations?: (council: CouncilId | undefined) => Promise<boolean>;
  /** Where what was asked is remembered for a while; without it in this process alone. */
  readonly memory?: ShortMemory | undefined;
  /** What the codes of receipts are drawn by; without it no receipts are given. */
  readonly chance?: Chance;
  /** Officer advice, where any is kept. */
  readonly adviceOn?: AdviceOn;
  /** Where receipts look up when their editions were in force. */
  readonly history?: EditionHistory;
}

export function createAssistant(parts: AssistantParts): Assistant {
  const { knowledge, questions, clock, choices, takesEscalations = async () => false } = parts;
  const offering = offeringWith(takesEscalations);
  const haltedAt: HaltedAt = (place) => knowledge.haltedAt?.(place);
  const recording = createRecording({ questions, clock, chance: parts.chance, history: parts.history, haltedAt });
  const showing = createShowing({ recording, questions, clock, haltedAt, answered });
  const remembered = createTurnMemory(parts.memory ?? shortMemoryHere(), clock);
  const consider = createConsider({ knowledge, clock, choices, adviceOn: parts.adviceOn });

  async function replyTo(turn: Turn): Promise<Reply> {
    const edition = knowledge.current();
    if (turn.kind === 'asks') {
      if (turn.fromNobodys) return recording.asksAgain(turn, edition, 'no-council');
      const code = askedForReceipt(turn.text);
      if (code === undefined) return answerTurn(turn, turn.text, false);
      const receipt = await questions.receipt(code);
      return receipt === undefined && turn.unbidden === true ? SILENCE : recording.receipt(turn, edition, receipt);
    }
    if (turn.kind === 'reads-on') return showing.readOn(turn, edition);
    if (turn.press === 'receipt') return recording.receipt(turn, edition, await questions.receiptOf(turn.of));
    if (turn.press === 'share') return showing.share(turn, edition);
    const asked = await remembered.asked(turn, turn.of);
    if (asked === undefined) return recording.asksAgain(turn, edition, 'forgotten');
    if (turn.press === 'by-itself') return answerTurn(turn, asked.text, true);
    const said = await answered(turn, edition, { outcome: 'silent', why: 'none-of-these' });
    return remembered.answered(turn, asked, undefined, said);
  }

  async function answered(turn: Turn, edition: Edition, answer: Answer): Promise<Reply> {
    const said = replyWith(answer, [], edition, turn.council, dayAt(clock()));
    return recording.answered(turn, edition, await offering(said, turn, []));
  }

  async function answerTurn(turn: Turn, text: string, byItself: boolean): Promise<Reply> {
    const earlier = byItself ? undefined : await remembered.before(turn);
    const considered = await consider(text, turn.council, earlier);
    // What was not said to Clausebook leaves no trace, not even a record.
    if (turn.kind === 'asks' && turn.unbidden === true && !isToBeSaid(considered)) return SILENCE;
    if (considered.outcome !== 'considered') return recording.asksAgain(turn, knowledge.current(), considered.outcome);
    const { edition, reply: said, carried } = considered;
    const offered = await offering(withCommands(said, turn), turn, pressesFor(said, turn));
    const reply = await recording.answered(turn, edition, { ...offered, ...waysFrom(said.answer, edition) });
    return remembered.answered(turn, { text, before: said.takenWith }, carried, reply);
  }

  return {
    asksChooser: choices !== undefined,
    reply: async (turn) => sayableNow(await replyTo(turn), haltedAt),
    consider,
    async remembered(where, of) {
      const asked = await remembered.asked(where, of);
      return asked && askedWhole(asked);
    },
  };
}

/** A person is one press away from every answer. */
const offeringWith =
  (takes: (council: CouncilId | undefined) => Promise<boolean>) =>
  async (
    reply: Considered['reply'],
    { id, council }: Turn,
    offered: readonly Press[],
  ): Promise<Considered['reply']> => {
    const askOfficer = reply.answer.outcome !== 'conversation' && (await takes(council));
    if (offered.length === 0 && !askOfficer) return reply;
    return { ...reply, presses: { of: id, offered, ...(askOfficer && { askOfficer }) } };
  };

const SILENCE: Reply = { kind: 'stays-silent' };

const isToBeSaid = (considered: Consideration): boolean =>
  considered.outcome === 'considered' && isWorthSaying(considered.answer);

const withCommands = (said: Considered['reply'], { at }: Turn): Considered['reply'] =>
  said.answer.outcome === 'conversation' && said.answer.kind === 'help' ? { ...said, commandsOf: at.platform } : said;

function pressesFor({ answer, takenWith }: Considered['reply'], { shareable }: Turn): readonly Press[] {
  return [
    ...(shareable === true && answer.outcome === 'quoted' ? (['share'] as const) : []),
    ...(takenWith === undefined ? [] : (['by-itself'] as const)),
    ...(answer.outcome === 'unsure' ? (['none-of-these'] as const) : []),
  ];
}
