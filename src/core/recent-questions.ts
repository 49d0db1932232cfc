import type { Clock } from './ports.ts';
import { shortMemory } from './short-memory.ts';

/** What was asked last in each conversation, and in each turn, for what leans on it. Held in memory only and soon forgotten. */
export interface RecentQuestions {
  earlier(conversation: string): string | undefined;
  note(conversation: string, carried: string): void;
  asked(turn: string): Asked | undefined;
  noteTurn(turn: string, asked: Asked): void;
}

/** What was asked in a turn. */
export interface Asked {
  readonly text: string;
  /** What it was taken together with. */
  readonly before: string | undefined;
}

/** The question as somebody understands it who did not follow the conversation. */
export const askedWhole = ({ text, before }: Asked): string => (before === undefined ? text : `${before}\n${text}`);

export function createRecentQuestions(clock: Clock): RecentQuestions {
  const [conversations, turns] = [shortMemory<string>(clock), shortMemory<Asked>(clock)];
  return { earlier: conversations.recall, note: conversations.keep, asked: turns.recall, noteTurn: turns.keep };
}
