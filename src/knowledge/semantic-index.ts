import type { Clause } from '../core/guidance.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { highest } from './highest.ts';
import { nearestClauses } from './nearest-clauses.ts';
import { nearnessIn, OUT } from './nearness.ts';
import type { Cosines, Nearness } from './nearness.ts';
import { createPace } from './pace.ts';
import type { ToStatement } from './statement.ts';
import { NOWHERE, placeIn, placeTexts } from './text-places.ts';
import type { Rows } from './text-places.ts';
import { buildVectorTable } from './vector-table.ts';
import type { VectorTable } from './vector-table.ts';
import { votesOf } from './votes.ts';
import type { Neighbour } from './votes.ts';

/** What the vectors say of a question. */
export interface Meaning {
  /** By the clause's position. */
  near(clause: number): Nearness;
  /** Positions of the clauses in scope that have the nearest texts, best first, at most `count`. */
  nearest(count: number): readonly number[];
  /** Cosines of the phrasings nearest to the question, best first, at most NEIGHBOURS. */
  readonly asked: readonly number[];
}

/** Vectors of every clause as a whole, of its sentences and of its phrasings. */
export interface SemanticIndex {
  /** The product of the vector of a whole clause with so many weights; undefined without a vector. */
  product(clause: number, weights: Float32Array): number | undefined;
  /** `passed`: phrasings that are passed over; undefined: none, which is quicker. `toStatement`: what clauses without phrasings are compared by as well. */
  compare(
    question: Float32Array,
    inScope: (clause: number) => boolean,
    passed: ((phrasing: string) => boolean) | undefined,
    toStatement: ToStatement,
  ): Promise<Meaning>;
}

/** Phrasings looked at together: more and distant ones would speak. */
export const NEIGHBOURS = 40;

/** Builds the index; vectors that the cache cannot give count as far from everything. */
export async function buildSemanticIndex(
  clauses: readonly Clause[],
  cache: EmbeddingCache,
  pace = createPace(),
): Promise<SemanticIndex> {
  const rows = await placeTexts(clauses, pace);
  const table = await buildVectorTable(await cache.vectorsOf(rows.texts), pace);

  return {
    product: (clause, weights) => table.product(rows.places.start[clause] ?? -1, weights),
    async compare(question, inScope, passed, toStatement) {
      const bare = bareIn(rows, inScope, passed);
      await pace.step();
      const cosines = await cosinesWith(table, rows, question, bare, toStatement);
      await pace.step();
      if (passed !== undefined) passOver(rows, cosines.asked, passed);
      const neighbours = neighboursIn(rows, cosines.asked, inScope);
      await pace.step();
      return {
        near: nearTo(rows, cosines, inScope, bare, neighbours),
        nearest: (count) => nearestClauses(rows, cosines, count, inScope, bare),
        asked: neighbours.map(({ cosine }) => cosine),
      };
    },
  };
}

/** By clause: 1 if it is in scope and no phrasing of it is left. */
function bareIn(
  { texts, places: { phrasings, end } }: Rows,
  inScope: (clause: number) => boolean,
  passed: ((phrasing: string) => boolean) | undefined,
): Uint8Array {
  const bare = new Uint8Array(end.length);
  for (let clause = 0; clause < bare.length; clause += 1) {
    const [from, to] = [phrasings[clause] ?? 0, end[clause] ?? 0];
    const left = from < to && (passed === undefined || !texts.slice(from, to).every(passed));
    if (!left && inScope(clause)) bare[clause] = 1;
  }
  return bare;
}

/** Clauses without phrasings are compared with where an answer stands as well; their texts come first. */
async function cosinesWith(
  table: VectorTable,
  { places: { end }, asking }: Rows,
  question: Float32Array,
  bare: Uint8Array,
  toStatement: ToStatement,
): Promise<Cosines> {
  let few = 0;
  for (let clause = 0; clause < bare.length; clause += 1) if (bare[clause] === 1) few = Math.max(few, end[clause] ?? 0);
  if (few === 0) return { asked: await table.cosines(question), stated: undefined };
  const [asked, stated] = await table.cosinesOfTwo(question, toStatement(question), few);
  // A text that asks is no statement: it is compared with the question itself.
  for (const row of asking) if (row < few) stated[row] = asked[row] ?? 0;
  return { asked, stated };
}

function passOver(
  { texts, places: { made, end } }: Rows,
  asked: Float32Array,
  passed: (phrasing: string) => boolean,
): void {
  for (const [clause, from] of made.entries())
    for (let row = from; row < (end[clause] ?? 0); row += 1) if (passed(texts[row] ?? '')) asked[row] = OUT;
}

/** The phrasings nearest to the question, best first. */
function neighboursIn(
  { owners, phrasings }: Rows,
  asked: Float32Array,
  inScope: (clause: number) => boolean,
): readonly Neighbour[] {
  // Side by side: to pass over all other texts one by one takes many times as long.
  const cosines = new Float32Array(phrasings.length);
  for (let position = 0; position < cosines.length; position += 1)
    cosines[position] = asked[phrasings[position] ?? -1] ?? OUT;
  const ownerOf = (position: number): number => owners[phrasings[position] ?? -1] ?? -1;
  return highest(cosines, NEIGHBOURS, (position) => inScope(ownerOf(position)), OUT).map((position) => ({
    clause: ownerOf(position),
    cosine: Math.max(0, cosines[position] ?? 0),
  }));
}

/** How near each clause in scope is. */
function nearTo(
  { places }: Rows,
  cosines: Cosines,
  inScope: (clause: number) => boolean,
  bare: Uint8Array,
  neighbours: readonly Neighbour[],
): (clause: number) => Nearness {
  const votes = votesOf(neighbours);
  const asked = { ...cosines, stated: undefined };
  return (clause) =>
    nearnessIn(
      bare[clause] === 1 ? cosines : asked,
      inScope(clause) ? placeIn(places, clause) : NOWHERE,
      votes(clause),
    );
}
