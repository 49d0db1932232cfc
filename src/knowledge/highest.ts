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

/** Values that are known roughly: none is further off than `off`. */
export interface Rough {
  readonly values: Float32Array;
  readonly off: number;
  /** What a value is exactly. */
  readonly exactly: (position: number) => number;
}

export interface Exact {
  readonly position: number;
  readonly value: number;
}

/** As `highest`, of the exact values, few of which are looked at. */
export function highestExactly(
  { values, off, exactly }: Rough,
  count: number,
  fits: (position: number) => boolean = () => true,
): readonly Exact[] {
  return positionsFrom(values, floorOf(values, count, fits) - 2 * off, fits)
    .map((position) => ({ position, value: exactly(position) }))
    .toSorted((one, other) => other.value - one.value || one.position - other.position)
    .slice(0, count);
}

/** Of so few, all are looked at exactly. */
const FEW = 8;

/** The lowest of the `count` highest values. */
function floorOf(values: Float32Array, count: number, fits: (position: number) => boolean): number {
  if (values.length <= FEW) return -Infinity;
  const best = highest(values, count, fits);
  return best.length < count ? -Infinity : (values[best.at(-1) ?? -1] ?? Infinity);
}

function positionsFrom(values: Float32Array, floor: number, fits: (position: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let position = 0; position < values.length; position += 1)
    if ((values[position] ?? 0) >= floor && fits(position)) found.push(position);
  return found;
}
