import type { QuestionLog, QuestionRecord } from '../../src/core/ports.ts';

/** A question log in memory that shows what it was given. */
export function aQuestionLog(): QuestionLog & { readonly records: readonly QuestionRecord[] } {
  const records: QuestionRecord[] = [];
  return {
    records,
    record: async (record) => {
      const first = records.every(({ turn }) => turn !== record.turn);
      if (first) records.push(record);
      return { first };
    },
    receipt: async (code) => records.find(({ receipt }) => receipt?.code === code)?.receipt,
    receiptOf: async (turn) => records.find((record) => record.turn === turn)?.receipt,
    receiptsOf: async (person, most) =>
      records
        .flatMap(({ receipt, by }) => (receipt !== undefined && by === person ? [receipt] : []))
        .toReversed()
        .slice(0, most),
    countResting: async (clauses, since) =>
      records.filter(
        ({ receipt }) =>
          receipt !== undefined && receipt.at >= since && receipt.shown.some(({ clause }) => clauses.includes(clause)),
      ).length,
    close: async () => {},
  };
}
