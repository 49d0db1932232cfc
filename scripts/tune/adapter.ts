import type { AdapterFile } from '../../src/knowledge/adapter.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { textsOf } from '../../src/knowledge/clause-texts.ts';
import { addOuter, eigen, square } from './matrix.ts';

/** Half of the model's 384: fewer lose, more gain nothing, and half takes half the memory and time. */
const DIMENSIONS_KEPT = 192;
/** How much every direction counts beside what was learnt of it. Less fits our own guidance better and other subjects worse. */
const SHRINKAGE = 3;

/** Learns the adapter from a knowledge base. */
export async function adapterFrom({ documents }: Folder, embedder: Embedder): Promise<AdapterFile> {
  const clauses = documents.flatMap((document) => document.clauses);
  const others: Float32Array[] = [];
  const asked: Asked[] = [];
  for (const clause of clauses) {
    const texts = textsOf(clause);
    const vectors = (await embedder.embed(texts.map(({ text }) => text))).map(unit);
    const of = (kind: string): readonly Float32Array[] => vectors.filter((_, index) => texts[index]?.kind === kind);
    const [whole] = of('whole');
    if (whole !== undefined) asked.push({ clause: whole, phrasings: of('phrasing') });
    others.push(...of('sentence'));
  }
  return learnAdapter(asked, others);
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** A clause's vector, and those of its phrasings. */
export interface Asked {
  readonly clause: ArrayLike<number>;
  readonly phrasings: readonly ArrayLike<number>[];
}

/**
 * Learns the adapter by linear discriminant analysis: directions in which phrasings of one clause differ from each other and from
 * the clause (style, length, mood) count less, so that what is left tells one clause from another. Then the directions with the
 * least in them are dropped.
 */
export function learnAdapter(asked: readonly Asked[], others: readonly ArrayLike<number>[]): AdapterFile {
  const from = asked[0]?.clause.length ?? 0;
  const within = square(from);
  const count = asked.reduce((sum, { phrasings }) => sum + phrasings.length, 0);
  for (const { clause, phrasings } of asked) {
    const mean = meanOf(phrasings, from);
    for (const phrasing of phrasings) {
      addOuter(within, minus(phrasing, mean), 1 / count);
      addOuter(within, minus(phrasing, clause), 1 / count);
    }
  }
  const ways = eigen(within);
  const spread = ways.reduce((sum, { value }) => sum + Math.max(0, value), 0) / from;
  const scaled = ways.map(({ value, vector }) => ({
    vector,
    scale: 1 / Math.sqrt(Math.max(0, value) + SHRINKAGE * spread),
  }));
  // In the directions of `ways`, where scaling is a plain product.
  const turned = (vector: ArrayLike<number>): Float64Array =>
    Float64Array.from(scaled, ({ vector: way, scale }) => scale * dot(way, vector));
  const texts = [...asked.flatMap(({ clause, phrasings }) => [clause, ...phrasings]), ...others].map(turned);
  const spreadOf = square(from);
  const mean = meanOf(texts, from);
  for (const text of texts) addOuter(spreadOf, minus(text, mean), 1 / texts.length);
  const kept = eigen(spreadOf).slice(0, DIMENSIONS_KEPT);
  const rows = kept.map(({ vector }) => {
    const row = new Float64Array(from);
    scaled.forEach(({ vector: way, scale }, index) => {
      const share = scale * (vector[index] ?? 0);
      for (let column = 0; column < from; column += 1) row[column] = (row[column] ?? 0) + share * (way[column] ?? 0);
    });
    return row;
  });
  return rounded(rows, from);
}

function rounded(rows: readonly Float64Array[], from: number): AdapterFile {
  let largest = 0;
  for (const row of rows) for (const value of row) largest = Math.max(largest, Math.abs(value));
  const step = Number((largest / 127).toPrecision(6));
  const small = Int8Array.from(rows.flatMap((row) => [...row].map((value) => Math.round(value / step))));
  return { from, to: rows.length, unit: step, rows: Buffer.from(small.buffer).toString('base64') };
}

function meanOf(vectors: readonly ArrayLike<number>[], size: number): Float64Array {
  const mean = new Float64Array(size);
  for (const vector of vectors)
    for (let index = 0; index < size; index += 1)
      mean[index] = (mean[index] ?? 0) + (vector[index] ?? 0) / vectors.length;
  return mean;
}

const minus = (one: ArrayLike<number>, other: ArrayLike<number>): Float64Array =>
  Float64Array.from({ length: one.length }, (_, index) => (one[index] ?? 0) - (other[index] ?? 0));

function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}
