/** How many of the best are looked at. */
export const LOOKED_AT = 10;

/**
 * Normalised discounted cumulative gain of one question at ten: 1 if the relevant texts come first, the most relevant before the
 * others. `relevance`: by id, of every text that is relevant. Undefined if none is.
 */
export function ndcg(ranked: readonly string[], relevance: ReadonlyMap<string, number>): number | undefined {
  const best = gain([...relevance.values()].toSorted((one, other) => other - one));
  return best === 0 ? undefined : gain(ranked.map((id) => relevance.get(id) ?? 0)) / best;
}

const gain = (relevances: readonly number[]): number =>
  relevances.slice(0, LOOKED_AT).reduce((sum, relevance, index) => sum + relevance / Math.log2(index + 2), 0);
