import { performance } from 'node:perf_hooks';
import { createEmbedder } from '../../src/knowledge/embedder.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { percentile, since } from './timing.ts';

/** Enough for a median that comes out the same again. */
const QUESTIONS = 60;

/** The milliseconds that half of the questions take the sentence model at most, one after the other. */
export async function measureModel({ expected }: Folder, embedder: Embedder = createEmbedder()): Promise<number> {
  const questions = expected.flatMap(({ value }) => value.map(({ question }) => question)).slice(0, QUESTIONS);
  const times: number[] = [];
  try {
    // The first waits until the model is loaded.
    await embedder.embed(questions.slice(0, 1), 'urgent');
    for (const question of questions) {
      const asked = performance.now();
      await embedder.embed([question], 'urgent');
      times.push(since(asked));
    }
  } finally {
    await embedder.close();
  }
  return percentile(times, 0.5);
}
