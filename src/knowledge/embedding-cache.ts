import { Fault } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import type { SharedVectors } from '../core/shared-vectors.ts';
import type { Embedder } from './embedder.ts';
import { SHIPPED_KNOWLEDGE, vectorsOf } from './embedding-files.ts';
import { createPace } from './pace.ts';
import { QuestionMemory } from './question-memory.ts';
import { smallVector, vectorKey } from './vector.ts';
import type { SmallVector } from './vector.ts';
import { readVectorFile, writeVectorFile } from './vector-file.ts';
import type { Vectors } from './vector-file.ts';
import { createVectorSharing } from './vector-sharing.ts';
import type { VectorSharing } from './vector-sharing.ts';

/** Told after each step of a long computation. */
export type Progress = (done: number, total: number) => void;

/** Sentence vectors, computed once a text and model. Without a usable model it gives what it has. */
export interface EmbeddingCache {
  /** Vectors of the texts, in their order; undefined where the model could not make one. */
  vectorsOf(texts: readonly string[]): Promise<readonly (SmallVector | undefined)[]>;
  /** Sees to it that other processes find the vectors of all texts so far. Never rejects: what they do not find they compute. */
  share(): Promise<void>;
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
/** Vectors looked up between two steps. */
const TEXTS_A_STEP = 64;
/** Questions whose vectors are remembered; a vector takes 0.75 KB. */
const MOST_QUESTIONS = 2000;

export interface EmbeddingCacheParts {
  readonly embedder: Embedder;
  readonly log: Log;
  /** The file that comes with the knowledge base; only read. */
  readonly shipped: string | undefined;
  /** Where computed vectors are kept; undefined: nowhere. */
  readonly cache: string | undefined;
  /** Where other processes' vectors are found, and these are kept for them; undefined: nowhere. */
  readonly shared?: SharedVectors | undefined;
  readonly progress: Progress;
  /** Ends a long computation between two steps, by rejecting with the signal's reason; what was computed is kept. */
  readonly stopped?: AbortSignal;
}

export async function openEmbeddingCache(parts: EmbeddingCacheParts): Promise<EmbeddingCache> {
  const { embedder, log } = parts;
  const read = async (path: string | undefined, which: string): Promise<Vectors> => {
    if (path === undefined) return new Map();
    const result = await readVectorFile(path, embedder).catch((cause: unknown) => {
      log.warn('vectors-unusable', { which, why: 'unreadable' }, cause);
      return { outcome: 'absent' as const };
    });
    if (result.outcome === 'unusable') log.warn('vectors-unusable', { which, why: result.why });
    return result.outcome === 'read' ? result.vectors : new Map();
  };
  return new VectorsOnDisk(parts, await read(parts.shipped, 'shipped'), new Map(await read(parts.cache, 'cache')));
}

class VectorsOnDisk implements EmbeddingCache {
  readonly #parts: EmbeddingCacheParts;
  readonly #shipped: Vectors;
  readonly #computed: Map<string, SmallVector>;
  readonly #sharing: VectorSharing;
  /** What was asked for so far, for others. */
  readonly #needed = new Set<string>();
  readonly #questions = new QuestionMemory(MOST_QUESTIONS);
  #degraded = false;
  #closed = false;

  constructor(parts: EmbeddingCacheParts, shipped: Vectors, computed: Map<string, SmallVector>) {
    this.#parts = parts;
    this.#shipped = shipped;
    this.#computed = computed;
    const { shared, embedder, log, stopped } = parts;
    this.#sharing = createVectorSharing({ shared, dimensions: embedder.dimensions, log, stopped });
  }

  get degraded(): boolean {
    return this.#degraded;
  }

  async vectorsOf(texts: readonly string[]): Promise<readonly (SmallVector | undefined)[]> {
    const held = await this.#held(texts);
    const missing = [...new Set(texts.filter((_, index) => held[index] === undefined))];
    if (missing.length === 0) return held;
    await this.#recall(missing);
    await this.#compute(missing.filter((text) => this.#of(this.#keyOf(text)) === undefined));
    return this.#held(texts);
  }

  async #held(texts: readonly string[]): Promise<readonly (SmallVector | undefined)[]> {
    const pace = createPace();
    const held: (SmallVector | undefined)[] = [];
    for (const text of texts) {
      if (held.length % TEXTS_A_STEP === 0) await pace.step();
      const key = this.#keyOf(text);
      held.push(this.#of(key));
      if (this.#parts.shared !== undefined) this.#needed.add(key);
    }
    return held;
  }

  async share(): Promise<void> {
    // What comes with every release is everywhere.
    const everywhere = this.#parts.shipped === vectorsOf(SHIPPED_KNOWLEDGE) ? this.#shipped : new Map();
    const given = new Map<string, SmallVector>();
    for (const key of this.#needed) {
      const vector = everywhere.has(key) ? undefined : this.#of(key);
      if (vector !== undefined) given.set(key, vector);
    }
    await this.#sharing.give(given);
  }

  async questionVector(text: string): Promise<Float32Array | undefined> {
    const remembered = this.#questions.get(text);
    if (remembered !== undefined || this.#degraded) return remembered;
    try {
      const [vector] = await this.#parts.embedder.embed([text], 'urgent');
      if (vector !== undefined) this.#questions.set(text, vector);
      return vector;
    } catch (cause) {
      this.#failed(cause);
      return undefined;
    }
  }

  async warm(): Promise<boolean> {
    return (await this.questionVector('warm up')) !== undefined;
  }

  close(): Promise<void> {
    this.#closed = true;
    return this.#parts.embedder.close();
  }

  #keyOf(text: string): string {
    return vectorKey(this.#parts.embedder.model, text);
  }

  #of(key: string): SmallVector | undefined {
    return this.#shipped.get(key) ?? this.#computed.get(key);
  }

  // The model's failure is said once; from then on words alone are searched.
  #failed(cause: unknown): void {
    if (!(cause instanceof Fault) || cause.code !== 'MODEL_UNAVAILABLE') throw cause;
    if (!this.#degraded && !this.#closed)
      this.#parts.log.warn('model-unavailable', { effect: 'questions are answered by words alone' }, cause);
    this.#degraded = true;
  }

  async #recall(texts: readonly string[]): Promise<void> {
    const found = await this.#sharing.recall(texts.map((text) => this.#keyOf(text)));
    for (const [key, vector] of found) this.#computed.set(key, vector);
    if (found.size > 0) await this.#keep();
  }

  async #compute(texts: readonly string[]): Promise<void> {
    if (this.#degraded) return;
    const { embedder, progress, stopped } = this.#parts;
    try {
      for (let at = 0; at < texts.length; at += STEP) {
        stopped?.throwIfAborted();
        const part = texts.slice(at, at + STEP);
        const vectors = await embedder.embed(part);
        const made = new Map(part.map((text, index) => [this.#keyOf(text), smallVector(vectors[index] ?? [])]));
        for (const [key, vector] of made) this.#computed.set(key, vector);
        // Kept step by step, so that an interrupted start does not begin again.
        await this.#keep();
        await this.#sharing.keep(made);
        progress(Math.min(at + STEP, texts.length), texts.length);
      }
    } catch (cause) {
      this.#failed(cause);
    }
  }

  async #keep(): Promise<void> {
    const { cache, embedder, log } = this.#parts;
    if (cache === undefined) return;
    try {
      await writeVectorFile(cache, embedder, this.#computed);
    } catch (cause) {
      log.warn('vectors-not-kept', { effect: 'they are computed again at the next start' }, cause);
    }
  }
}
