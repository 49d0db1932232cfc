import type { Clock } from './ports.ts';

/** What was asked last in each conversation, for questions that lean on it. Held in memory only and soon forgotten. */
export interface RecentQuestions {
  earlier(conversation: string): string | undefined;
  note(conversation: string, carried: string): void;
}

/** After this a conversation has moved on. */
const KEEP_MS = 30 * 60 * 1000;
/** Conversations remembered; the one that was silent longest goes first. */
const MOST = 2000;

export function createRecentQuestions(clock: Clock): RecentQuestions {
  const recent = new Map<string, { readonly carried: string; readonly at: number }>();
  return {
    earlier(conversation) {
      const last = recent.get(conversation);
      return last === undefined || clock() - last.at > KEEP_MS ? undefined : last.carried;
    },
    note(conversation, carried) {
      // A map keeps the order of its insertions.
      recent.delete(conversation);
      recent.set(conversation, { carried, at: clock() });
      const [oldest] = recent.keys();
      if (recent.size > MOST && oldest !== undefined) recent.delete(oldest);
    },
  };
}
