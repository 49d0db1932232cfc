import type { Log } from '../core/ports.ts';
import type { SharedVectors } from '../core/shared-vectors.ts';
import type { SmallVector } from './vector.ts';
import type { Vectors } from './vector-file.ts';

/** Vectors taken from other processes, and given to them. Trouble with it is logged once and costs time, since they are computed instead. */
export interface VectorSharing {
  /** Those that are there. Rejects with the reason of `stopped`, and else never. */
  recall(keys: readonly string[]): Promise<Vectors>;
  /** Never rejects. */
  keep(vectors: Vectors): Promise<void>;
  /** Sees to it that others find them all once the guidance they are of is in force. Never rejects. */
  give(vectors: Vectors): Promise<void>;
}

export interface SharingParts {
  /** Undefined: nothing is shared. */
  readonly shared: SharedVectors | undefined;
  /** How long a vector has to be. */
  readonly dimensions: number;
  readonly log: Log;
  readonly stopped: AbortSignal | undefined;
}

/** A few milliseconds' work for the thread that has the database, and others wait for that one. */
const AT_A_TIME = 250;

export const createVectorSharing = ({ shared, ...parts }: SharingParts): VectorSharing =>
  shared === undefined ? NOTHING_SHARED : new Sharing(shared, parts);

class Sharing implements VectorSharing {
  readonly #shared: SharedVectors;
  readonly #parts: Omit<SharingParts, 'shared'>;
  #troubled = false;

  constructor(shared: SharedVectors, parts: Omit<SharingParts, 'shared'>) {
    this.#shared = shared;
    this.#parts = parts;
  }

  async recall(keys: readonly string[]): Promise<Vectors> {
    const { stopped, dimensions } = this.#parts;
    const all = new Map<string, SmallVector>();
    for (const part of inParts(keys)) {
      stopped?.throwIfAborted();
      const found = await this.#tried(() => this.#shared.recall(part));
      for (const [key, vector] of found ?? []) if (vector.length === dimensions) all.set(key, vector);
    }
    return all;
  }

  async keep(vectors: Vectors): Promise<void> {
    for (const part of inParts([...vectors])) await this.#tried(() => this.#shared.keep(new Map(part)));
  }

  async give(vectors: Vectors): Promise<void> {
    // It is the last chance before the guidance is in force, so what was in the way before may be over.
    this.#troubled = false;
    for (const part of inParts([...vectors])) {
      const lacking = new Set(await this.#tried(() => this.#shared.need(part.map(([key]) => key))));
      if (lacking.size > 0) await this.keep(new Map(part.filter(([key]) => lacking.has(key))));
    }
  }

  // A database that is away lets each call wait for seconds: it is not asked again for every few texts.
  async #tried<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    if (this.#troubled) return undefined;
    try {
      return await work();
    } catch (cause) {
      this.#troubled = true;
      this.#parts.log.warn('vectors-not-shared', { effect: 'each process computes them by itself' }, cause);
      return undefined;
    }
  }
}

const NOTHING_SHARED: VectorSharing = { recall: async () => new Map(), keep: async () => {}, give: async () => {} };

const inParts = <One>(all: readonly One[]): readonly (readonly One[])[] =>
  Array.from({ length: Math.ceil(all.length / AT_A_TIME) }, (_, at) => all.slice(at * AT_A_TIME, (at + 1) * AT_A_TIME));
