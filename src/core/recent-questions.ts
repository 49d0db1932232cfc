import type { PersonId } from './people.ts';
import type { Clock } from './ports.ts';
import { rememberedUntil, stringsIn } from './short-memory.ts';
import type { ShortMemory } from './short-memory.ts';

/** What was asked last in each conversation, and in each turn, for what leans on it. Soon forgotten. */
export interface RecentQuestions {
  earlier(conversation: string): Promise<string | undefined>;
  asked(turn: string): Promise<Asked | undefined>;
  note(noted: Noted): Promise<void>;
}

interface Noted {
  readonly by: PersonId | undefined;
  /** `carried`: what the next question may lean on. */
  readonly conversation?: { readonly name: string; readonly carried: string } | undefined;
  readonly turn?: { readonly name: string; readonly asked: Asked } | undefined;
}

/** What was asked in a turn. */
export interface Asked {
  readonly text: string;
  /** What it was taken together with. */
  readonly before: string | undefined;
}

/** The question as somebody understands it who did not follow the conversation. */
export const askedWhole = ({ text, before }: Asked): string => (before === undefined ? text : `${before}\n${text}`);

export function createRecentQuestions(memory: ShortMemory, clock: Clock): RecentQuestions {
  return {
    earlier: async (name) => (await memory.recall(conversationName(name), clock()))?.text,
    async asked(name) {
      const kept = await memory.recall(turnName(name), clock());
      return kept && askedIn(kept.text);
    },
    async note({ by, conversation, turn }) {
      const until = rememberedUntil(clock());
      await memory.keep([
        ...(conversation ? [{ name: conversationName(conversation.name), text: conversation.carried, until, by }] : []),
        ...(turn ? [{ name: turnName(turn.name), text: textOf(turn.asked), until, by }] : []),
      ]);
    },
  };
}

const conversationName = (name: string): string => JSON.stringify(['conversation', name]);
const turnName = (name: string): string => JSON.stringify(['turn', name]);

const textOf = ({ text, before }: Asked): string => JSON.stringify(before === undefined ? [text] : [text, before]);

function askedIn(kept: string): Asked | undefined {
  const [text, before] = stringsIn(kept);
  return text === undefined ? undefined : { text, before };
}
