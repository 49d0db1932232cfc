import { Fault } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import type { QuestionVector } from './clause-search.ts';
import type { Embedder } from './embedder.ts';
import { vectorKey } from './vector.ts';
import type { SmallVector } from './vector.ts';
import { readVectorFile, writeVectorFile } from './vector-file.ts';
import type { Vectors } from './vector-file.ts';

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

/** `path`: where they are kept; undefined: nowhere. */
export function createExpectedVectors(embedder: Embedder, path: string | undefined, log: Log): ExpectedVectors {
  // To the last digit, as bytes: a rounded question could be answered otherwise than the councillor's.
  const maker = { model: `${embedder.model} whole`, dimensions: embedder.dimensions * Float32Array.BYTES_PER_ELEMENT };
  let kept: Vectors = new Map();
  const used = new Map<string, SmallVector>();
  let computed = 0;

  async function compute(key: string, text: string): Promise<Float32Array | undefined> {
    try {
      const [vector] = await embedder.embed([text], 'background');
      if (vector === undefined) return undefined;
      used.set(key, new Int8Array(vector.buffer.slice(vector.byteOffset, vector.byteOffset + vector.byteLength)));
      computed += 1;
      return vector;
    } catch (cause) {
      // Said where the clauses' vectors are made, and in /healthz.
      if (cause instanceof Fault && cause.code === 'MODEL_UNAVAILABLE') return undefined;
      throw cause;
    }
  }

  return {
    async look() {
      if (path === undefined) return;
      const read = await readVectorFile(path, maker).catch(() => undefined);
      if (read?.outcome === 'read') kept = read.vectors;
    },
    async of(text) {
      const key = vectorKey(maker.model, text);
      const held = used.get(key) ?? kept.get(key);
      if (held === undefined) return compute(key, text);
      used.set(key, held);
      return new Float32Array(new Uint8Array(held).buffer);
    },
    async keep() {
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
