import type { SemanticIndex } from './semantic-index.ts';

/** The index of some of its clauses, which are known by where they stand in `positions`, in order. Nothing is computed anew. */
export function partOf(index: SemanticIndex, positions: readonly number[]): SemanticIndex {
  const places = new Map(positions.map((position, place) => [position, place]));
  const placeOf = (position: number): number => places.get(position) ?? -1;
  return {
    product: (place, weights) => index.product(positions[place] ?? -1, weights),
    async compare(question, inScope, passed, toStatement) {
      const isIn = (position: number): boolean => placeOf(position) >= 0 && inScope(placeOf(position));
      const meaning = await index.compare(question, isIn, passed, toStatement);
      return {
        near: (place) => meaning.near(positions[place] ?? -1),
        nearest: (count) => meaning.nearest(count).map(placeOf),
        asked: meaning.asked,
      };
    },
  };
}
