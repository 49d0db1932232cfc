/** Letters added, left out, changed or swapped with the next; `most` + 1 for all that is further. Quick for a `most` of 1 or 2. */
export const editDistance = (one: string, other: string, most: number): number =>
  Math.abs(one.length - other.length) > most ? most + 1 : mistakesFrom(one, 0, other, 0, most);

function mistakesFrom(one: string, from: number, other: string, against: number, most: number): number {
  let [at, to] = [from, against];
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(to)) [at, to] = [at + 1, to + 1];
  const rest = Math.max(one.length - at, other.length - to);
  if (at >= one.length || to >= other.length) return Math.min(rest, most + 1);
  if (most === 0) return 1;
  // Each try may only do better than the one before.
  let fewest = 1 + mistakesFrom(one, at + 1, other, to + 1, most - 1);
  if (fewest > 1) fewest = Math.min(fewest, 1 + mistakesFrom(one, at + 1, other, to, Math.min(most - 1, fewest - 2)));
  if (fewest > 1) fewest = Math.min(fewest, 1 + mistakesFrom(one, at, other, to + 1, Math.min(most - 1, fewest - 2)));
  const swapped =
    one.charCodeAt(at) === other.charCodeAt(to + 1) &&
    one.charCodeAt(at + 1) === other.charCodeAt(to) &&
    to + 1 < other.length;
  if (swapped && fewest > 1)
    fewest = Math.min(fewest, 1 + mistakesFrom(one, at + 2, other, to + 2, Math.min(most - 1, fewest - 2)));
  return fewest;
}
