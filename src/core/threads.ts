import type { Clock } from './ports.ts';
import { shortMemory } from './short-memory.ts';

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
      // Whoever names us again, or whose mention is handed on again, is still the one who was answered last.
      return before?.is === 'awake' && before.by === by ? before : { is: 'asked', by };
    case 'answered':
      // If somebody else has written while the answer was looked for, they are talking to each other.
      return before?.by === by ? { is: 'awake', by } : before;
    case 'overheard':
      return before?.by === by && !happened.toOthers ? before : undefined;
  }
}

/** The threads in which people need not name Clausebook again. Held in memory as long as questions are remembered. */
export interface Threads {
  named(thread: string, by: string): void;
  answered(thread: string, by: string): void;
  /** True if the message is to be taken as a follow-up. */
  overhears(thread: string, by: string, toOthers: boolean): boolean;
}

export function createThreads(clock: Clock): Threads {
  const known = shortMemory<NonNullable<Wakefulness>>(clock);

  function happens(thread: string, happened: Happened): Wakefulness {
    const after = afterThat(known.recall(thread), happened);
    if (after === undefined) known.forget(thread);
    // Whatever is overheard does not keep a thread awake for longer: the answer to it does.
    else if (happened.what !== 'overheard') known.keep(thread, after);
    return after;
  }

  return {
    named: (thread, by) => void happens(thread, { what: 'named', by }),
    answered: (thread, by) => void happens(thread, { what: 'answered', by }),
    overhears: (thread, by, toOthers) => happens(thread, { what: 'overheard', by, toOthers })?.is === 'awake',
  };
}
