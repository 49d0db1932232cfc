import { Fault } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import type { QuestionVector } from './clause-search.ts';
import type { Embedder } from './embedder.ts';
import type { VectorFiles } from './embedding-files.ts';
import { vectorKey } from './vector.ts';
import type { SmallVector } from './vector.ts';
import { readVectorFile, writeVectorFile } from './vector-file.ts';
import type { VectorMaker, Vectors } from './vector-file.ts';

/** Vectors of expected questions, kept so that putting guidance in force for the second time is quick. */
export interface ExpectedVectors {
  /** In the background: nobody waits for it. */
  readonly of: QuestionVector;
  /** Looks again for what another edition has kept meanwhile. */
  look(): Promise<void>;
  /** Writes down what was computed. Never rejects: what is not kept is computed again. */
  keep(): Promise<void>;
}

/** More than a hundred councils expect; a file of so many takes 24 MB. */
const MOST_KEPT = 16_000;

/** To the last digit, as bytes: a rounded question could be answered otherwise than the councillor's. */
export const wholeMaker = ({ model, dimensions }: Pick<Embedder, 'model' | 'dimensions'>): VectorMaker => ({
  model: `${model} whole`,
  dimensions: dimensions * Float32Array.BYTES_PER_ELEMENT,
});

/** What is kept of a vector by that maker. */
export const wholeVector = (vector: Float32Array): SmallVector =>
  new Int8Array(vector.buffer.slice(vector.byteOffset, vector.byteOffset + vector.byteLength));

export function createExpectedVectors(embedder: Embedder, files: VectorFiles, log: Log): ExpectedVectors {
  const maker = wholeMaker(embedder);
  let shipped: Vectors | undefined;
  let kept: Vectors = new Map();
  const used = new Map<string, SmallVector>();
  let computed = 0;

  async function compute(key: string, text: string): Promise<Float32Array | undefined> {
    try {
      const [vector] = await embedder.embed([text], 'background');
      if (vector === undefined) return undefined;
      used.set(key, wholeVector(vector));
      computed += 1;
      return vector;
    } catch (cause) {
      // Said where the clauses' vectors are made, and in /healthz.
      if (cause instanceof Fault && cause.code === 'MODEL_UNAVAILABLE') return undefined;
      throw cause;
    }
  }

  /** Nothing is said of a file that cannot be read: all it costs is that its vectors are computed. */
  async function read(path: string | undefined): Promise<Vectors | undefined> {
    const result = path === undefined ? undefined : await readVectorFile(path, maker).catch(() => undefined);
    return result?.outcome === 'read' ? result.vectors : undefined;
  }

  function held(key: string): SmallVector | undefined {
    const own = used.get(key) ?? kept.get(key);
    if (own !== undefined) used.set(key, own);
    return own ?? shipped?.get(key);
  }

  return {
    async look() {
      shipped ??= (await read(files.shipped)) ?? new Map();
      kept = (await read(files.cache)) ?? kept;
    },
    async of(text) {
      const key = vectorKey(maker.model, text);
      const known = held(key);
      return known === undefined ? compute(key, text) : new Float32Array(new Uint8Array(known).buffer);
    },
    async keep() {
      const path = files.cache;
      if (path === undefined || computed === 0) return;
      computed = 0;
      const all = new Map([...kept, ...used]);
      try {
        await writeVectorFile(path, maker, all.size > MOST_KEPT ? used : all);
      } catch (cause) {
        log.warn('vectors-not-kept', { effect: 'expected questions are read again next time' }, cause);
      }
    },
  };
}
