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

/** By council: the step learnt from the lessons of all others but those left out with it, so that there are `groups` to learn, on every core. */
export async function stepsWithout(
  lessons: readonly Lesson[],
  groups: number,
): Promise<(council: string) => ToStatement> {
  const councils = lessons.map(({ council }) => council);
  const left = dealt(councils, groups).filter((group) => group.length > 0);
  const parts = await Promise.all(
    dealt(left, availableParallelism()).map(async (share) => {
      const worker = new Worker(new URL('steps-without-worker.ts', import.meta.url), {
        workerData: { lessons, groups: share },
      });
      const [message] = await once(worker, 'message');
      await worker.terminate();
      return learnt.parse(message);
    }),
  );
  const steps = new Map(
    parts.flat().flatMap(([group, file]) => {
      const step = createToStatement(file);
      return group.map((council) => [council, step] as const);
    }),
  );
  return (council) => {
    const step = steps.get(council);
    if (step === undefined) throw new Error(`There is no lesson of ${council}.`);
    return step;
  };
}

const dealt = <T>(all: readonly T[], hands: number): readonly (readonly T[])[] =>
  Array.from({ length: hands }, (_, hand) => all.filter((__, index) => index % hands === hand));
