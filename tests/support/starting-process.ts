import { onTestFinished } from 'vitest';
import { createEditions } from '../../src/adapters/store/editions.ts';
import { openDatabase } from '../../src/adapters/store/database.ts';
import type { Resting } from '../../src/core/ports.ts';
import type { Editions } from '../../src/core/publication.ts';
import { startPublishing } from '../../src/core/starting.ts';
import { aLog } from './builders.ts';
import { clauseNumbered } from './findings.ts';
import { aShelf, madeOpener } from './opened-editions.ts';
import type { MadeEdition } from './opened-editions.ts';

export const ME = { kind: 'command', name: 'ada' } as const;

/** A history in memory. */
export async function aHistory(): Promise<Editions> {
  const database = await openDatabase(':memory:');
  onTestFinished(() => database.destroy());
  return createEditions(database);
}

const RESTING: Resting = { answers: 1, clauses: [{ clause: clauseNumbered('1').id, answers: 1 }] };

type Made = ReturnType<typeof madeOpener>;

/** A process that has started on these files. `editions`: the history that it shares with others. */
export async function aProcess(editions: Editions, made: Made = madeOpener(), first?: MadeEdition | 'faulty') {
  if (first !== undefined) made.write(first);
  const log = aLog();
  const asked: unknown[] = [];
  const started = await startPublishing({
    editions,
    opener: made.opener,
    clock: () => 1_700_000_000_000,
    log,
    countResting: async (...what) => {
      asked.push(what);
      return RESTING;
    },
    keptAnswersOn: async () => ['A kept answer'],
    shelfOf: aShelf,
  });
  return { ...started, made, log, asked, inForce: () => started.shelf.current().id as string };
}
