import { turnId } from '../../src/core/conversation.ts';
import { clauseId, councilId, documentId, editionId } from '../../src/core/guidance.ts';
import type { QuestionRecord } from '../../src/core/ports.ts';

export function aQuestionRecord(turn: string, change: Partial<QuestionRecord> = {}): QuestionRecord {
  return {
    turn: turnId('slack', turn),
    council: councilId('gedling'),
    edition: editionId('0123456789ab'),
    outcome: 'quoted',
    clauses: [clauseId(councilId('gedling'), documentId('social-media-guidance'), '4.8')],
    at: 1_700_000_000_000,
    ...change,
  };
}
