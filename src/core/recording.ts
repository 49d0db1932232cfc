import { shown } from './answer.ts';
import type { Turn } from './conversation.ts';
import { periodsOf } from './edition-periods.ts';
import type { EditionHistory } from './edition-periods.ts';
import type { Chance, Clock, Edition, QuestionLog, QuestionRecord } from './ports.ts';
import type { Quote } from './guidance.ts';
import { newReceiptCode, shownIn } from './receipt.ts';
import type { Receipt } from './receipt.ts';
import { receiptSheet } from './receipt-sheet.ts';
import type { Reply } from './reply.ts';

type Answers = Extract<Reply, { kind: 'answers' }>;

/** Records a turn before its reply is said, so that a repeat of it is known. */
export interface Recording {
  answered(turn: Turn, edition: Edition, said: Answers): Promise<Reply>;
  asksAgain(turn: Turn, edition: Edition, why: Extract<Reply, { kind: 'asks-again' }>['why']): Promise<Reply>;
  receipt(turn: Turn, edition: Edition, receipt: Receipt | undefined): Promise<Reply>;
  shared(turn: Turn, edition: Edition, said: Extract<Reply, { kind: 'shared' }>): Promise<Reply>;
}

/** Without `chance` no receipts are given. */
export function createRecording(parts: {
  readonly questions: QuestionLog;
  readonly clock: Clock;
  readonly chance: Chance | undefined;
  /** Without it a receipt does not say when its edition was in force. */
  readonly history?: EditionHistory | undefined;
}): Recording {
  const { questions, clock, chance, history } = parts;

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
      const { answer } = said;
      if (chance === undefined || answer.outcome === 'conversation') return record(turn, edition, answer.outcome, said);
      const code = newReceiptCode(chance);
      const receipt: Receipt = {
        code,
        turn: turn.id,
        at: clock(),
        council: turn.council,
        edition: edition.id,
        outcome: answer.outcome,
        shown: shownIn(answer),
      };
      const presses = said.presses ?? { of: turn.id, offered: [] };
      const withReceipt: Answers = {
        ...said,
        receipt: code,
        // What people think of an answer is kept with its receipt.
        presses: { ...presses, offered: [...presses.offered, 'receipt'], feedback: true },
      };
      return record(turn, edition, answer.outcome, withReceipt, receipt);
    },
    asksAgain: (turn, edition, why) => record(turn, edition, 'asked-again', { kind: 'asks-again', why }),
    receipt: async (turn, edition, receipt) =>
      receipt === undefined
        ? record(turn, edition, 'asked-again', { kind: 'asks-again', why: 'no-receipt' })
        : record(turn, edition, 'receipt', await withPeriods(receipt, edition, history)),
    shared: (turn, edition, said) => record(turn, edition, 'shared', said),
  };
}

async function withPeriods(
  receipt: Receipt,
  edition: Edition,
  history: EditionHistory | undefined,
): Promise<Extract<Reply, { kind: 'receipt' }>> {
  const periods = history && (await periodsOf(receipt.edition, history));
  return { kind: 'receipt', sheet: receiptSheet(receipt, edition, periods) };
}

const quotesOf = (said: Reply): readonly Quote[] =>
  said.kind === 'answers' ? shown(said.answer) : said.kind === 'shared' ? said.quotes : [];
