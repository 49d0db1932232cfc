import { readFile, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import { SIGNS } from '../../src/knowledge/weights.ts';
import type { Case } from './collect.ts';

/** Keeps what was collected, more than half an hour's work of a core, so that learning can be tried by itself: some 20 KB a case. */
export const keepCases = (path: string, cases: readonly Case[]): Promise<void> => writeFile(path, serialize(cases));

/** What `keepCases` kept. Rejects if it was kept when evidence had other signs. */
export async function keptCases(path: string): Promise<readonly Case[]> {
  const read: unknown = deserialize(await readFile(path));
  return z.custom<readonly Case[]>(isOfToday, `${path} holds other signs. Collect again.`).parse(read);
}

const CASES = z.array(z.object({ candidates: z.array(z.object({ evidence: z.record(z.string(), z.unknown()) })) }));

function isOfToday(value: unknown): boolean {
  const { data } = CASES.safeParse(Array.isArray(value) ? value.slice(0, 1) : value);
  const evidence = data?.[0]?.candidates[0]?.evidence ?? {};
  return SIGNS.every((name) => name in evidence);
}
