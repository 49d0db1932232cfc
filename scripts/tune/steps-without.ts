import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { createToStatement } from '../../src/knowledge/statement.ts';
import type { ToStatement } from '../../src/knowledge/statement.ts';
import type { Lesson } from './statement.ts';

const learnt = z.array(
  z.tuple([
    z.array(z.string()),
    z.object({ size: z.int(), unit: z.number(), rows: z.string(), constant: z.array(z.number()) }),
  ]),
);

/** By council: the step learnt from the lessons of all councils but its group, on every core. */
export async function stepsWithout(
  lessons: readonly Lesson[],
  groups: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, ToStatement>> {
  const parts = await Promise.all(
    dealt(groups, availableParallelism()).map(async (share) => {
      const worker = new Worker(new URL('steps-without-worker.ts', import.meta.url), {
        workerData: { lessons, groups: share },
      });
      const [message] = await once(worker, 'message');
      await worker.terminate();
      return learnt.parse(message);
    }),
  );
  return new Map(
    parts.flat().flatMap(([group, file]) => {
      const step = createToStatement(file);
      return group.map((council) => [council, step] as const);
    }),
  );
}

/** One after the other, to so many hands at most. */
export const dealt = <T>(all: readonly T[], hands: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.min(hands, all.length) }, (_, hand) => all.filter((__, index) => index % hands === hand));
