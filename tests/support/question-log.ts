import type { ClauseId } from '../../src/core/guidance.ts';
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
    countResting: async (clauses, since) => {
      const given = records.flatMap(({ receipt }) => (receipt !== undefined && receipt.at >= since ? [receipt] : []));
      const showing = (named: readonly ClauseId[]): number =>
        given.filter(({ shown }) => shown.some(({ clause }) => named.includes(clause))).length;
      const each = clauses.map((clause) => ({ clause, answers: showing([clause]) }));
      const shown = each.filter(({ answers }) => answers > 0);
      return { answers: showing(clauses), clauses: shown.toSorted((one, other) => other.answers - one.answers) };
    },
    close: async () => {},
  };
}
