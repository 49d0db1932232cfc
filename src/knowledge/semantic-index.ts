import type { Clause } from '../core/guidance.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import { createVectorTable } from './vector-table.ts';
import { sentencesOf } from './words.ts';

/** How near a question is to a clause, as cosines; 0 where nothing is nearer. */
export interface Nearness {
  readonly whole: number;
  readonly sentence: number;
  readonly phrasing: number;
  /** Share of the nearest phrasings that are this clause's, nearer ones counting more. */
  readonly votes: number;
  /** Position of the nearest phrasing in the clause's list; -1 without one. */
  readonly nearestPhrasing: number;
}

/** Vectors of every clause as a whole, of its sentences and of its phrasings. */
export interface SemanticIndex {
  /** Nearness of the clauses in scope by their position in the list the index was made from. `without`: a phrasing to pass over. */
  nearness(question: Float32Array, inScope: (clause: number) => boolean, without?: string): readonly Nearness[];
}

type Kind = 'whole' | 'sentence' | 'phrasing';

interface Row {
  readonly clause: number;
  readonly kind: Kind;
  readonly phrasing: number;
  readonly text: string;
}

/** Enough for the phrasings of two or three clauses to speak; more and distant ones would. */
const VOTERS = 12;

/** The texts of a clause whose vectors are searched. */
export function textsOf(clause: Clause): readonly Omit<Row, 'clause'>[] {
  const { leadIn, text, items, closing } = clause.parts;
  const whole = [clause.citation.headings.at(-1), clause.text].filter((part) => part !== undefined).join('. ');
  const body = [text, ...items, closing].filter((part) => part !== undefined).join('\n');
  const sentences = sentencesOf(leadIn === undefined ? body : `${leadIn}\n${body}`);
  return [
    { kind: 'whole', phrasing: -1, text: whole },
    ...sentences.map((sentence) => ({ kind: 'sentence' as const, phrasing: -1, text: sentence })),
    ...clause.asked.map((asked, phrasing) => ({ kind: 'phrasing' as const, phrasing, text: asked })),
  ];
}

/** Builds the index; vectors that the cache cannot give count as far from everything. */
export async function buildSemanticIndex(clauses: readonly Clause[], cache: EmbeddingCache): Promise<SemanticIndex> {
  const rows: Row[] = clauses.flatMap((clause, index) => textsOf(clause).map((row) => ({ clause: index, ...row })));
  const vectors = await cache.vectorsOf(rows.map((row) => row.text));
  const table = createVectorTable(vectors);

  function nearness(
    question: Float32Array,
    inScope: (clause: number) => boolean,
    without?: string,
  ): readonly Nearness[] {
    const best = clauses.map(() => ({ whole: 0, sentence: 0, phrasing: 0, votes: 0, nearestPhrasing: -1 }));
    const voters: { readonly clause: number; readonly cosine: number }[] = [];
    const cosines = table.cosines(question);
    rows.forEach(({ clause, kind, phrasing, text }, row) => {
      if (!inScope(clause) || (kind === 'phrasing' && text === without)) return;
      const cosine = cosines[row] ?? 0;
      if (kind === 'phrasing') voters.push({ clause, cosine });
      const here = best[clause];
      if (here === undefined || cosine <= here[kind]) return;
      here[kind] = cosine;
      if (kind === 'phrasing') here.nearestPhrasing = phrasing;
    });
    const elected = voters
      .toSorted((one, other) => other.cosine - one.cosine || one.clause - other.clause)
      .slice(0, VOTERS);
    const weights = elected.map(({ clause, cosine }) => ({ clause, weight: Math.max(0, cosine) ** 4 }));
    const all = weights.reduce((sum, { weight }) => sum + weight, 0);
    for (const { clause, weight } of weights) {
      const here = best[clause];
      if (here !== undefined && all > 0) here.votes += weight / all;
    }
    return best;
  }
  return { nearness };
}
