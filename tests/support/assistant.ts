import { createAssistant } from '../../src/core/assistant.ts';
import type { ChooserSays } from '../../src/core/choice.ts';
import { createChoices } from '../../src/core/choices.ts';
import type { Considered } from '../../src/core/considering.ts';
import { turnId } from '../../src/core/conversation.ts';
import type { Asking } from '../../src/core/conversation.ts';
import type { Found } from '../../src/core/evidence.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { CouncilId } from '../../src/core/guidance.ts';
import { personId } from '../../src/core/people.ts';
import type { Edition } from '../../src/core/ports.ts';
import type { ShortMemory } from '../../src/core/short-memory.ts';
import { aLog, GEDLING } from './builders.ts';
import { aChoiceLog, aChooser } from './fake-chooser.ts';
import { anEdition } from './findings.ts';
import { aQuestionLog } from './question-log.ts';
import { knowledgeOf } from './knowledge-base.ts';

export const NOON = Date.UTC(2026, 4, 31, 12);
export const OXFORD = { ...GEDLING, id: councilId('oxford'), name: 'Oxford City Council' };

interface Asked {
  readonly text: string;
  readonly scope: CouncilId | undefined;
  readonly limit: number;
}

interface Given {
  readonly change?: Partial<Edition>;
  readonly now?: number;
  /** What a chooser says, in turn; without it there is none. */
  readonly says?: readonly ChooserSays[];
  readonly memory?: ShortMemory;
}

/** An assistant whose search finds what it is told to, and what it and its chooser were asked. */
export function setUp(finding: Found, { change = {}, now = NOON, says, memory }: Given = {}) {
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
  const [questions, chooser, kept] = [aQuestionLog(), aChooser(...(says ?? [])), aChoiceLog()];
  const clock = (): number => now;
  const timeLimit = (): AbortSignal => new AbortController().signal;
  const choices = says && createChoices({ chooser, kept, clock, timeLimit, log: aLog() });
  const assistant = createAssistant({ knowledge: knowledgeOf(edition), questions, clock, choices, memory });
  async function consider(typed: string, scope?: CouncilId, earlier?: string): Promise<Considered> {
    const considered = await assistant.consider(typed, scope, earlier);
    if (considered.outcome !== 'considered') throw new Error(`It was ${considered.outcome}.`);
    return considered;
  }
  return { assistant, questions, asked, chooser, kept, consider };
}

export const aTurn = (change: Partial<Asking> = {}): Asking => ({
  kind: 'asks',
  id: turnId('slack', 'Ev1'),
  at: { platform: 'slack', address: 'D1' },
  thread: 'D1',
  audience: 'only-you',
  council: GEDLING.id,
  by: personId('slack:T1/U1'),
  text: 'Can I use the council logo?',
  ...change,
});
