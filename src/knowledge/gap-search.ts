import type { NearestGap } from '../core/evidence.ts';
import type { Gap } from '../core/gap.ts';
import type { CouncilId } from '../core/guidance.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { alike, tellingTerms } from './overlap.ts';
import type { SearchedQuestion } from './read-question.ts';
import { createVectorTable } from './vector-table.ts';

/** What is passed over, to measure what would be found without it. */
export interface HeldOut {
  /** The words of one phrasing. */
  readonly phrasing?: string;
  /** The id of a whole gap. */
  readonly gap?: string;
}

/** Finds the matter nearest to a question that the guidance is known not to settle. */
export interface GapSearch {
  nearest(
    question: SearchedQuestion,
    vector: Float32Array | undefined,
    scope: CouncilId | undefined,
    heldOut?: HeldOut,
  ): NearestGap | undefined;
}

/** Phrasings compared word by word: of the nearest in meaning. Without a model all are. */
const COMPARED = 40;

/** `rarity`: how telling a term is in the guidance. */
export async function buildGapSearch(
  gaps: readonly Gap[],
  cache: EmbeddingCache,
  read: (text: string) => SearchedQuestion,
  rarity: (term: string) => number,
): Promise<GapSearch> {
  const rows = gaps.flatMap((gap) =>
    gap.asked.map((phrasing) => ({ gap, phrasing, terms: tellingTerms(read(phrasing)) })),
  );
  const table = createVectorTable(await cache.vectorsOf(rows.map(({ phrasing }) => phrasing)));

  function nearest(
    question: SearchedQuestion,
    vector: Float32Array | undefined,
    scope: CouncilId | undefined,
    heldOut: HeldOut = {},
  ): NearestGap | undefined {
    const terms = tellingTerms(question);
    const cosines = vector === undefined ? undefined : table.cosines(vector);
    const [first, ...others] = rows
      .map((row, index) => ({ ...row, cosine: cosines?.[index] ?? 0 }))
      .filter(({ gap, phrasing }) => gap.id !== heldOut.gap && phrasing !== heldOut.phrasing)
      .filter(({ gap }) => gap.council === undefined || scope === undefined || gap.council === scope)
      .toSorted((one, other) => other.cosine - one.cosine)
      .slice(0, cosines === undefined ? rows.length : COMPARED)
      .map((row) => ({ ...row, overlap: alike(terms, row.terms, rarity) }));
    if (first === undefined) return undefined;
    const likest = others.reduce((best, row) => (row.overlap > best.overlap ? row : best), first);
    const { gap, phrasing } = cosines === undefined ? likest : first;
    return { gap, phrasing, cosine: first.cosine, overlap: likest.overlap };
  }
  return { nearest };
}
