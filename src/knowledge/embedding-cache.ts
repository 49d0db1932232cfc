import type { Log } from '../core/ports.ts';
import { Fault } from '../core/errors.ts';
import type { Embedder } from './embedder.ts';
import { smallVector, vectorKey } from './vector.ts';
import type { SmallVector } from './vector.ts';
import { readVectorFile, writeVectorFile } from './vector-file.ts';

/** Told after each step of a long computation. */
export type Progress = (done: number, total: number) => void;

/** Sentence vectors, computed once a text and model. Without a usable model it gives what it has. */
export interface EmbeddingCache {
  /** Vectors of the texts, in their order; undefined where the model could not make one. */
  vectorsOf(texts: readonly string[]): Promise<readonly (SmallVector | undefined)[]>;
  /** The vector of a question; undefined without a usable model. */
  questionVector(text: string): Promise<Float32Array | undefined>;
  /** Loads the model if nothing has yet. Resolves to whether it is usable. */
  warm(): Promise<boolean>;
  /** True once the model has failed. */
  readonly degraded: boolean;
  close(): Promise<void>;
}

/** Texts computed between two reports of progress: about two seconds' work. */
const STEP = 64;
/** Questions whose vectors are remembered; a vector takes 1.5 KB. */
const MOST_QUESTIONS = 2000;

export async function openEmbeddingCache(parts: {
  readonly embedder: Embedder;
  readonly log: Log;
  /** The file that comes with the knowledge base; only read. */
  readonly shipped: string | undefined;
  /** Where computed vectors are kept; undefined: nowhere. */
  readonly cache: string | undefined;
  readonly progress: Progress;
}): Promise<EmbeddingCache> {
  const { embedder, log, progress } = parts;
  const known = new Map<string, SmallVector>();
  const computed = new Map<string, SmallVector>();
  const questions = new Map<string, Float32Array>();
  let degraded = false;

  await take(parts.shipped, 'shipped', known);
  await take(parts.cache, 'cache', computed);

  async function take(path: string | undefined, which: string, into: Map<string, SmallVector>): Promise<void> {
    if (path === undefined) return;
    const read = await readVectorFile(path, embedder.model).catch((cause: unknown) => {
      log.warn('vectors-unusable', { which, why: 'unreadable' }, cause);
      return { outcome: 'absent' as const };
    });
    if (read.outcome === 'read') for (const [key, vector] of read.vectors) into.set(key, vector);
    if (read.outcome === 'unusable') log.warn('vectors-unusable', { which, why: read.why });
  }

  // The model's failure is said once; from then on words alone are searched.
  function failed(cause: unknown): void {
    if (!(cause instanceof Fault) || cause.code !== 'MODEL_UNAVAILABLE') throw cause;
    if (!degraded) log.warn('model-unavailable', { effect: 'questions are answered by words alone' }, cause);
    degraded = true;
  }

  async function compute(texts: readonly string[]): Promise<void> {
    const started = computed.size;
    try {
      for (let at = 0; at < texts.length; at += STEP) {
        const part = texts.slice(at, at + STEP);
        const vectors = await embedder.embed(part);
        part.forEach((text, index) => computed.set(vectorKey(embedder.model, text), smallVector(vectors[index] ?? [])));
        progress(Math.min(at + STEP, texts.length), texts.length);
      }
    } catch (cause) {
      failed(cause);
    }
    if (parts.cache !== undefined && computed.size > started) await keep(parts.cache);
  }

  async function keep(path: string): Promise<void> {
    try {
      await writeVectorFile(path, embedder.model, computed);
    } catch (cause) {
      log.warn('vectors-not-kept', { effect: 'they are computed again at the next start' }, cause);
    }
  }

  const of = (text: string): SmallVector | undefined => {
    const key = vectorKey(embedder.model, text);
    return known.get(key) ?? computed.get(key);
  };

  async function vectorsOf(texts: readonly string[]): Promise<readonly (SmallVector | undefined)[]> {
    const missing = [...new Set(texts)].filter((text) => of(text) === undefined);
    if (missing.length > 0 && !degraded) await compute(missing);
    return texts.map(of);
  }

  // A map keeps the order of its insertions: the first was not asked for the longest time.
  function remember(text: string, vector: Float32Array): void {
    questions.delete(text);
    questions.set(text, vector);
    const [oldest] = questions.keys();
    if (questions.size > MOST_QUESTIONS && oldest !== undefined) questions.delete(oldest);
  }

  async function questionVector(text: string): Promise<Float32Array | undefined> {
    const remembered = questions.get(text);
    if (remembered !== undefined) remember(text, remembered);
    if (remembered !== undefined || degraded) return remembered;
    try {
      const [vector] = await embedder.embed([text], 'urgent');
      if (vector === undefined) return undefined;
      remember(text, vector);
      return vector;
    } catch (cause) {
      failed(cause);
      return undefined;
    }
  }

  return {
    vectorsOf,
    questionVector,
    warm: async () => (await questionVector('warm up')) !== undefined,
    get degraded() {
      return degraded;
    },
    close: () => embedder.close(),
  };
}
