import type { Clock } from './ports.ts';

/** What was asked last in each conversation, and in each turn, for what leans on it. Held in memory only and soon forgotten. */
export interface RecentQuestions {
  earlier(conversation: string): string | undefined;
  note(conversation: string, carried: string): void;
  /** The words of a turn. */
  asked(turn: string): string | undefined;
  noteTurn(turn: string, text: string): void;
}

/** After this a conversation has moved on. */
const KEEP_MS = 30 * 60 * 1000;
/** Conversations and turns remembered; the one that was silent longest goes first. */
const MOST = 2000;

export function createRecentQuestions(clock: Clock): RecentQuestions {
  const [conversations, turns] = [shortMemory(clock), shortMemory(clock)];
  return { earlier: conversations.recall, note: conversations.keep, asked: turns.recall, noteTurn: turns.keep };
}

function shortMemory(clock: Clock): {
  readonly recall: (key: string) => string | undefined;
  readonly keep: (key: string, text: string) => void;
} {
  const held = new Map<string, { readonly text: string; readonly at: number }>();
  return {
    recall(key) {
      const last = held.get(key);
      return last === undefined || clock() - last.at > KEEP_MS ? undefined : last.text;
    },
    keep(key, text) {
      // A map keeps the order of its insertions.
      held.delete(key);
      held.set(key, { text, at: clock() });
      const [oldest] = held.keys();
      if (held.size > MOST && oldest !== undefined) held.delete(oldest);
    },
  };
}
