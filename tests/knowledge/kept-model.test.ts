import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createEmbedder } from '../../src/knowledge/embedder.ts';
import { readVectorFile } from '../../src/knowledge/vector-file.ts';
import type { Vectors } from '../../src/knowledge/vector-file.ts';
import { smallVector, vectorKey } from '../../src/knowledge/vector.ts';
import { inProject } from '../support/child.ts';
import { KEPT_VECTORS, keptModel } from '../support/kept-model.ts';

/** Makes every vector itself. */
const real = createEmbedder();
afterAll(() => real.close());

const row = z.object({ question: z.string() });

async function keptVectors(): Promise<Vectors> {
  const read = await readVectorFile(KEPT_VECTORS, real);
  return read.outcome === 'read' ? read.vectors : new Map();
}

/** Some of the measured questions whose vectors are kept. */
async function someKept(count: number): Promise<readonly string[]> {
  const [vectors, lines] = [
    await keptVectors(),
    await readFile(inProject('tests/quality/blind-questions.jsonl'), 'utf8'),
  ];
  const questions = lines
    .trim()
    .split('\n')
    .map((line) => row.parse(JSON.parse(line)).question);
  const kept = questions.filter((question) => vectors.has(vectorKey(real.model, question)));
  const every = Math.max(1, Math.floor(kept.length / count));
  return kept.filter((_, index) => index % every === 0).slice(0, count);
}

describe('what is kept of the sentence model for tests', () => {
  it('is what the model makes of a question today, bit for bit', async () => {
    const questions = await someKept(16);
    expect(questions).toHaveLength(16);
    const [kept, made] = [await keptModel.embed(questions), await real.embed(questions)];
    expect(kept.map((vector) => [...vector])).toEqual(made.map((vector) => [...smallVector(vector)]));
  });

  it('is not needed: the model is asked about any other text', async () => {
    const text = 'A text about the otters of Marlpit that no test has asked about.';
    expect((await keptVectors()).has(vectorKey(real.model, text))).toBe(false);
    const [[vector = []], [made = []]] = [await keptModel.embed([text]), await real.embed([text])];
    expect([...vector]).toEqual([...smallVector(made)]);
  });
});
