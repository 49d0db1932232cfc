import type { Clock } from './ports.ts';
import { shortMemory } from './short-memory.ts';

/** What was asked last in each conversation, and in each turn, for what leans on it. Held in memory only and soon forgotten. */
export interface RecentQuestions {
  earlier(conversation: string): string | undefined;
  note(conversation: string, carried: string): void;
  /** The words of a turn. */
  asked(turn: string): string | undefined;
  noteTurn(turn: string, text: string): void;
}

export function createRecentQuestions(clock: Clock): RecentQuestions {
  const [conversations, turns] = [shortMemory<string>(clock), shortMemory<string>(clock)];
  return { earlier: conversations.recall, note: conversations.keep, asked: turns.recall, noteTurn: turns.keep };
}
