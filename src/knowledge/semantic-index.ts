import type { Clause } from '../core/guidance.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { highest } from './highest.ts';
import { bestOf, nearnessIn, OUT } from './nearness.ts';
import type { Cosines, Nearness } from './nearness.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';
import type { ToStatement } from './statement.ts';
import { NOWHERE, placeTexts } from './text-places.ts';
import type { Rows } from './text-places.ts';
import { buildVectorTable } from './vector-table.ts';
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

/** Clauses that are looked at between two steps. */
const CLAUSES_A_STEP = 4096;

/** Builds the index; vectors that the cache cannot give count as far from everything. */
export async function buildSemanticIndex(
  clauses: readonly Clause[],
  cache: EmbeddingCache,
  pace = createPace(),
): Promise<SemanticIndex> {
  const rows = await placeTexts(clauses, pace);
  const table = await buildVectorTable(await cache.vectorsOf(rows.texts), pace);

  return {
    product: (clause, weights) => table.product(rows.places[clause]?.start ?? -1, weights),
    async compare(question, inScope, passed, toStatement) {
      const asked = await table.cosines(question);
      const { best, bare } = await leaveOut(rows, asked, inScope, passed, pace);
      const stated =
        bare.length === 0 ? undefined : unlessAsking(rows, asked, await table.cosines(toStatement(question)));
      if (stated !== undefined) raise(best, rows, stated, bare);
      await pace.step();
      const neighbours = neighboursIn(rows, asked);
      await pace.step();
      return {
        near: nearTo(rows, { asked, stated }, neighbours),
        nearest: (count) => highest(best, count, inScope),
        asked: neighbours.map(({ cosine }) => cosine),
      };
    },
  };
}

/** A text that asks is no statement: it is compared with the question itself. */
function unlessAsking({ asking }: Rows, asked: Float32Array, stated: Float32Array): Float32Array {
  for (const row of asking) stated[row] = asked[row] ?? 0;
  return stated;
}

interface LeftIn {
  /** By clause: its best cosine, or 0. */
  readonly best: Float32Array;
  /** The clauses in scope of which no phrasing is left, by their positions. */
  readonly bare: readonly number[];
}

/** Marks what is out of scope or passed over. */
async function leaveOut(
  { texts, places }: Rows,
  cosines: Float32Array,
  inScope: (clause: number) => boolean,
  passed: ((phrasing: string) => boolean) | undefined,
  pace: Pace,
): Promise<LeftIn> {
  const best = new Float32Array(places.length);
  const bare: number[] = [];
  for (let clause = 0; clause < places.length; clause += 1) {
    const { start, made, phrasings, end } = places[clause] ?? NOWHERE;
    if (clause % CLAUSES_A_STEP === 0) await pace.step();
    if (!inScope(clause)) {
      cosines.fill(OUT, start, end);
      continue;
    }
    if (passed !== undefined)
      for (let row = made; row < end; row += 1) if (passed(texts[row] ?? '')) cosines[row] = OUT;
    let row = phrasings;
    while (row < end && (cosines[row] ?? OUT) === OUT) row += 1;
    if (row === end) bare.push(clause);
    best[clause] = bestOf(cosines, start, end);
  }
  return { best, bare };
}

/** Raises the best cosine of these clauses to that of their nearest text, if it is higher. */
function raise(best: Float32Array, { places }: Rows, stated: Float32Array, clauses: readonly number[]): void {
  for (const clause of clauses) {
    const { start, made } = places[clause] ?? NOWHERE;
    best[clause] = Math.max(best[clause] ?? 0, bestOf(stated, start, made));
  }
}

/** The phrasings nearest to the question, best first. */
function neighboursIn({ owners, phrasings }: Rows, asked: Float32Array): readonly Neighbour[] {
  // Side by side: to pass over all other texts one by one takes many times as long.
  const cosines = Float32Array.from(phrasings, (row) => asked[row] ?? OUT);
  return highest(cosines, NEIGHBOURS, (position) => (cosines[position] ?? OUT) > OUT).map((position) => ({
    clause: owners[phrasings[position] ?? -1] ?? -1,
    cosine: Math.max(0, cosines[position] ?? 0),
  }));
}

/** How near each clause is. */
function nearTo({ places }: Rows, cosines: Cosines, neighbours: readonly Neighbour[]): (clause: number) => Nearness {
  const votes = votesOf(neighbours);
  return (clause) => nearnessIn(cosines, places[clause], votes(clause));
}
