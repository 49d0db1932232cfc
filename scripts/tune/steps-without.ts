import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { createToStatement } from '../../src/knowledge/statement.ts';
import type { ToStatement } from '../../src/knowledge/statement.ts';
import type { Lesson } from './statement.ts';

const learnt = z.array(
  z.tuple([z.string(), z.object({ size: z.int(), unit: z.number(), rows: z.string(), constant: z.array(z.number()) })]),
);

/** By council: the step learnt from the lessons of all others. Each takes half a minute, so every core takes its share. */
export async function stepsWithout(lessons: readonly Lesson[]): Promise<(council: string) => ToStatement> {
  const cores = availableParallelism();
  const shares = Array.from({ length: cores }, (_, core) =>
    lessons.map(({ council }) => council).filter((__, index) => index % cores === core),
  );
  const parts = await Promise.all(
    shares.map(async (left) => {
      const worker = new Worker(new URL('steps-without-worker.ts', import.meta.url), { workerData: { lessons, left } });
      const [message] = await once(worker, 'message');
      await worker.terminate();
      return learnt.parse(message);
    }),
  );
  const steps = new Map(parts.flat().map(([council, file]) => [council, createToStatement(file)]));
  return (council) => {
    const step = steps.get(council);
    if (step === undefined) throw new Error(`There is no lesson of ${council}.`);
    return step;
  };
}
