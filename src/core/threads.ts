import type { TurnId } from './conversation.ts';
import type { PersonId } from './people.ts';
import type { Clock } from './ports.ts';
import { rememberedUntil, stringsIn } from './short-memory.ts';
import type { Remembered, ShortMemory } from './short-memory.ts';

/**
 * How a thread in a channel stands: 'asked': that person has named Clausebook and waits. 'awake': that person was answered last, and
 * nobody else has written since. Undefined: asleep, until Clausebook is named.
 */
type Wakefulness = { readonly is: 'asked' | 'awake'; readonly by: string } | undefined;

/** What happened in a thread, and who did it or was answered. */
type Happened =
  | { readonly what: 'named' | 'answered'; readonly by: string }
  /** A message that does not name Clausebook. `toOthers`: it names somebody else, or everyone. */
  | { readonly what: 'overheard'; readonly by: string; readonly toOthers: boolean };

/** How a thread stands after something happened. What is overheard is a follow-up where it leaves the thread awake. */
function afterThat(before: Wakefulness, happened: Happened): Wakefulness {
  const { by } = happened;
  switch (happened.what) {
    case 'named':
      // Whoever names us again is still the one who was answered last.
      return before?.is === 'awake' && before.by === by ? before : { is: 'asked', by };
    case 'answered':
      // If somebody else has written while the answer was looked for, they are talking to each other.
      return before?.by === by ? { is: 'awake', by } : before;
    case 'overheard':
      return before?.by === by && !happened.toOthers ? before : undefined;
  }
}

/** Who wrote in a thread, and under which turn: a platform's repeat has the same. */
export interface Writer {
  readonly by: string;
  readonly turn: TurnId;
  /** As the platform vouches for them. */
  readonly person: PersonId | undefined;
}

/** The threads in which people need not name Clausebook again, for as long as questions are remembered. A repeat changes nothing. */
export interface Threads {
  named(thread: string, writer: Writer): Promise<void>;
  answered(thread: string, writer: Writer): Promise<void>;
  /** True if the message is to be taken as a follow-up. */
  overhears(thread: string, writer: Writer, toOthers: boolean): Promise<boolean>;
}

/** What is remembered of a thread. */
interface Known {
  readonly stands: Wakefulness;
  /** The turns of the latest messages, the latest last. */
  readonly heard: readonly string[];
}

/** Slack hands on a message again within an hour at the most, mostly after seconds; few others come between in one thread. */
const MOST_HEARD = 10;

/** `within`: what tells threads of one name apart, such as the platform and the workspace. */
export function createThreads(memory: ShortMemory, clock: Clock, within: readonly (string | undefined)[]): Threads {
  const nameOf = (thread: string): string => JSON.stringify(['thread', ...within, thread]);

  async function happens(thread: string, { turn, person }: Writer, happened: Happened): Promise<Wakefulness> {
    const now = clock();
    const kept = await memory.change(nameOf(thread), now, (before) => {
      const { stands, heard } = knownIn(before);
      const after = afterThat(stands, happened);
      if (happened.what === 'answered') {
        if (after?.by !== happened.by) return undefined;
        return { text: textOf({ stands: after, heard }), until: rememberedUntil(now), by: person };
      }
      if (heard.includes(turn)) return undefined;
      const text = textOf({ stands: after, heard: [...heard, turn].slice(-MOST_HEARD) });
      // Whatever is overheard does not keep a thread awake for longer: the answer to it does.
      const until = happened.what === 'overheard' && before !== undefined ? before.until : rememberedUntil(now);
      return { text, until, by: after && person };
    });
    return knownIn(kept).stands;
  }

  return {
    named: async (thread, writer) => void (await happens(thread, writer, { what: 'named', by: writer.by })),
    answered: async (thread, writer) => void (await happens(thread, writer, { what: 'answered', by: writer.by })),
    async overhears(thread, writer, toOthers) {
      // Most of what is overheard is in threads of which nothing is known, and then nothing is to be.
      if ((await memory.recall(nameOf(thread), clock())) === undefined) return false;
      const { by } = writer;
      const stands = await happens(thread, writer, { what: 'overheard', by, toOthers });
      return stands?.is === 'awake' && stands.by === by;
    },
  };
}

const textOf = ({ stands, heard }: Known): string => JSON.stringify([stands?.is ?? '', stands?.by ?? '', ...heard]);

function knownIn(kept: Remembered | undefined): Known {
  const [is, by = '', ...heard] = kept === undefined ? [] : stringsIn(kept.text);
  return { stands: is === 'asked' || is === 'awake' ? { is, by } : undefined, heard };
}
