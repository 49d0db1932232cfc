import type { NearestGap } from '../core/evidence.ts';
import type { Gap } from '../core/gap.ts';
import type { CouncilId } from '../core/guidance.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { highest } from './highest.ts';
import { alike, tellingTerms } from './overlap.ts';
import type { SearchedQuestion } from './read-question.ts';
import { NEIGHBOURS } from './semantic-index.ts';
import { createVectorTable } from './vector-table.ts';

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
  ): GapFindings;
}

interface Row {
  readonly gap: Gap;
  readonly phrasing: string;
}

/** `rarity`: how telling a term is in the guidance. */
export async function buildGapSearch(
  gaps: readonly Gap[],
  cache: EmbeddingCache,
  read: (text: string) => SearchedQuestion,
  rarity: (term: string) => number,
): Promise<GapSearch> {
  const rows: readonly Row[] = gaps.flatMap((gap) => gap.asked.map((phrasing) => ({ gap, phrasing })));
  const table = createVectorTable(await cache.vectorsOf(rows.map(({ phrasing }) => phrasing)));

  // Read when first asked for: with a model only the nearest phrasing's words are compared, and there are thousands.
  const termsOf = new Map<number, ReadonlySet<string>>();
  function termsAt(position: number): ReadonlySet<string> {
    const known = termsOf.get(position) ?? tellingTerms(read(rows[position]?.phrasing ?? ''));
    termsOf.set(position, known);
    return known;
  }

  function find(
    question: SearchedQuestion,
    vector: Float32Array | undefined,
    scope: CouncilId | undefined,
    heldOut: HeldOut = {},
  ): GapFindings {
    const terms = tellingTerms(question);
    const overlapAt = (position: number): number => alike(terms, termsAt(position), rarity);
    // Without a model they are ordered by their words alone.
    const nearness = vector === undefined ? Float32Array.from(rows, (_, at) => overlapAt(at)) : table.cosines(vector);
    const fits = (position: number): boolean => {
      const { gap, phrasing } = rows[position] ?? {};
      if (gap === undefined || gap.id === heldOut.gap || phrasing === heldOut.phrasing) return false;
      // One council's gap may be settled in another's guidance, so it counts only where that council alone is asked.
      return gap.council === undefined || gap.council === scope;
    };
    const nearestOf = (offTopic: boolean): { row: Row; position: number; cosine: number } | undefined => {
      const [position = -1] = highest(nearness, 1, (at) => rows[at]?.gap.offTopic === offTopic && fits(at));
      const row = rows[position];
      return row && { row, position, cosine: vector === undefined ? 0 : Math.max(0, nearness[position] ?? 0) };
    };
    const [onTopic, offTopic] = [nearestOf(false), nearestOf(true)];
    const neighbours = highest(nearness, vector === undefined ? 0 : NEIGHBOURS, fits).map((position) => ({
      cosine: Math.max(0, nearness[position] ?? 0),
      offTopic: rows[position]?.gap.offTopic === true,
    }));
    return {
      nearest: onTopic && {
        gap: onTopic.row.gap,
        phrasing: onTopic.row.phrasing,
        cosine: onTopic.cosine,
        overlap: overlapAt(onTopic.position),
      },
      gapCosine: onTopic?.cosine ?? 0,
      offTopicCosine: offTopic?.cosine ?? 0,
      neighbours,
    };
  }
  return { find };
}
