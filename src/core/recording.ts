import { shown } from './answer.ts';
import type { Turn } from './conversation.ts';
import { periodsOf } from './edition-periods.ts';
import type { EditionHistory } from './edition-periods.ts';
import type { Chance, Clock, Edition, QuestionLog, QuestionRecord } from './ports.ts';
import { openedSheet } from './opened-sheet.ts';
import type { Quote } from './guidance.ts';
import { NOTHING_HALTED } from './halt.ts';
import type { HaltedAt } from './halt.ts';
import { dayAt } from './working-days.ts';
import { newReceiptCode, shownIn, shownOf } from './receipt.ts';
import type { Receipt } from './receipt.ts';
import type { Opened } from './reading-on.ts';
import { receiptSheet } from './receipt-sheet.ts';
import type { HaltsNow } from './receipt-sheet.ts';
import type { Reply } from './reply.ts';

type Answers = Extract<Reply, { kind: 'answers' }>;

/** Records a turn before its reply is said, so that a repeat of it is known. */
export interface Recording {
  answered(turn: Turn, edition: Edition, said: Answers): Promise<Reply>;
  asksAgain(turn: Turn, edition: Edition, why: Extract<Reply, { kind: 'asks-again' }>['why']): Promise<Reply>;
  receipt(turn: Turn, edition: Edition, receipt: Receipt | undefined): Promise<Reply>;
  shared(turn: Turn, edition: Edition, said: Extract<Reply, { kind: 'shared' }>): Promise<Reply>;
  opened(turn: Turn, edition: Edition, opened: Opened): Promise<Reply>;
}

/** Without `chance` no receipts are given. */
export function createRecording(parts: {
  readonly questions: QuestionLog;
  readonly clock: Clock;
  readonly chance: Chance | undefined;
  /** Without it a receipt does not say when its edition was in force. */
  readonly history?: EditionHistory | undefined;
  readonly haltedAt?: HaltedAt | undefined;
}): Recording {
  const { questions, clock, chance, history, haltedAt = NOTHING_HALTED } = parts;

  async function record(
    turn: Turn,
    edition: Edition,
    outcome: QuestionRecord['outcome'],
    said: Reply,
    receipt?: Receipt,
  ): Promise<Reply> {
    const { first } = await questions.record({
      turn: turn.id,
      council: turn.council,
      edition: edition.id,
      outcome,
      clauses: quotesOf(said).map(({ clause }) => clause),
      at: clock(),
      receipt,
      by: turn.by,
    });
    return first ? said : { kind: 'already-answered' };
  }

  return {
    answered(turn, edition, said) {
      const { answer, advice } = said;
      if (chance === undefined || answer.outcome === 'conversation') return record(turn, edition, answer.outcome, said);
      const shownThen = { outcome: answer.outcome, shown: shownIn(answer), ...(advice !== undefined && { advice }) };
      const receipt = receiptFor(turn, edition, shownThen, { chance, at: clock() });
      return record(turn, edition, answer.outcome, provable(said, receipt), receipt);
    },
    asksAgain: (turn, edition, why) => record(turn, edition, 'asked-again', { kind: 'asks-again', why }),
    async receipt(turn, edition, receipt) {
      if (receipt === undefined) return record(turn, edition, 'asked-again', { kind: 'asks-again', why: 'no-receipt' });
      // What is halted is for no channel to read again.
      const halts = { haltedAt, withWords: turn.audience === 'only-you' };
      return record(turn, edition, 'receipt', await withPeriods(receipt, edition, history, halts));
    },
    shared: (turn, edition, said) => record(turn, edition, 'shared', said),
    opened(turn, edition, opened) {
      const at = clock();
      const said = { outcome: 'quoted', shown: shownOf(opened.quotes) } as const;
      // What was shown can be proved, however it came to be.
      const receipt = chance && receiptFor(turn, edition, said, { chance, at });
      return record(turn, edition, 'opened', openedReply(opened, dayAt(at), receipt), receipt);
    },
  };
}

async function withPeriods(
  receipt: Receipt,
  edition: Edition,
  history: EditionHistory | undefined,
  halts: HaltsNow,
): Promise<Extract<Reply, { kind: 'receipt' }>> {
  const periods = history && (await periodsOf(receipt.edition, history));
  return { kind: 'receipt', sheet: receiptSheet(receipt, edition, periods, halts) };
}

const receiptFor = (
  { id, council }: Turn,
  edition: Edition,
  said: Pick<Receipt, 'outcome' | 'shown' | 'advice'>,
  { chance, at }: { readonly chance: Chance; readonly at: number },
): Receipt => ({ code: newReceiptCode(chance), turn: id, at, council, edition: edition.id, ...said });

function provable(said: Answers, { code, turn }: Receipt): Answers {
  const presses = said.presses ?? { of: turn, offered: [] };
  // What people think of an answer is kept with its receipt.
  return { ...said, receipt: code, presses: { ...presses, offered: [...presses.offered, 'receipt'], feedback: true } };
}

const openedReply = (opened: Opened, today: string, receipt: Receipt | undefined): Reply => ({
  kind: 'opened',
  sheet: openedSheet(opened, today, receipt?.code),
  quotes: opened.quotes,
  ways: opened.ways,
  ...(receipt !== undefined && { of: receipt.turn }),
});

const quotesOf = (said: Reply): readonly Quote[] =>
  said.kind === 'answers' ? shown(said.answer) : 'quotes' in said ? said.quotes : [];
