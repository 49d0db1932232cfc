import { createHash } from 'node:crypto';
import { Fault } from '../../src/core/errors.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import { wordsOf } from '../../src/knowledge/words.ts';

/** An embedder without a model, which remembers what it was asked. */
export interface FakeEmbedder extends Embedder {
  /** Every call, as its texts and its urgency. */
  readonly calls: readonly { readonly texts: readonly string[]; readonly urgency: string }[];
  readonly closed: number;
}

/** As many as the real model's, so that words seldom fall on one another. */
const DIMENSIONS = 384;

/** Texts that share words are near each other, as vectors of length 1. `fails` is asked before each call. */
export function aFakeEmbedder(
  change: { model?: string; fails?: (texts: readonly string[]) => boolean; fault?: Error } = {},
): FakeEmbedder {
  const calls: { texts: readonly string[]; urgency: string }[] = [];
  const fault = change.fault ?? new Fault('MODEL_UNAVAILABLE', 'The sentence model cannot be used: it is a fake.');
  let closed = 0;
  return {
    model: change.model ?? 'fake 1',
    dimensions: DIMENSIONS,
    calls,
    get closed() {
      return closed;
    },
    embed: (texts, urgency = 'background') => {
      calls.push({ texts, urgency });
      return change.fails?.(texts) ? Promise.reject(fault) : Promise.resolve(texts.map(bagOfWords));
    },
    close: () => {
      closed += 1;
      return Promise.resolve();
    },
  };
}

function bagOfWords(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const { stem } of wordsOf(text)) {
    const place = createHash('sha256').update(stem).digest().readUInt16LE(0) % DIMENSIONS;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

export function cosine(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let [dot, left, right] = [0, 0, 0];
  for (let index = 0; index < one.length; index += 1) {
    const [a, b] = [one[index] ?? 0, other[index] ?? 0];
    dot += a * b;
    left += a * a;
    right += b * b;
  }
  return dot / Math.sqrt(left * right);
}
