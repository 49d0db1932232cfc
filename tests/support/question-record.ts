import { turnId } from '../../src/core/conversation.ts';
import { clauseId, councilId, documentId, editionId } from '../../src/core/guidance.ts';
import { typedReceiptCode } from '../../src/core/receipt.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import { aClause } from './builders.ts';
import type { QuestionRecord } from '../../src/core/ports.ts';

export function aQuestionRecord(turn: string, change: Partial<QuestionRecord> = {}): QuestionRecord {
  return {
    turn: turnId('slack', turn),
    council: councilId('gedling'),
    edition: editionId('0123456789ab'),
    outcome: 'quoted',
    clauses: [clauseId(councilId('gedling'), documentId('social-media-guidance'), '4.8')],
    at: 1_700_000_000_000,
    receipt: undefined,
    by: undefined,
    ...change,
  };
}

export function aReceipt(turn: string, named: string, change: Partial<Receipt> = {}): Receipt {
  const code = typedReceiptCode(named);
  if (code === undefined) throw new Error(`${named} is no code.`);
  const { id: clause, text, citation } = aClause({ citation: { dates: { approved: '2020-12-10' } } });
  return {
    code,
    turn: turnId('slack', turn),
    at: 1_700_000_000_000,
    council: councilId('gedling'),
    edition: editionId('0123456789ab'),
    outcome: 'quoted',
    shown: [{ clause, text, citation }],
    ...change,
  };
}
