/** The positions of the highest values, highest first, at most `count`; of equal ones the earlier. Only positions that fit. */
export function highest(
  values: Float32Array | Float64Array,
  count: number,
  fits: (position: number) => boolean = () => true,
): readonly number[] {
  const best: number[] = [];
  // What a value must be above to be taken, once there are `count`.
  let floor = -Infinity;
  for (let position = 0; position < values.length; position += 1) {
    const value = values[position] ?? 0;
    if (value <= floor || !fits(position)) continue;
    let place = Math.min(best.length, count - 1);
    while (place > 0 && (values[best[place - 1] ?? 0] ?? 0) < value) place -= 1;
    best.splice(place, 0, position);
    if (best.length > count) best.pop();
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
  const first = highest(values, count, fits);
  // With fewer than `count` everything that fits is among them.
  const last = first.length < count ? undefined : values[first.at(-1) ?? -1];
  const floor = (last ?? Infinity) - 2 * off;
  const near = last === undefined ? first : positionsFrom(values, floor, fits);
  return near
    .map((position) => ({ position, value: exactly(position) }))
    .toSorted((one, other) => other.value - one.value || one.position - other.position)
    .slice(0, count);
}

function positionsFrom(values: Float32Array, floor: number, fits: (position: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let position = 0; position < values.length; position += 1)
    if ((values[position] ?? 0) >= floor && fits(position)) found.push(position);
  return found;
}
