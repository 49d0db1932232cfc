import type { Clause } from '../core/guidance.ts';
import type { ClauseEvidence } from '../core/evidence.ts';
import { textsOf } from './clause-texts.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { highestExactly } from './highest.ts';
import type { Exact, Rough } from './highest.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';
import { buildVectorTable } from './vector-table.ts';
import { votesOf } from './votes.ts';
import type { Neighbour, Votes } from './votes.ts';

/** How near a question is to a clause in meaning; 0 where nothing is nearer. */
export interface Nearness extends Pick<
  ClauseEvidence,
  'wholeCosine' | 'sentenceCosine' | 'phrasingCosine' | 'phrasingsCosine' | 'closeVotes' | 'votes' | 'wideVotes'
> {
  /** Position of the nearest phrasing in the clause's list; -1 without one. */
  readonly nearestPhrasing: number;
}

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
  /** `passed`: phrasings that are passed over. */
  compare(
    question: Float32Array,
    inScope: (clause: number) => boolean,
    passed: (phrasing: string) => boolean,
  ): Promise<Meaning>;
}

/** Where the texts of a clause stand among all texts: first the whole, then its sentences, from `phrasings` on its phrasings. */
interface Place {
  readonly start: number;
  /** Where the phrasings that no person wrote begin; `phrasings` if there are none. */
  readonly made: number;
  readonly phrasings: number;
  readonly end: number;
}

interface Rows {
  readonly texts: readonly string[];
  /** By text: its clause. */
  readonly owners: readonly number[];
  /** By clause. */
  readonly places: readonly Place[];
}

const NOWHERE: Place = { start: 0, made: 0, phrasings: 0, end: 0 };

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
    async compare(question, inScope, passed) {
      const { cosines, off } = await table.roughly(question);
      const rough: Rough = { values: cosines, off, exactly: (row) => table.cosine(row, question) };
      const best = await leaveOut(rows, cosines, inScope, passed, pace);
      await pace.step();
      const neighbours = neighboursIn(rows, rough);
      await pace.step();
      const near = nearTo(rows, rough, neighbours);
      const byClause = { values: best, off, exactly: (clause: number) => nearestOf(near(clause)) };
      return {
        near,
        nearest: (count) => highestExactly(byClause, count, inScope).map(({ position }) => position),
        asked: neighbours.map(({ cosine }) => cosine),
      };
    },
  };
}

async function placeTexts(clauses: readonly Clause[], pace: Pace): Promise<Rows> {
  const [texts, owners, places]: [string[], number[], Place[]] = [[], [], []];
  for (const clause of clauses) {
    await pace.step();
    const start = texts.length;
    const own = textsOf(clause);
    for (const { text } of own) owners[texts.push(text) - 1] = places.length;
    const phrasings = texts.length - clause.asked.length;
    const made = phrasings - own.filter(({ kind }) => kind === 'made').length;
    places.push({ start, made, phrasings, end: texts.length });
  }
  return { texts, owners, places };
}

/** Marks what is out of scope or passed over, and gives the best rough cosine of each clause. */
async function leaveOut(
  { texts, places }: Rows,
  cosines: Float32Array,
  inScope: (clause: number) => boolean,
  passed: (phrasing: string) => boolean,
  pace: Pace,
): Promise<Float32Array> {
  const best = new Float32Array(places.length);
  for (let clause = 0; clause < places.length; clause += 1) {
    const { start, made, end } = places[clause] ?? NOWHERE;
    if (clause % CLAUSES_A_STEP === 0) await pace.step();
    const out = !inScope(clause);
    let nearest = 0;
    for (let row = start; row < end; row += 1) {
      if (out || (row >= made && passed(texts[row] ?? ''))) cosines[row] = OUT;
      nearest = Math.max(nearest, cosines[row] ?? OUT);
    }
    best[clause] = nearest;
  }
  return best;
}

/** The phrasings nearest to the question, best first. */
function neighboursIn({ owners, places }: Rows, rough: Rough): readonly Neighbour[] {
  const isPhrasing = (row: number): boolean => row >= (places[owners[row] ?? -1]?.phrasings ?? Infinity);
  const nearest = highestExactly(rough, NEIGHBOURS, (row) => isPhrasing(row) && isIn(rough, row));
  return nearest.map(({ position, value }) => ({ clause: owners[position] ?? -1, cosine: Math.max(0, value) }));
}

/** How near each clause is, reckoned once each. */
function nearTo({ places }: Rows, rough: Rough, neighbours: readonly Neighbour[]): (clause: number) => Nearness {
  const votes = votesOf(neighbours);
  const known = new Map<number, Nearness>();
  return (clause) => {
    const near = known.get(clause) ?? nearnessOf(cosinesIn(rough, places[clause]), votes(clause));
    known.set(clause, near);
    return near;
  };
}

/** Stands for what is out of scope or passed over; no cosine is that low. */
const OUT = -2;

const isIn = ({ values }: Rough, row: number): boolean => (values[row] ?? OUT) > OUT;

/** The best of a clause's cosines; 0 where nothing is nearer. */
interface Best {
  readonly whole: number;
  readonly sentence: number;
  /** The best three, best first. */
  readonly phrasings: readonly Exact[];
}

function cosinesIn(rough: Rough, { start, phrasings, end }: Place = NOWHERE): Best {
  const near = {
    ...rough,
    values: rough.values.subarray(phrasings, end),
    exactly: (at: number) => rough.exactly(phrasings + at),
  };
  return {
    whole: bestIn(rough, start, start + 1),
    sentence: bestIn(rough, start + 1, phrasings),
    phrasings: phrasings === end ? [] : highestExactly(near, 3, (at) => isIn(rough, phrasings + at)),
  };
}

/** The highest cosine of some rows, or 0. */
function bestIn(rough: Rough, from: number, to: number): number {
  let [best, highestRough] = [0, OUT];
  for (let row = from; row < to; row += 1) highestRough = Math.max(highestRough, rough.values[row] ?? OUT);
  for (let row = from; row < to; row += 1)
    if (isIn(rough, row) && (rough.values[row] ?? OUT) >= highestRough - 2 * rough.off)
      best = Math.max(best, rough.exactly(row));
  return best;
}

function nearnessOf({ whole, sentence, phrasings }: Best, votes: Votes): Nearness {
  const sum = phrasings.reduce((all, { value }) => all + value, 0);
  return {
    wholeCosine: whole,
    sentenceCosine: sentence,
    phrasingCosine: Math.max(0, phrasings[0]?.value ?? 0),
    phrasingsCosine: Math.max(0, sum / Math.max(1, phrasings.length)),
    ...votes,
    nearestPhrasing: phrasings[0]?.position ?? -1,
  };
}

const nearestOf = ({ wholeCosine, sentenceCosine, phrasingCosine }: Nearness): number =>
  Math.max(wholeCosine, sentenceCosine, phrasingCosine);
