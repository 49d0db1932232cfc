import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const row = z.strictObject({
  question: z.string(),
  /** The council asked; null: all. */
  scope: z.string().nullable(),
  style: z.string(),
  kind: z.string(),
  /** Ids of the clauses that answer, the best first; none if the guidance does not settle it. */
  clauses: z.array(z.string()),
});

/** A question written for learning and measuring, by somebody who saw the guidance and not the phrasings. */
export type TeachingQuestion = Readonly<z.infer<typeof row>>;

/** Kinds of questions that have nothing to do with guidance. */
export const OFF_TOPIC: ReadonlySet<string> = new Set(['off-topic', 'chit-chat', 'hostile']);

/** Reads a file of one JSON object a line. */
export async function readTeaching(path: string): Promise<readonly TeachingQuestion[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => row.parse(JSON.parse(line)));
}
