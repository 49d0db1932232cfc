/** The positions of the highest values, highest first, at most `count`; of equal ones the earlier. Only positions that fit. */
export function highest(
  values: Float32Array,
  count: number,
  fits: (position: number) => boolean = () => true,
): readonly number[] {
  const best: number[] = [];
  for (let position = 0; position < values.length; position += 1) {
    const value = values[position] ?? 0;
    const last = best[count - 1];
    if ((last !== undefined && value <= (values[last] ?? 0)) || !fits(position)) continue;
    let place = Math.min(best.length, count - 1);
    while (place > 0 && (values[best[place - 1] ?? 0] ?? 0) < value) place -= 1;
    best.splice(place, 0, position);
    if (best.length > count) best.pop();
  }
  return best;
}
