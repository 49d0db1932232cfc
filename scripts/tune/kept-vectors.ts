import type { Embedder } from '../../src/knowledge/embedder.ts';
import { smallVector, vectorKey } from '../../src/knowledge/vector.ts';
import type { SmallVector } from '../../src/knowledge/vector.ts';
import { readVectorFile, writeVectorFile } from '../../src/knowledge/vector-file.ts';

/** An embedder that keeps what it computed in a file, so that learning again need not compute it again. */
export interface KeptVectors extends Embedder {
  save(): Promise<void>;
}

/** Its vectors are rounded, those computed now as well, so that two runs learn the same. */
export async function keptVectors(embedder: Embedder, path: string): Promise<KeptVectors> {
  const file = await readVectorFile(path, embedder);
  const kept = new Map<string, SmallVector>(file.outcome === 'read' ? file.vectors : []);
  let fresh = 0;
  return {
    model: embedder.model,
    dimensions: embedder.dimensions,
    async embed(texts, urgency) {
      const missing = [...new Set(texts)].filter((text) => !kept.has(vectorKey(embedder.model, text)));
      const made = await embedder.embed(missing, urgency);
      missing.forEach((text, index) => kept.set(vectorKey(embedder.model, text), smallVector(made[index] ?? [])));
      fresh += missing.length;
      return texts.map((text) => Float32Array.from(kept.get(vectorKey(embedder.model, text)) ?? []));
    },
    save: async () => {
      if (fresh > 0) await writeVectorFile(path, embedder, kept);
    },
    close: () => embedder.close(),
  };
}
