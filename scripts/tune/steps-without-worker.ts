// Learns a step from questions to statements for each group of councils that is left out, and tells all of them at once.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { learnStatement } from './statement.ts';

const vector = z.instanceof(Float64Array);
const given = z.object({
  groups: z.array(z.array(z.string())),
  lessons: z.array(
    z.object({
      council: z.string(),
      clauses: z.array(z.array(z.object({ vector, asks: z.boolean() }))),
      asked: z.array(z.object({ vector, right: z.array(z.int()), weight: z.number() })),
    }),
  ),
});

const { groups, lessons } = given.parse(workerData);
parentPort?.postMessage(
  groups.map((left) => [left, learnStatement(lessons.filter(({ council }) => !left.includes(council)))]),
);
