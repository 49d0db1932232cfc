import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createEmbedder } from '../../src/knowledge/embedder.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import { readVectorFile, writeVectorFile } from '../../src/knowledge/vector-file.ts';
import { smallVector, vectorKey } from '../../src/knowledge/vector.ts';
import type { SmallVector } from '../../src/knowledge/vector.ts';
import { inProject } from './child.ts';

/** What the model makes of the texts that tests ask it about again and again. Made by `npm run vectors:tests`. */
export const KEPT_VECTORS = inProject('tests/fixtures/vectors.bin');

/** A folder, if that script wants to know which texts were asked about. */
const NOTED = process.env['NOTE_VECTORS'];

// Shared by the files that share their modules, and no reason for the process to stay.
const model = createEmbedder(() => {
  const worker = new Worker(inProject('src/knowledge/embedder-worker.ts'));
  worker.unref();
  return worker;
});
const read = await readVectorFile(KEPT_VECTORS, model);
const kept = new Map(read.outcome === 'read' ? read.vectors : []);
const noted = new Map<string, SmallVector>();

async function vectorOf(text: string): Promise<Float32Array> {
  const key = vectorKey(model.model, text);
  const vector = kept.get(key) ?? smallVector((await model.embed([text], 'urgent'))[0] ?? []);
  kept.set(key, vector);
  noted.set(key, vector);
  return Float32Array.from(vector);
}

/** The sentence model with what it once made of a text kept on disk, by a digest of text and model; it makes the others itself. */
export const keptModel: Embedder = {
  model: model.model,
  dimensions: model.dimensions,
  embed: (texts) => Promise.all(texts.map(vectorOf)),
  async close() {
    if (NOTED !== undefined) await writeVectorFile(join(NOTED, `${process.pid}.bin`), model, noted);
  },
};
