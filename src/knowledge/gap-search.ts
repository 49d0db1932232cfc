import type { NearestGap } from '../core/evidence.ts';
import type { Gap } from '../core/gap.ts';
import type { CouncilId } from '../core/guidance.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { highest } from './highest.ts';
import { createPace } from './pace.ts';
import { alike, weighedTerms } from './overlap.ts';
import type { WeighedTerms } from './overlap.ts';
import type { SearchedQuestion } from './read-question.ts';
import { NEIGHBOURS } from './semantic-index.ts';
import { buildVectorTable } from './vector-table.ts';
import type { VectorTable } from './vector-table.ts';

/** What is passed over, to measure what would be found without it. */
export interface HeldOut {
  /** The words of one phrasing. */
  readonly phrasing?: string;
  /** The id of a whole gap. */
  readonly gap?: string;
  /** True: every phrasing of every clause, as in guidance that was just imported. */
  readonly clausePhrasings?: true;
}

/** What the known gaps say of a question. */
export interface GapFindings {
  /** The nearest matter that is on the topic. */
  readonly nearest: NearestGap | undefined;
  /** Cosine with the nearest phrasing of a matter on the topic, and of one off the topic; 0 without any. */
  readonly gapCosine: number;
  readonly offTopicCosine: number;
  /** The phrasings nearest to the question, best first, at most NEIGHBOURS. */
  readonly neighbours: readonly { readonly cosine: number; readonly offTopic: boolean }[];
}

/** Finds the matters nearest to a question that the guidance is known not to settle. */
export interface GapSearch {
  find(
    question: SearchedQuestion,
    vector: Float32Array | undefined,
    scope: CouncilId | undefined,
    heldOut?: HeldOut,
  ): Promise<GapFindings>;
}

interface Row {
  readonly gap: Gap;
  readonly phrasing: string;
}

/** The phrasings of the gaps with their vectors: the same whatever clauses are searched beside them. */
export interface GapRows {
  readonly rows: readonly Row[];
  readonly table: VectorTable;
}

export async function readGaps(gaps: readonly Gap[], cache: EmbeddingCache, pace = createPace()): Promise<GapRows> {
  const rows: readonly Row[] = gaps.flatMap((gap) => gap.asked.map((phrasing) => ({ gap, phrasing })));
  return { rows, table: await buildVectorTable(await cache.vectorsOf(rows.map(({ phrasing }) => phrasing)), pace) };
}

/** `rarity`: how telling a term is in the guidance. */
export function searchGaps(
  { rows, table }: GapRows,
  read: (text: string) => SearchedQuestion,
  rarity: (term: string) => number,
): GapSearch {
  // Read when first asked for: with a model only the nearest phrasing's words are compared, and there are thousands.
  const termsOf = new Map<number, WeighedTerms>();
  function termsAt(position: number): WeighedTerms {
    const known = termsOf.get(position) ?? weighedTerms(read(rows[position]?.phrasing ?? ''), rarity);
    termsOf.set(position, known);
    return known;
  }

  /** Without a model they are ordered by their words alone. */
  const nearnessTo = async (
    vector: Float32Array | undefined,
    overlapAt: (position: number) => number,
  ): Promise<Float32Array> =>
    vector === undefined ? Float32Array.from(rows, (_, at) => overlapAt(at)) : table.cosines(vector);

  return {
    async find(question, vector, scope, heldOut = {}) {
      const terms = weighedTerms(question, rarity);
      const overlapAt = (position: number): number => alike(terms, termsAt(position));
      const fits = ({ gap, phrasing }: Row): boolean => {
        if (gap.id === heldOut.gap || phrasing === heldOut.phrasing) return false;
        // One council's gap may be settled in another's guidance, so it counts only where that council alone is asked.
        return gap.council === undefined || gap.council === scope;
      };
      const [onTopic, offTopic, neighbours] = nearestAmong(rows, await nearnessTo(vector, overlapAt), fits);
      const cosineOf = (found: FoundRow | undefined): number => (vector === undefined ? 0 : (found?.cosine ?? 0));
      return {
        nearest: onTopic && {
          gap: onTopic.row.gap,
          phrasing: onTopic.row.phrasing,
          cosine: cosineOf(onTopic),
          overlap: overlapAt(onTopic.position),
        },
        gapCosine: cosineOf(onTopic),
        offTopicCosine: cosineOf(offTopic),
        neighbours: vector === undefined ? [] : neighbours,
      };
    },
  };
}

interface FoundRow {
  readonly row: Row;
  readonly position: number;
  readonly cosine: number;
}

/** The nearest row that is on the topic, the nearest that is off it, and the nearest of both. */
function nearestAmong(
  rows: readonly Row[],
  nearness: Float32Array,
  fits: (row: Row) => boolean,
): readonly [FoundRow | undefined, FoundRow | undefined, GapFindings['neighbours']] {
  const nearest = (count: number, wanted: (row: Row) => boolean): readonly FoundRow[] =>
    highest(nearness, count, (at) => {
      const row = rows[at];
      return row !== undefined && wanted(row) && fits(row);
    }).flatMap((position) => {
      const row = rows[position];
      return row === undefined ? [] : [{ row, position, cosine: Math.max(0, nearness[position] ?? 0) }];
    });
  const neighbours = nearest(NEIGHBOURS, () => true);
  // Most often it is one of them.
  const nearestThat = (wanted: (row: Row) => boolean): FoundRow | undefined =>
    neighbours.find(({ row }) => wanted(row)) ?? nearest(1, wanted)[0];
  return [
    nearestThat(({ gap }) => !gap.offTopic),
    nearestThat(({ gap }) => gap.offTopic),
    neighbours.map(({ row, cosine }) => ({ cosine, offTopic: row.gap.offTopic })),
  ];
}
