/** The positions of the highest values, highest first, at most `count`; of equal ones the earlier. Only positions that fit. */
export function highest(
  values: Float32Array | Float64Array,
  count: number,
  fits: (position: number) => boolean = () => true,
): readonly number[] {
  const best: number[] = [];
  if (count < 1) return best;
  // What a value must be above to be taken, once there are `count`.
  let floor = -Infinity;
  for (let position = 0; position < values.length; position += 1) {
    const value = values[position] ?? 0;
    if (value <= floor || !fits(position)) continue;
    let place = Math.min(best.length, count - 1);
    for (; place > 0; place -= 1) {
      const before = best[place - 1] ?? 0;
      if ((values[before] ?? 0) >= value) break;
      best[place] = before;
    }
    best[place] = position;
    if (best.length === count) floor = values[best[count - 1] ?? -1] ?? Infinity;
  }
  return best;
}
