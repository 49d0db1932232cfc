import { createAssistant } from '../../src/core/assistant.ts';
import { turnId } from '../../src/core/conversation.ts';
import type { Asking } from '../../src/core/conversation.ts';
import type { Found } from '../../src/core/evidence.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { CouncilId } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import { GEDLING } from './builders.ts';
import { anEdition } from './findings.ts';
import { aQuestionLog } from './question-log.ts';

export const NOON = Date.UTC(2026, 4, 31, 12);
export const OXFORD = { ...GEDLING, id: councilId('oxford'), name: 'Oxford City Council' };

interface Asked {
  readonly text: string;
  readonly scope: CouncilId | undefined;
  readonly limit: number;
}

/** An assistant whose search finds what it is told to, and what it was asked. */
export function setUp(finding: Found, change: Partial<Edition> = {}, now = NOON) {
  const asked: Asked[] = [];
  const inForce = finding.candidates.map(({ clause }) => clause);
  const edition: Edition = {
    ...anEdition(async ({ text }, scope, limit) => {
      asked.push({ text, scope, limit });
      return finding;
    }, inForce),
    councils: [GEDLING, OXFORD],
    ...change,
  };
  const questions = aQuestionLog();
  const assistant = createAssistant({ knowledge: { current: () => edition }, questions, clock: () => now });
  return { assistant, questions, asked };
}

export const aTurn = (change: Partial<Asking> = {}): Asking => ({
  kind: 'asks',
  id: turnId('slack', 'Ev1'),
  at: { platform: 'slack', address: 'D1' },
  thread: 'D1',
  audience: 'only-you',
  council: GEDLING.id,
  text: 'Can I use the council logo?',
  ...change,
});
