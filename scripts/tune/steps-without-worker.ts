// Learns a step from questions to statements for each council that is left out, and tells all of them at once.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { learnStatement } from './statement.ts';

const vector = z.instanceof(Float64Array);
const given = z.object({
  left: z.array(z.string()),
  lessons: z.array(
    z.object({
      council: z.string(),
      clauses: z.array(z.array(vector)),
      asked: z.array(z.object({ vector, right: z.array(z.int()), weight: z.number() })),
    }),
  ),
});

const { left, lessons } = given.parse(workerData);
parentPort?.postMessage(
  left.map((without) => [without, learnStatement(lessons.filter(({ council }) => council !== without))]),
);
