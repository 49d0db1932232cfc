import type { Clause } from '../core/guidance.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { highestExactly } from './highest.ts';
import type { Rough } from './highest.ts';
import { isIn, nearestOf, nearnessIn, OUT } from './nearness.ts';
import type { Nearness, RoughNearness } from './nearness.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';
import type { ToStatement } from './statement.ts';
import { NOWHERE, placeTexts } from './text-places.ts';
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
    product(clause, weights) {
      const row = rows.places[clause]?.start ?? -1;
      return table.has(row) ? table.cosine(row, weights) : undefined;
    },
    async compare(question, inScope, passed, toStatement) {
      const asked = await roughly(table, question);
      const best = await leaveOut(rows, asked.values, inScope, passed, pace);
      const bare = bareAmong(rows, asked, inScope);
      const stated =
        bare.length === 0 ? undefined : unlessAsking(rows, asked, await roughly(table, toStatement(question)));
      if (stated !== undefined) raise(best, rows, stated, bare);
      await pace.step();
      const neighbours = neighboursIn(rows, asked);
      await pace.step();
      const near = nearTo(rows, { asked, stated }, neighbours);
      const off = Math.max(asked.off, stated?.off ?? 0);
      const byClause = { values: best, off, exactly: (clause: number) => nearestOf(near(clause)) };
      return {
        near,
        nearest: (count) => highestExactly(byClause, count, inScope).map(({ position }) => position),
        asked: neighbours.map(({ cosine }) => cosine),
      };
    },
  };
}

async function roughly(table: VectorTable, vector: Float32Array): Promise<Rough> {
  const { cosines, off } = await table.roughly(vector);
  return { values: cosines, off, exactly: (row) => table.cosine(row, vector) };
}

/** A text that asks is no statement: it is compared with the question itself. */
function unlessAsking({ asking }: Rows, asked: Rough, stated: Rough): Rough {
  if (asking.size === 0) return stated;
  for (const row of asking) stated.values[row] = asked.values[row] ?? 0;
  return {
    values: stated.values,
    off: Math.max(stated.off, asked.off),
    exactly: (row) => (asking.has(row) ? asked : stated).exactly(row),
  };
}

/** Marks what is out of scope or passed over, and gives the best rough cosine of each clause. */
async function leaveOut(
  { texts, places }: Rows,
  cosines: Float32Array,
  inScope: (clause: number) => boolean,
  passed: ((phrasing: string) => boolean) | undefined,
  pace: Pace,
): Promise<Float32Array> {
  const best = new Float32Array(places.length);
  for (let clause = 0; clause < places.length; clause += 1) {
    const { start, made, end } = places[clause] ?? NOWHERE;
    if (clause % CLAUSES_A_STEP === 0) await pace.step();
    if (!inScope(clause)) cosines.fill(OUT, start, end);
    else if (passed !== undefined)
      for (let row = made; row < end; row += 1) if (passed(texts[row] ?? '')) cosines[row] = OUT;
    let nearest = 0;
    for (let row = start; row < end; row += 1) nearest = Math.max(nearest, cosines[row] ?? OUT);
    best[clause] = nearest;
  }
  return best;
}

/** The clauses in scope of which no phrasing is left, by their positions. */
function bareAmong({ places }: Rows, asked: Rough, inScope: (clause: number) => boolean): readonly number[] {
  const bare: number[] = [];
  for (let clause = 0; clause < places.length; clause += 1) {
    const { phrasings, end } = places[clause] ?? NOWHERE;
    let row = phrasings;
    while (row < end && !isIn(asked, row)) row += 1;
    if (row === end && inScope(clause)) bare.push(clause);
  }
  return bare;
}

/** Raises the best cosine of these clauses to that of their nearest text, if it is higher. */
function raise(best: Float32Array, { places }: Rows, { values }: Rough, clauses: readonly number[]): void {
  for (const clause of clauses) {
    const { start, made } = places[clause] ?? NOWHERE;
    let nearest = best[clause] ?? 0;
    for (let row = start; row < made; row += 1) nearest = Math.max(nearest, values[row] ?? 0);
    best[clause] = nearest;
  }
}

/** The phrasings nearest to the question, best first. */
function neighboursIn({ owners, phrasings }: Rows, rough: Rough): readonly Neighbour[] {
  const rowOf = (position: number): number => phrasings[position] ?? -1;
  // Side by side: to pass over all other texts one by one takes many times as long.
  const values = Float32Array.from(phrasings, (row) => rough.values[row] ?? OUT);
  const asked = { values, off: rough.off, exactly: (position: number) => rough.exactly(rowOf(position)) };
  const nearest = highestExactly(asked, NEIGHBOURS, (position) => isIn(asked, position));
  return nearest.map(({ position, value }) => ({
    clause: owners[rowOf(position)] ?? -1,
    cosine: Math.max(0, value),
  }));
}

/** How near each clause is, reckoned once each. */
function nearTo(
  { places }: Rows,
  rough: RoughNearness,
  neighbours: readonly Neighbour[],
): (clause: number) => Nearness {
  const votes = votesOf(neighbours);
  const known = new Map<number, Nearness>();
  return (clause) => {
    const near = known.get(clause) ?? nearnessIn(rough, places[clause], votes(clause));
    known.set(clause, near);
    return near;
  };
}
